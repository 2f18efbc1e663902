import type { PriceChange } from '../catalog/book.ts';
import type { PriceState } from '../catalog/in-force.ts';
import type { Refreshed } from '../catalog/refresh/refresh.ts';

const MOST_CHANGES = 10;

/** The change as a share of the price before, signed; undefined for a price that was not known. */
const shareOf = ({ beforeUsd, afterUsd }: PriceChange): number | undefined =>
  beforeUsd === undefined ? undefined : (afterUsd - beforeUsd) / beforeUsd;

const percent = (share: number): string => {
  const rounded = (share * 100).toFixed(1);
  return `${share > 0 ? '+' : ''}${rounded} %`;
};

const hourly = (usd: number): string => `$${usd.toPrecision(4)}`;

/** Rows with their columns in line; all but the first two to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => `  ${row.map(cell).join('  ').trimEnd()}`);
}

/** The largest changes of prices that were known, a line each. */
function largest(changes: readonly PriceChange[]): string[] {
  const known = changes.flatMap((change) => {
    const share = shareOf(change);
    return share === undefined ? [] : [{ ...change, share }];
  });
  const shown = known.sort((a, b) => Math.abs(b.share) - Math.abs(a.share)).slice(0, MOST_CHANGES);
  if (shown.length === 0) return [];
  const rows = shown.map(({ region, type, beforeUsd = 0, afterUsd, share }) => [
    region,
    type,
    hourly(beforeUsd),
    hourly(afterUsd),
    percent(share),
  ]);
  const more = known.length - shown.length;
  return [...table([['region', 'type', 'before', 'now', ''], ...rows]), ...(more > 0 ? [`  … and ${more} more`] : [])];
}

/** What a refresh changed: how many prices, the largest changes, and of what the list said nothing. */
export function refreshedText({ book, changes, read, missing, file }: Refreshed): string {
  const shares = changes.map(shareOf);
  const count = (is: (share: number | undefined) => boolean) => shares.filter(is).length;
  const dearer = count((share) => share !== undefined && share > 0);
  const cheaper = count((share) => share !== undefined && share < 0);
  const unknown = count((share) => share === undefined);
  return [
    `${book.provider}: ${read} prices of ${book.asOf} from ${book.source}`,
    `  ${dearer} dearer, ${cheaper} cheaper, ${unknown} that were not known, ${read - changes.length} as before`,
    ...largest(changes),
    ...(missing.length > 0 ? [`  no prices of ${missing.join(', ')}: there the earlier ones stay`] : []),
    `  kept as ${file}`,
  ].join('\n');
}

/** Which prices are in force, a line for each provider. */
export const pricesText = (states: readonly PriceState[]): string =>
  table([
    ['provider', 'machine prices', 'of', 'prices', 'regions', 'bundled of'],
    ...states.map(({ provider, from, asOf, prices, regions, bundledAsOf, earliest }) => [
      provider,
      from,
      earliest === asOf ? asOf : `${earliest} to ${asOf}`,
      String(prices),
      String(regions),
      bundledAsOf,
    ]),
  ])
    .map((line) => line.slice(2))
    .join('\n');
