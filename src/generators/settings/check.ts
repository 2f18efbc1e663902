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
  refuseIf(
    inOrder(result.error.issues, Object.keys(schema.shape)).flatMap((issue) => issueProblems(schema.shape, issue)),
  );
  throw new Error('settings were refused without a reason');
}

/** As the fields stand in the schema; what is about none of them comes last. */
const inOrder = (issues: readonly z.core.$ZodIssue[], fields: readonly string[]): z.core.$ZodIssue[] => {
  const rank = ({ path: [field] }: z.core.$ZodIssue) =>
    field === undefined ? fields.length : fields.indexOf(String(field));
  return [...issues].sort((a, b) => rank(a) - rank(b));
};

function issueProblems(shape: z.ZodRawShape, issue: z.core.$ZodIssue): Problem[] {
  const [field, ...inside] = issue.path.map(String);
  if (issue.code === 'unrecognized_keys' && field === undefined)
    return issue.keys.map((key) => unknownKey(key, Object.keys(shape)));
  const why =
    issue.code === 'unrecognized_keys' ? `there is no ${issue.keys.join(', ').slice(0, 80)} in it` : issue.message;
  const expected = (shape[field ?? ''] as z.ZodType | undefined)?.description;
  return [{ code: 'bad-input', field: field ?? 'settings', why: where(inside) + why, ...(expected && { expected }) }];
}

/** Where in a list or mapping it is, counted as people count: `entry 2, gb: `. */
const where = (inside: readonly string[]): string =>
  inside.length === 0
    ? ''
    : `${inside.map((step) => (/^\d+$/.test(step) ? `entry ${Number(step) + 1}` : step)).join(', ')}: `;

/** A key nobody knows, with the one it was probably meant to be. */
export function unknownKey(key: string, known: readonly string[]): Problem {
  const meant = nearest(key, known);
  const why = meant ? `there is no such setting; did you mean ${meant}?` : 'there is no such setting';
  return { code: 'bad-input', field: key.slice(0, 80), why, expected: `one of ${known.join(', ')}` };
}
