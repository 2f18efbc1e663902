import { parseDate } from './policies/schema.ts';

const AHEAD: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * A moment as people type it: `22:00` (the next one, UTC), `2h` or `in 2h`, a date, a date with time (UTC unless it says otherwise).
 * Undefined for anything else.
 */
export function parseWhen(text: string, now: Date): Date | undefined {
  const typed = text.trim().replace(/^in\s+/i, '');
  const [, amount, unit = ''] = /^(\d{1,3}) ?([mhd])$/i.exec(typed) ?? [];
  if (amount !== undefined) return new Date(now.getTime() + Number(amount) * (AHEAD[unit.toLowerCase()] ?? 0));
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)(?: ?UTC|Z)?$/i.exec(typed) ?? [];
  if (hour === undefined || minute === undefined) return parseDate(typed);
  const today = new Date(now);
  today.setUTCHours(Number(hour), Number(minute), 0, 0);
  return today > now ? today : new Date(today.getTime() + 86_400_000);
}
