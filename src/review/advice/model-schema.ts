import { z } from 'zod';

/** Bounds, which servers with strict decoding may answer with a 400; answers are checked by the code instead. */
const BOUNDS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern', 'format'] as const;

/** The JSON Schema of an answer, as every model's server takes it. */
export function modelSchema(answer: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(answer, {
    override({ jsonSchema }) {
      for (const bound of BOUNDS) delete jsonSchema[bound];
    },
  });
  return schema;
}
