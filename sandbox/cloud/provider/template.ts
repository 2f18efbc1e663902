import { atPath, isUnknown, type ObjectValue, type Value } from '../cty/value.ts';
import type { Making, Settings } from './cloud-model.ts';

/**
 * Fills in a template such as `projects/{project}/instances/{instance|last}`: dotted paths into the object, else the
 * settings. `|last` keeps what follows the last slash, as references may be names, ids or links.
 */
export function expand(template: string, self: ObjectValue, settings: Settings): string {
  return template.replace(/\{([\w.]+)(\|last)?\}/g, (_, path: string, last?: string) => {
    const value = printable(atPath(self, path)) ?? printable(settings[path]) ?? '';
    return last ? lastSegment(value) : value;
  });
}

/** A computed value from a template, in which `{id}` is the object's id. */
export function from(template: string): (making: Making) => Value {
  return ({ self, id, settings }) => expand(template, { ...self, id }, settings);
}

/** What follows the last slash: the name in an id or a link. */
export function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function printable(value: Value | undefined): string | undefined {
  return value === null || value === undefined || isUnknown(value) ? undefined : String(value);
}
