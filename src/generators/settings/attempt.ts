import { type Problem, Refusal } from '../../core/refusal.ts';

export type Attempt<T> = { ok: true; value: T } | { ok: false; problems: readonly Problem[] };

/** What `work` answers or why it refused, so that several refusals can be told at once. Faults pass through. */
export function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** One refusal of many problems. @throws Error when there is none */
export function refusalOf(problems: readonly Problem[]): Refusal {
  const [first, ...rest] = problems;
  if (!first) throw new Error('a refusal needs a reason');
  return new Refusal(first, ...rest);
}
