import type { z } from 'zod';
import { nearest } from '../../catalog/nearest.ts';
import { type Problem, refuseIf } from '../../core/refusal.ts';

/** Raw settings, as YAML or a form gave them. */
export type RawSettings = Readonly<Record<string, unknown>>;

/**
 * Settings in the shape of the schema, with its defaults.
 * @throws Refusal `bad-input` for every field that does not fit, and for every unknown one with what was probably meant
 */
export function checkSettings<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, raw: RawSettings) {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  refuseIf(result.error.issues.flatMap((issue) => issueProblems(schema.shape, issue)));
  throw new Error('settings were refused without a reason');
}

function issueProblems(shape: z.ZodRawShape, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, Object.keys(shape)));
  const field = String(issue.path[0] ?? 'settings');
  const expected = (shape[field] as z.ZodType | undefined)?.description;
  return [{ code: 'bad-input', field, why: issue.message, ...(expected && { expected }) }];
}

/** A key nobody knows, with the one it was probably meant to be. */
export function unknownKey(key: string, known: readonly string[]): Problem {
  const meant = nearest(key, known);
  const why = meant ? `there is no such setting; did you mean ${meant}?` : 'there is no such setting';
  return { code: 'bad-input', field: key.slice(0, 80), why, expected: `one of ${known.join(', ')}` };
}
