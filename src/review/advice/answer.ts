import { z } from 'zod';
import type { SCORES } from '../../core/advice.ts';
import { modelSchema } from './model-schema.ts';

/*
 * The shape of a model's answer, steps before hints, as it writes from left to right. Every field is needed and nothing else may be there:
 * so strict decoding asks for it. Lengths and counts are told in words, as some servers refuse them in a schema; the code checks them.
 */

const cites = z
  .array(z.string())
  .describe('Ids out of findings[].rule or knowledge[].id of the data, at least one, never others');
const address = z.string().describe('An address exactly as it stands in the data');
const text = (most: number) => z.string().describe(`At most ${most} characters of plain text`);

const claim = z.strictObject({ text: text(160), address, cites });
const score = z.int().describe('1 (poor) to 5 (very good)');
const scores = z.strictObject({
  cost: score,
  simplicity: score,
  security: score,
  scalability: score,
  reliability: score,
} satisfies Record<(typeof SCORES)[number], typeof score>);
const tradeOff = z.strictObject({ choice: text(120), gains: text(160), loses: text(160), address, cites, scores });
const alternative = z.strictObject({ what: text(120), gains: text(160), loses: text(160), address, cites });
const hint = z.strictObject({
  address,
  attribute: z.string().nullable().describe('The attribute it is about, a key of facts, or null'),
  observed: z.string().nullable().describe('Its value exactly as facts has it, or null'),
  severity: z.enum(['LOW', 'MEDIUM']),
  title: text(80),
  why: text(300),
  fix: text(300),
  cites,
});

export const PARTS = { claim, tradeOff, alternative, hint };

/** How many of each are shown. */
export const MOST = { requirements: 5, constraints: 5, practices: 5, trade_offs: 3, hints: 8, alternatives: 4 };

const upTo = <Item extends z.ZodType>(item: Item, most: number, what: string) =>
  z.array(item).describe(`${what}; at most ${most}, none is fine`);

export const ANSWER = z.strictObject({
  requirements: upTo(claim, MOST.requirements, 'What this change has to achieve'),
  constraints: upTo(claim, MOST.constraints, 'What limits it'),
  practices: upTo(claim, MOST.practices, 'Practices that it follows or should follow'),
  trade_offs: upTo(tradeOff, MOST.trade_offs, 'Choices that it makes'),
  hints: upTo(hint, MOST.hints, 'What the findings do not say yet, or how to mend one of them'),
  alternatives: upTo(alternative, MOST.alternatives, 'Other ways to the same end'),
});

const loose = z.array(z.unknown()).max(100).default([]);

/** The outer shape alone: an item that is wrong takes only itself away. @throws z.ZodError for what is no answer at all */
export const readAnswer = (value: unknown) =>
  z
    .object({
      requirements: loose,
      constraints: loose,
      practices: loose,
      trade_offs: loose,
      hints: loose,
      alternatives: loose,
    })
    .refine(
      (all) => Object.keys(z.record(z.string(), z.unknown()).parse(value)).some((key) => key in all),
      'has none of the steps',
    )
    .parse(value);

export type ModelAnswer = ReturnType<typeof readAnswer>;

/** As models are given it. */
export const answerSchema = (): object => modelSchema(ANSWER);
