import { Cron } from 'croner';

/** Says that something never comes by itself. */
export const OFF = 'off';

/** Five fields of cron; croner has the last word on what is in them. */
export function isPattern(text: string): boolean {
  try {
    return text.split(/\s+/).length === 5 && new Cron(text, { paused: true }) !== undefined;
  } catch {
    return false;
  }
}

/** The first time of a pattern after that one, in UTC; undefined where none ever comes, such as the 30th of February. */
export const timeAfter = (pattern: string, after: Date): Date | undefined =>
  new Cron(pattern, { paused: true, timezone: 'UTC' }).nextRun(after) ?? undefined;
