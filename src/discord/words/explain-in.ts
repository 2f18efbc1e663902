import { type Explanation, explain } from '../../core/explain.ts';
import type { Problem } from '../../core/refusal.ts';
import { refusals } from './de/refusals.ts';
import { languageOf } from './language.ts';

/** The words of a problem in the language of a Discord locale. */
export function explainIn(locale: string | undefined, problem: Problem): Explanation {
  if (languageOf(locale) !== 'de') return explain(problem);
  const inGerman = refusals[problem.code] as (problem: Problem) => Explanation;
  return inGerman(problem);
}
