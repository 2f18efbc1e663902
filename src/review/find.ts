import { type Finding, isAtLeast } from '../core/verdict.ts';
import { Here } from './here.ts';
import type { World } from './plan/world.ts';
import { RULES, type Rule } from './registry.ts';
import type { Around, Hit } from './rule.ts';

/** One thing a rule found, with all that a reader wants to know of it. */
interface Found extends Finding {
  part: string;
}

/** What the rules find in a plan: of what is there afterwards, each new or there before. */
export function findAll(worlds: Record<World['when'], World>, around: Around): Finding[] {
  const before = new Map(foundIn(worlds.before, around).map((one) => [keyOf(one), one]));
  return foundIn(worlds.after, around).map(({ part, ...found }): Finding => {
    const was = before.get(keyOf({ ...found, part }));
    return { ...found, status: was && isAtLeast(was.severity, found.severity) ? 'existing' : 'new' };
  });
}

const keyOf = ({ rule, address, part }: Found): string => JSON.stringify([rule, address, part]);

function foundIn(world: World, around: Around): Found[] {
  const heres = world.resources.map((one) => new Here(one, world, around));
  const found = [...heres.flatMap(findingsAt), ...RULES.flatMap((rule) => foundBy(rule, world, around))];
  // What one rule says twice of one place is one finding.
  return [...new Map(found.map((one) => [keyOf(one), one])).values()];
}

/** The rules that look at a type. */
const byType = new Map<string, readonly Rule[]>();

function rulesFor(type: string): readonly Rule[] {
  const known =
    byType.get(type) ??
    RULES.filter(({ rows }) => rows.some(({ types }) => types.includes(type) || types.includes('*')));
  byType.set(type, known);
  return known;
}

const findingsAt = (here: Here): Found[] =>
  rulesFor(here.of.type).flatMap((rule) =>
    rule.rows
      .filter(({ types }) => types.includes(here.of.type) || types.includes('*'))
      .flatMap(({ check }) => check(here.of.it, here))
      .map((hit) => toFound(rule, hit.at ?? here.of.address, hit)),
  );

const foundBy = (rule: Rule, world: World, around: Around): Found[] =>
  rule.looks.flatMap(({ look }) => look(world, around)).map((hit) => toFound(rule, hit.at, hit));

const toFound = ({ id, severity, title, refs }: Rule, address: string, hit: Hit): Found => ({
  ...{ rule: id, severity: hit.severity ?? severity, address, title, refs },
  message: `It ${hit.what}.`,
  part: hit.part ?? '',
  status: 'new',
});
