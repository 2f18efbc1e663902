import { type Finding, isAtLeast } from '../core/verdict.ts';
import { Here } from './here.ts';
import type { World } from './plan/world.ts';
import { RULES, type Rule } from './registry.ts';
import type { Around, Hit, Worlds } from './rule.ts';

/** One thing a rule found, with all that a reader wants to know of it. */
interface Found extends Finding {
  part: string;
}

/** What the rules find in a plan: of what is there afterwards, each new or there before. */
export function findAll(worlds: Worlds, around: Around): Finding[] {
  const before = foundIn(worlds.before, around);
  const atResources = [...foundIn(worlds.after, around).values()].map(({ part, ...found }): Finding => {
    const was = before.get(keyOf({ ...found, part }));
    return { ...found, status: was && isAtLeast(was.severity, found.severity) ? 'existing' : 'new' };
  });
  const ofPlan = RULES.flatMap((rule) =>
    rule.looks.flatMap(({ look }) => look(worlds, around, atResources)).map((hit) => findingOf(rule, hit.at, hit)),
  );
  return [...atResources, ...ofPlan];
}

const keyOf = ({ rule, address, part }: Found): string => JSON.stringify([rule, address, part]);

/** By rule, address and part: what one rule says twice of one place is one finding. */
const foundIn = (world: World, around: Around): Map<string, Found> =>
  new Map(world.resources.flatMap((one) => findingsAt(new Here(one, world, around))).map((one) => [keyOf(one), one]));

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
      .map((hit) => ({ ...findingOf(rule, hit.at ?? here.of.address, hit), part: hit.part ?? '' })),
  );

const findingOf = ({ id, severity, title, refs }: Rule, address: string, hit: Hit): Finding => ({
  ...{ rule: id, severity: hit.severity ?? severity, address, title, refs },
  message: `It ${hit.what}.`,
  status: 'new',
});
