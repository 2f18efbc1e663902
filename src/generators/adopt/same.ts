import { canonicalJson, type Json } from '../../core/json.ts';
import { isFields } from '../../core/plan-json/tree.ts';

/** Nothing, in one of the ways in which a state says it. */
export const isEmpty = (value: Json): boolean =>
  value === null ||
  value === '' ||
  value === false ||
  value === 0 ||
  (Array.isArray(value) && value.every(isEmpty)) ||
  (isFields(value) && Object.values(value).every(isEmpty));

/** Whether a provider would see no change between what is there and what is written. */
export function isSame(from: Json, to: Json, type: string): boolean {
  if (isEmpty(from) && isEmpty(to)) return true;
  if (Array.isArray(from) && Array.isArray(to)) return isSameList(from, to, type);
  if (isFields(from) && isFields(to)) return canonicalJson(texts(from)) === canonicalJson(texts(to));
  if (typeof from === 'object' || typeof to === 'object') return canonicalJson(from) === canonicalJson(to);
  return String(from) === String(to) || (type.startsWith('google_') && isSameLink(String(from), String(to)));
}

/** In any order: most lists are sets, and where one is not, its order is ours. */
function isSameList(from: readonly Json[], to: readonly Json[], type: string): boolean {
  const rest = [...from];
  return (
    from.length === to.length &&
    to.every((one) => {
      const at = rest.findIndex((other) => isSame(other, one, type));
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    })
  );
}

const texts = (fields: Readonly<Record<string, Json>>): Json =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'object' ? value : String(value)]),
  );

/** Google's names for a thing: with the API's address in front, with its path, or the last part alone. */
function isSameLink(from: string, to: string): boolean {
  const [a, b] = [from, to].map((link) => link.replace(/^https:\/\/[a-z.]+googleapis\.com\/[a-z]+\/[a-z0-9]+\//, ''));
  if (a === undefined || b === undefined || a === '' || b === '') return false;
  return a === b || (a.includes('/') && a.endsWith(`/${b}`)) || (b.includes('/') && b.endsWith(`/${a}`));
}
