import { randomBytes, randomUUID } from 'node:crypto';
import { atPath, isUnknown, type ObjectValue, type Value } from '../cty/value.ts';
import type { Making, Settings } from './cloud-model.ts';

/**
 * Fills in a template such as `projects/{project}/instances/{instance|last}`: dotted paths into the object, else the
 * settings. `|last` keeps what follows the last slash, as references may be names, ids or links. Made up anew each time
 * are `{random:17}`, so many hexadecimal digits (in capitals with `{RANDOM:17}`), and `{uuid}`.
 */
export function expand(template: string, self: ObjectValue, settings: Settings): string {
  const madeUp = template
    .replace(/\{random:(\d+)\}/g, (_, length: string) => hexDigits(Number(length)))
    .replace(/\{RANDOM:(\d+)\}/g, (_, length: string) => hexDigits(Number(length)).toUpperCase())
    .replaceAll('{uuid}', () => randomUUID());
  return madeUp.replace(/\{([\w.]+)(\|last)?\}/g, (_, path: string, last?: string) => {
    const value = printable(atPath(self, path)) ?? printable(settings[path]) ?? '';
    return last ? lastSegment(value) : value;
  });
}

/** A computed value from a template, in which `{id}` is the object's id. */
export function from(template: string): (making: Making) => string {
  return ({ self, id, settings }) => expand(template, { ...self, id }, settings);
}

/** What follows the last slash: the name in an id or a link. */
export function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** So many random hexadecimal digits. */
export function hexDigits(length: number): string {
  return randomBytes(length).toString('hex').slice(0, length);
}

function printable(value: Value | undefined): string | undefined {
  return value === null || value === undefined || isUnknown(value) ? undefined : String(value);
}
