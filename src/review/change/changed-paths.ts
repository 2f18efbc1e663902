import { canonicalJson, type Json } from '../../core/json.ts';
import type { PlannedChange } from '../../core/plan-json/parse.ts';
import { fieldAt, fieldsOf, isFields } from '../../core/plan-json/tree.ts';

const DEEPEST = 4;

/** Attributes that a change sets to something else: dots for blocks, no indexes. What only the cloud fills in again does not count. */
export function changedPaths({ change: { before, after, after_unknown: unknown } }: PlannedChange): string[] {
  return [...new Set(differing(before, after, unknown, []))];
}

function differing(
  before: Json | undefined,
  after: Json | undefined,
  unknown: Json | undefined,
  path: readonly string[],
): string[] {
  if (unknown === true)
    return after === undefined && path.length === 1 && isOnlyComputed(path[0] ?? '') ? [] : [path.join('.')];
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null) && !isFields(unknown) && !Array.isArray(unknown))
    return [];
  const isInside = [before, after].some((one) => typeof one === 'object' && one !== null);
  if (!isInside || path.length >= DEEPEST)
    return canonicalJson(before ?? null) === canonicalJson(after ?? null) ? [] : [path.join('.')];
  const keys = new Set([before, after, unknown].flatMap((one) => Object.keys(fieldsOf(one))));
  return [...keys].flatMap((key) =>
    differing(
      fieldAt(before, key),
      fieldAt(after, key),
      fieldAt(unknown, key),
      /^\d+$/.test(key) ? path : [...path, key],
    ),
  );
}

/** Attributes that clouds fill in anew on many changes. */
const isOnlyComputed = (name: string): boolean =>
  /^(?:id|arn|etag|fingerprint|self_link|tags_all|.*_fingerprint|latest_version|effective_labels|last_modified|qualified_arn|version)$/.test(
    name,
  );
