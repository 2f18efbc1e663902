import { PATIENCE_MS } from '../patience.ts';

/** Tells those who wait that something here is different now. */
export interface Changes {
  announce(): void;
  /** Calls `listener` after every change until the answer is called. */
  onChange(listener: () => void): () => void;
  /**
   * What `look` finds, as soon as it finds something: it looks at once and again after every change, never by the clock.
   * @throws Error naming `what` when `timeoutMs` pass first
   */
  until<T>(look: () => T | undefined | Promise<T | undefined>, what: string, timeoutMs?: number): Promise<T>;
}

export function createChanges(): Changes {
  let version = 0;
  const waiting = new Set<() => void>();
  const listeners = new Set<() => void>();
  const announce = () => {
    version += 1;
    const woken = [...waiting];
    waiting.clear();
    for (const wake of [...woken, ...listeners]) wake();
  };
  const changedSince = (seen: number, deadline: Promise<never>) =>
    version === seen ? Promise.race([new Promise<void>((wake) => waiting.add(wake)), deadline]) : undefined;

  return {
    announce,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async until(look, what, timeoutMs = PATIENCE_MS) {
      const { deadline, cancel } = startDeadline(what, timeoutMs);
      try {
        for (;;) {
          const seen = version; // before looking: a change during the look is not lost
          const found = await Promise.race([look(), deadline]);
          if (found !== undefined) return found;
          await changedSince(seen, deadline);
        }
      } finally {
        cancel();
      }
    },
  };
}

function startDeadline(what: string, timeoutMs: number): { deadline: Promise<never>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${timeoutMs} ms in vain until ${what}`)), timeoutMs);
  });
  deadline.catch(() => undefined); // nobody may be listening any more when it fires
  return { deadline, cancel: () => clearTimeout(timer) };
}
