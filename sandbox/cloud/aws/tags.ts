import { atPath, isObject, isUnknown, type ObjectValue, UNKNOWN, type Value } from '../cty/value.ts';
import type { Settings } from '../provider/cloud-model.ts';

/** The tags of the provider block with those of the resource over them, which is known when planning. */
export function allTags({ tags = null }: ObjectValue, { default_tags: given = null }: Settings): Value {
  if (isUnknown(tags) || isUnknown(given)) return UNKNOWN;
  return { ...(isObject(given) && given), ...(isObject(tags) && tags) };
}

/** The tags of the `default_tags` block of a provider block. */
export function defaultTags(config: ObjectValue): Value {
  return atPath(config, 'default_tags.tags');
}
