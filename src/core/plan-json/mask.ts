import { canonicalJson, type Json } from '../json.ts';
import { type Fields, fieldAt, fieldsOf, isFields, mapFields } from './tree.ts';

/** What stands where a secret was. */
export const SENSITIVE = '(sensitive value)';
/** The same, where it is not what it was before. */
export const SENSITIVE_CHANGED = '(sensitive value, changed)';

/** Strings that were hidden, to look for elsewhere. */
export type Secrets = Set<string>;

/**
 * A value with everything hidden that one of the masks hides; a mask is `true` or has the shape of the value. What is hidden is noted in
 * `secrets`. With `was`, a secret that differs from it says so.
 */
export function maskBy(
  value: Json | undefined,
  masks: readonly (Json | undefined)[],
  secrets: Secrets,
  was?: Json,
): Json {
  if (value === undefined || value === null) return null;
  if (masks.includes(true)) return hide(value, secrets, was);
  const inside = (part: Json, key: string): Json =>
    maskBy(
      part,
      masks.map((mask) => fieldAt(mask, key)),
      secrets,
      fieldAt(was, key),
    );
  if (Array.isArray(value)) return value.map((part: Json, at) => inside(part, String(at)));
  return isFields(value) ? mapFields(value, inside) : value;
}

function hide(value: Json, secrets: Secrets, was: Json | undefined): Json {
  if (value === SENSITIVE || value === SENSITIVE_CHANGED) return value; // hidden before
  noteStrings(value, secrets);
  if (was === undefined || was === null) return SENSITIVE;
  return canonicalJson(was) === canonicalJson(value) ? SENSITIVE : SENSITIVE_CHANGED;
}

function noteStrings(value: Json, secrets: Secrets): void {
  if (typeof value === 'string') secrets.add(value);
  else for (const part of Object.values(fieldsOf(value))) noteStrings(part, secrets);
}

/** Both sides are masked by both masks: what becomes a secret was one. */
export function maskChange(change: Fields, secrets: Secrets): Fields {
  const masks = [change.before_sensitive, change.after_sensitive];
  return {
    ...change,
    ...('before' in change && { before: maskBy(change.before, masks, secrets) }),
    ...('after' in change && { after: maskBy(change.after, masks, secrets, change.before) }),
    ...('generated_config' in change && { generated_config: SENSITIVE }),
  };
}
