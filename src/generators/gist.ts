import type { Announced } from '../core/plan.ts';

/** What is gravest about a change of what is there. */
export type Grave = 'removed' | 'data loss' | 'replace' | 'restart';
const GRAVEST_FIRST: readonly Grave[] = ['removed', 'data loss', 'replace', 'restart'];

/** How a language says what a change comes to. */
export interface GistWords {
  inPlace: string;
  /** What happens to one, and to several, in the words of whoever has to decide. */
  meanings: Readonly<Record<Grave, { one: string; many: string }>>;
  breaks(names: string): string;
  keep: string;
  and: string;
  more(count: number): string;
}

const ENGLISH: GistWords = {
  inPlace: 'Everything changes in place: nothing stops and nothing is lost.',
  meanings: {
    removed: { one: 'is destroyed with all that it holds', many: 'are destroyed with all that they hold' },
    'data loss': { one: 'is made anew and loses its data', many: 'are made anew and lose their data' },
    replace: { one: 'is made anew and is away meanwhile', many: 'are made anew and are away meanwhile' },
    restart: { one: 'restarts', many: 'restart' },
  },
  breaks: (names) => `${names} cannot do without`,
  keep: 'save first what must not be lost',
  and: 'and',
  more: (count) => `${count} more`,
};
const MOST_NAMED = 3;

/** What a change of what is there comes to, in one sentence: the gravest of it, and who depends on it. Nothing where nothing is there yet. */
export function gistOf(announced: readonly Announced[], words: GistWords = ENGLISH): string | undefined {
  if (announced.length === 0) return undefined;
  const grave = GRAVEST_FIRST.find((effect) => announced.some((one) => one.effect === effect));
  if (!grave) return words.inPlace;
  const hit = announced.filter(({ effect }) => effect === grave);
  const names = [...new Set(hit.map(({ of }) => of))];
  const dependents = [...new Set(hit.flatMap(({ dependents = [] }) => dependents))].filter(
    (one) => !names.includes(one),
  );
  const { one, many } = words.meanings[grave];
  const breaks = dependents.length > 0 ? `; ${words.breaks(listed(dependents, words))}` : '';
  const keep = grave === 'removed' || grave === 'data loss' ? `: ${words.keep}` : '';
  return `${listed(names, words)} ${names.length === 1 ? one : many}${breaks}${keep}.`;
}

/** Whether something stops or goes, so that a quiet hour is better for it. */
export const interrupts = (announced: readonly Announced[] = []): boolean =>
  announced.some(({ effect }) => (GRAVEST_FIRST as readonly string[]).includes(effect));

const listed = (names: readonly string[], { and, more }: GistWords): string => {
  const shown = names.slice(0, MOST_NAMED);
  const left = names.length - shown.length;
  const all = left > 0 ? [...shown, more(left)] : shown;
  return all.length === 1 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1)}`;
};
