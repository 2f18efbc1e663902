import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { nearest } from '../../catalog/nearest.ts';
import { type Problem, Refusal } from '../../core/refusal.ts';
import { schemaProblems } from '../../core/schema-problems.ts';
import { readYaml, type YamlFile } from '../../core/yaml.ts';
import { ruleOf } from '../registry.ts';

const pack = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/)
    .describe('lower-case letters, digits and hyphens, such as our-baseline'),
  title: z.string().min(1).max(80),
  source: z.string().max(200).optional(),
  /** Words of a request that say it is about such data. */
  words: z.array(z.string().min(2).max(60)).default([]),
  controls: z
    .array(
      z.strictObject({ control: z.string().max(60), what: z.string().max(200), rules: z.array(z.string()).min(1) }),
    )
    .min(1),
  /** What no plan can show. */
  duties: z.array(z.string().max(200)).default([]),
});

/** What a framework asks for, as the rules that look at it: a help for reviewers, never a certificate. */
export type Pack = z.output<typeof pack>;

export const PACKS: readonly Pack[] = z
  .array(pack)
  .parse(JSON.parse(readFileSync(new URL('../data/packs.json', import.meta.url), 'utf8')));

/**
 * The pack of a user, in JSON or YAML.
 * @throws Error that names file, line and field of all that is wrong, and what would be right
 */
export function packIn(name: string, text: string): Pack {
  const file = mappingIn(name, text);
  const read = pack.safeParse(file.value);
  if (!read.success)
    throw told(
      read.error.issues.flatMap((issue) => schemaProblems(issue, { file, path: name, schema: pack, nearest })),
    );
  const unknown = read.data.controls.flatMap(({ rules }, control) =>
    rules.flatMap((rule, at) => (ruleOf(rule) ? [] : [{ rule, path: ['controls', control, 'rules', at] }])),
  );
  if (unknown.length > 0)
    throw told(
      unknown.map(({ rule, path }) => ({
        ...{ code: 'bad-input', field: `${name}, line ${file.lineOf(path)}`, why: `there is no rule ${rule}` },
        expected: 'a rule that docs/review.md lists',
      })),
    );
  return read.data;
}

function mappingIn(name: string, text: string): YamlFile {
  try {
    return readYaml(name, text);
  } catch (error) {
    if (error instanceof Refusal) throw told(error.problems);
    throw error;
  }
}

/** A line for each. */
const told = (problems: readonly Problem[]): Error =>
  new Error(
    problems
      .map((one) =>
        one.code === 'bad-input'
          ? `${one.field}: ${one.why}${one.expected ? `; wanted: ${one.expected}` : ''}`
          : one.code,
      )
      .join('\n'),
  );
