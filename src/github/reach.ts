import type { Repo } from '../core/ids.ts';
import { Paused } from '../core/paused.ts';
import type { Log } from '../deploy/ports.ts';

/** So long GitHub is not asked again for a repository that it keeps us out of, however many jobs wait for it. */
const ASK_AGAIN_MS = 30_000;

/** Which repositories the App is kept out of at present: suspended, uninstalled, or not installed there. */
export interface Reach {
  /** Runs `work`, unless GitHub has just said no; what it says is remembered, and told to the log when it changes. @throws Paused */
  into<T>(repo: Repo, work: () => Promise<T>): Promise<T>;
  shutOut(): readonly Repo[];
  /** Something was changed: the next one asks again. */
  forget(): void;
}

export function createReach(log: Log, now: () => Date): Reach {
  const shut = new Map<Repo, { error: Paused; until: number }>();

  function keptOut(repo: Repo, error: Paused): void {
    if (!shut.has(repo))
      log.warn({ repo, reason: error.message }, 'a repository cannot be opened: all work on it waits');
    shut.set(repo, { error, until: now().getTime() + ASK_AGAIN_MS });
  }

  return {
    async into(repo, work) {
      const known = shut.get(repo);
      if (known && known.until > now().getTime()) throw known.error;
      try {
        const result = await work();
        if (shut.delete(repo)) log.info({ repo }, 'the repository can be opened again: work on it goes on');
        return result;
      } catch (error) {
        if (error instanceof Paused) keptOut(repo, error);
        throw error;
      }
    },
    shutOut: () => [...shut.keys()],
    forget() {
      for (const one of shut.values()) one.until = 0;
    },
  };
}
