const MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const LONGEST_MS = 366 * 86_400_000;

/** How long a right lasts, as a person typed it. */
export type Duration = { permanent: true } | { forMs: number };

/** Reads `30m`, `2h`, `1d`, `4w` or `permanent`; undefined for anything else, for nothing and for more than a year. */
export function parseDuration(text: string): Duration | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === 'permanent') return { permanent: true };
  const [, amount = '', unit = ''] = /^(\d{1,5}) ?([mhdw])$/.exec(typed) ?? [];
  const forMs = Number(amount) * (MS[unit] ?? 0);
  return forMs > 0 && forMs <= LONGEST_MS ? { forMs } : undefined;
}
