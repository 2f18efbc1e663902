import { type Explanation, explain } from '../../core/explain.ts';
import type { Problem } from '../../core/refusal.ts';
import { refusals } from './de/refusals.ts';
import { languageOf } from './language.ts';

/** The words of a problem in the language of a Discord locale; in English where that language has none for it. */
export function explainIn(locale: string | undefined, problem: Problem): Explanation {
  const inGerman = refusals[problem.code] as ((problem: Problem) => Explanation) | undefined;
  return languageOf(locale) === 'de' && inGerman ? inGerman(problem) : explain(problem);
}
