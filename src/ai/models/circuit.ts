import type { Clock } from '../../deploy/ports.ts';

const FAILURES = 3;
const WINDOW_MS = 5 * 60_000;
const OPEN_MS = 5 * 60_000;

/** Who is not asked for a while, and why: three failures within five minutes, a day's quota, a key that does not count. */
export function createCircuit(clock: Clock) {
  const failures = new Map<string, number[]>();
  const off = new Map<string, { until: number; why: string }>();
  const now = () => clock.now().getTime();

  return {
    /** Why it is not asked; undefined: it may be. */
    whyNot(name: string): string | undefined {
      const found = off.get(name);
      return found && found.until > now() ? found.why : undefined;
    },
    failed(name: string, why: string): void {
      const recent = [...(failures.get(name) ?? []), now()].filter((at) => at > now() - WINDOW_MS);
      failures.set(name, recent);
      if (recent.length >= FAILURES)
        off.set(name, { until: now() + OPEN_MS, why: `it failed ${recent.length} times, and ${why}` });
    },
    worked(name: string): void {
      failures.delete(name);
    },
    /** Until a time, or for as long as the program runs. */
    turnOff(name: string, why: string, until?: Date): void {
      off.set(name, { until: until?.getTime() ?? Number.POSITIVE_INFINITY, why });
    },
  };
}
