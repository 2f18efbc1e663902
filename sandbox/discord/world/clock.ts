/** Where this Discord takes its time from: interaction deadlines, ids and the age of messages follow it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `act` once after `ms` of this clock; the returned function calls it off. */
  after(ms: number, act: () => void): () => void;
}

/** A clock that a test moves by hand. */
export interface ManualClock extends Clock {
  /** Moves time forward and runs what came due on the way, in order. */
  advance(ms: number): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** @param startAt milliseconds since 1970; ids and timestamps begin there */
export function createManualClock(startAt = Date.now()): ManualClock {
  let now = startAt;
  const due = new Set<{ at: number; act: () => void }>();
  const nextBefore = (end: number) => [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after(ms, act) {
      const entry = { at: now + ms, act };
      due.add(entry);
      return () => due.delete(entry);
    },
    advance(ms) {
      const end = now + ms;
      for (let entry = nextBefore(end); entry; entry = nextBefore(end)) {
        due.delete(entry);
        now = entry.at;
        entry.act();
      }
      now = end;
    },
  };
}
