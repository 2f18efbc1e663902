import { Cron } from 'croner';

/** A time that begins and ends: between two dates, of which one may be open, or so long after each time of a cron pattern. */
export type Window =
  | { is: 'dates'; from?: Date; until?: Date }
  | { is: 'cron'; pattern: string; forMinutes: number; timezone: string };

const MINUTE_MS = 60_000;
/** A window that begins again before it ends goes on; so many times are followed. */
const MOST_CHAINED = 60;

/** Whether a moment is in the window; its end is not. */
export const isWithin = (window: Window, now: Date): boolean =>
  window.is === 'dates'
    ? (window.from === undefined || window.from <= now) && (window.until === undefined || now < window.until)
    : lastStart(window, now) !== undefined;

/** When a window that a moment is in ends; undefined when it does not, or when the moment is not in it. */
export function endOf(window: Window, now: Date): Date | undefined {
  if (!isWithin(window, now)) return undefined;
  if (window.is === 'dates') return window.until;
  let end = endAfter(lastStart(window, now) ?? now, window);
  for (let times = 0; times < MOST_CHAINED; times += 1) {
    const again = lastStart(window, end);
    if (!again || endAfter(again, window) <= end) return end;
    end = endAfter(again, window);
  }
  return end;
}

type Recurring = Extract<Window, { is: 'cron' }>;

const endAfter = (start: Date, { forMinutes }: Recurring): Date => new Date(start.getTime() + forMinutes * MINUTE_MS);

/** The start whose window a moment is in; the last, where there are several. Clocks that are put forward or back are croner's to know. */
function lastStart({ pattern, forMinutes, timezone }: Recurring, now: Date): Date | undefined {
  const cron = new Cron(pattern, { paused: true, timezone });
  const [last] = cron.previousRuns(1, new Date(now.getTime() + 1));
  return last && last <= now && now.getTime() < last.getTime() + forMinutes * MINUTE_MS ? last : undefined;
}

/** `UTC`, `Europe/Berlin`. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
