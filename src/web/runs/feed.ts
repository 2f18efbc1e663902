import { EventEmitter, once } from 'node:events';
import type { RunId } from '../../core/ids.ts';

/** Tells open pages that a run said something or ended. What it said is in the store: a page that missed a call loses nothing. */
export interface RunFeed {
  changed(run: RunId): void;
  /** Resolves at the next change, after `ms`, or when the feed closes. */
  next(run: RunId, ms: number, left: AbortSignal): Promise<void>;
  isClosed(): boolean;
  /** Ends every page that follows: the service stops. */
  close(): void;
}

export function createRunFeed(): RunFeed {
  const calls = new EventEmitter().setMaxListeners(0);
  const closing = new AbortController();
  return {
    changed: (run) => void calls.emit(run),
    async next(run, ms, left) {
      const signal = AbortSignal.any([closing.signal, left, AbortSignal.timeout(ms)]);
      await once(calls, run, { signal }).catch(() => {});
    },
    isClosed: () => closing.signal.aborted,
    close: () => closing.abort(),
  };
}
