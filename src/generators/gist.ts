import type { Announced } from '../core/plan.ts';

/** Gravest first; each with what it means, in the words of whoever has to decide. */
const MEANINGS: readonly { effect: string; one: string; many: string }[] = [
  { effect: 'removed', one: 'is destroyed with all that it holds', many: 'are destroyed with all that they hold' },
  { effect: 'data loss', one: 'is made anew and loses its data', many: 'are made anew and lose their data' },
  { effect: 'replace', one: 'is made anew and is away meanwhile', many: 'are made anew and are away meanwhile' },
  { effect: 'restart', one: 'restarts', many: 'restart' },
];
const MOST_NAMED = 3;

/** What a change of what is there comes to, in one sentence: the gravest of it, and who depends on it. Nothing where nothing is there yet. */
export function gistOf(announced: readonly Announced[]): string | undefined {
  if (announced.length === 0) return undefined;
  const meaning = MEANINGS.find(({ effect }) => announced.some((one) => one.effect === effect));
  if (!meaning) return 'Everything changes in place: nothing stops and nothing is lost.';
  const hit = announced.filter(({ effect }) => effect === meaning.effect);
  const names = [...new Set(hit.map(({ of }) => of))];
  const dependents = [...new Set(hit.flatMap(({ dependents = [] }) => dependents))].filter(
    (one) => !names.includes(one),
  );
  const breaks = dependents.length > 0 ? `; ${listed(dependents)} cannot do without` : '';
  const keep =
    meaning.effect === 'removed' || meaning.effect === 'data loss' ? ': save first what must not be lost' : '';
  return `${listed(names)} ${names.length === 1 ? meaning.one : meaning.many}${breaks}${keep}.`;
}

/** Whether something stops or goes, so that a quiet hour is better for it. */
export const interrupts = (announced: readonly Announced[] = []): boolean =>
  announced.some(({ effect }) => MEANINGS.some((meaning) => meaning.effect === effect));

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST_NAMED);
  const left = names.length - shown.length;
  const all = left > 0 ? [...shown, `${left} more`] : shown;
  return all.length === 1 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};
