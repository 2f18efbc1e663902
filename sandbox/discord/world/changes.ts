import { type Clock, systemClock } from './clock.ts';

/** What to wait for, in words for the error, and for how long on which clock. */
export interface Patience {
  what: string;
  timeoutMs: number;
  clock?: Clock;
}

/** Tells whoever waits that something in this Discord is no longer what it was. */
export interface Changes {
  changed(): void;
  /**
   * The first value that `look` gives; it is asked now and again after every change, never by polling.
   * @throws Error naming `what` when the time is up or this Discord is closed; whatever `look` throws
   */
  until<T>(look: () => T | undefined, patience: Patience): Promise<T>;
  /** Calls `listener` after every change until the answer is called. */
  onChange(listener: () => void): () => void;
  /** Ends every wait with an error. */
  close(): void;
}

export function createChanges(): Changes {
  const lookers = new Set<() => void>();
  let closed = false;
  return {
    changed() {
      for (const look of [...lookers]) look();
    },
    onChange(listener) {
      lookers.add(listener);
      return () => void lookers.delete(listener);
    },
    close() {
      closed = true;
      for (const look of [...lookers]) look();
    },
    until<T>(look: () => T | undefined, { what, timeoutMs, clock = systemClock }: Patience): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const settle = (act: () => void) => {
          lookers.delete(attempt);
          callOff();
          act();
        };
        const attempt = () => {
          try {
            const found = look();
            if (found !== undefined) settle(() => resolve(found));
            else if (closed) settle(() => reject(new Error(`The sandbox Discord closed while waiting for ${what}`)));
          } catch (error) {
            settle(() => reject(error));
          }
        };
        const tooLate = () => settle(() => reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}`)));
        const callOff = clock.after(timeoutMs, tooLate);
        lookers.add(attempt);
        attempt();
      });
    },
  };
}
