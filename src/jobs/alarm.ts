import type { Clock } from '../deploy/ports.ts';

/** The longest wait setTimeout knows, 24 days; a later time is looked at again then. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** One timer that rings once at the time last set. */
export interface Alarm {
  set(at: Date): void;
  clear(): void;
}

export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  return {
    set(at) {
      clearTimeout(timer);
      timer = setTimeout(ring, Math.min(Math.max(at.getTime() - clock.now().getTime(), 1), MAX_DELAY_MS));
    },
    clear: () => clearTimeout(timer),
  };
}
