import type { Json } from '../../core/json.ts';

/** A setting as somebody would type it: words with blanks between, a row a line, a list in a row with commas. */
export function asText(setting: Json): string {
  if (setting === null) return '';
  if (typeof setting !== 'object') return String(setting);
  if (!Array.isArray(setting)) return rowText(setting);
  const rows = setting.some((one) => typeof one === 'object');
  return setting.map((one) => (rows ? rowText(one) : String(one))).join(rows ? '\n' : ' ');
}

const rowText = (row: Json): string =>
  Object.values(row ?? {})
    .map((value) => (Array.isArray(value) ? value.join(',') : String(value)))
    .join(' ');
