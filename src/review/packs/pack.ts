import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ruleOf } from '../registry.ts';

const pack = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
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

/** A pack that comes with GuildOps. */
export const packOf = (name: string): Pack | undefined => PACKS.find(({ id }) => id === name.toLowerCase());

/** The pack of a user, in JSON. @throws Error that names the field that is wrong */
export function packIn(name: string, text: string): Pack {
  const read = pack.safeParse(parsed(name, text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${name}: ${issue?.path.join('.') || 'the pack'}: ${issue?.message}`);
  }
  const unknown = read.data.controls.flatMap(({ rules }) => rules).filter((rule) => !ruleOf(rule));
  if (unknown.length > 0)
    throw new Error(`${name}: there is no rule ${unknown.join(', ')}; docs/review.md lists them.`);
  return read.data;
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      `${name} is neither a pack that comes with GuildOps (${PACKS.map(({ id }) => id).join(', ')}) nor a file with one in JSON.`,
    );
  }
}
