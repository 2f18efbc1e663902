/**
 * Domain values as JSON documents. JSON knows no dates, so a Date is written as `{"$date": "2026-01-02T03:04:05.678Z"}`, and a key
 * of ours that begins with `$` gets one more, so that no text a person wrote can pass for a date.
 */
const DATE = '$date';

/** @throws TypeError for what JSON would lose in silence: invalid dates, numbers that are not finite, bytes, maps, functions */
export const toDoc = (value: unknown): string => JSON.stringify(tagged(value));

/** What `toDoc` wrote. Only rows that this store wrote itself come here, so the type is taken at its word. */
export function fromDoc<T>(doc: string): T {
  const parsed: unknown = JSON.parse(doc);
  return (doc.includes('"$') ? untagged(parsed) : parsed) as T;
}

function tagged(value: unknown): unknown {
  if (value instanceof Date) return { [DATE]: value.toISOString() };
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? refuse(item) : tagged(item)));
  if (isPlain(value)) return mapFields(value, escapeKey, tagged);
  const isScalar = value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  return isScalar ? value : refuse(value);
}

function untagged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untagged);
  if (!isPlain(value)) return value;
  const date = value[DATE];
  return typeof date === 'string' ? new Date(date) : mapFields(value, unescapeKey, untagged);
}

const escapeKey = (key: string): string => (key.startsWith('$') ? `$${key}` : key);
const unescapeKey = (key: string): string => (key.startsWith('$') ? key.slice(1) : key);

/** An absent field and an undefined one are the same to JSON. `fromEntries` defines, so a key `__proto__` stays a key. */
const mapFields = (value: object, key: (key: string) => string, field: (field: unknown) => unknown): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [key(name), field(part)]),
  );

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refuse(value: unknown): never {
  throw new TypeError(`${Object.prototype.toString.call(value)} cannot be stored as JSON: ${String(value)}`);
}
