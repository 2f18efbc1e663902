import { z } from 'zod';
import { not, textual } from './fields.ts';
import { orNothing } from './optional.ts';

/*
 * Lists of small mappings, such as disks. In YAML they are mappings; in a form's text each line (or part between semicolons) is one of them,
 * its values in the order of the shape: `data 100 pd-ssd`.
 */

interface RowsOptions {
  most: number;
  /** What is expected, with an example as text. */
  expected: string;
}

/** The mapping a line says, by the order of the shape's keys; what is left over belongs to the last. */
function fromLine(line: string, keys: readonly string[]): Record<string, string> {
  const parts = line.trim().split(/[\s:]+/);
  return Object.fromEntries(
    keys.flatMap((key, at) => {
      const value = at === keys.length - 1 ? parts.slice(at).join(' ') : (parts[at] ?? '');
      return value === '' ? [] : [[key, value]];
    }),
  );
}

/** A list of mappings, or nothing; an empty list is nothing. Keys that are absent stay absent. */
export const optionalRows = <Shape extends z.ZodRawShape>(shape: Shape, { most, expected }: RowsOptions) => {
  const keys = Object.keys(shape);
  const split = textual((text) =>
    text
      .split(/[\n;]+/)
      .filter((line) => line.trim() !== '')
      .map((line) => fromLine(line, keys)),
  );
  const list = z
    .array(z.strictObject(shape, { error: not('a mapping') }).transform(withoutAbsent), { error: not('a list') })
    .max(most, { error: () => `it has more than ${most} entries` });
  return z.preprocess((input) => orNothing(split(input)), list.optional()).describe(expected);
};

/** One such mapping, or nothing. */
export const optionalRow = <Shape extends z.ZodRawShape>(shape: Shape, expected: string) =>
  z
    .preprocess(
      textual((text) => fromLine(text, Object.keys(shape))),
      z
        .strictObject(shape, { error: not('a mapping') })
        .transform(withoutAbsent)
        .optional(),
    )
    .describe(expected);

/** A value that may be missing is no value: what is absent must not come back as a key. */
type WithoutAbsent<Row> = { [Key in keyof Row as undefined extends Row[Key] ? never : Key]: Row[Key] } & {
  [Key in keyof Row as undefined extends Row[Key] ? Key : never]?: Exclude<Row[Key], undefined>;
};

const withoutAbsent = <Row extends object>(row: Row): WithoutAbsent<Row> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as WithoutAbsent<Row>;
