import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { strictMistakes } from '../../../sandbox/models/schema-rules.ts';
import { answerSchema } from '../../../src/review/advice/answer.ts';
import { modelSchema } from '../../../src/review/advice/model-schema.ts';

describe('the schema that a model is given', () => {
  it('leaves out at every depth what strict decoding refuses', () => {
    const bounded = z.strictObject({
      rows: z.array(z.strictObject({ score: z.int().min(1).max(5), word: z.string().min(1).max(9) })).max(3),
    });
    expect(strictMistakes(z.toJSONSchema(bounded))).not.toEqual([]);
    expect(strictMistakes(modelSchema(bounded))).toEqual([]);
    expect(strictMistakes(answerSchema())).toEqual([]);
  });
});
