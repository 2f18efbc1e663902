import { allAtPath, atPath, text, type Value } from '../cty/value.ts';
import type { Change, Check } from '../provider/cloud-model.ts';

/** A text that matches a pattern, which the error quotes as the real providers do. */
export function matches(path: string, pattern: RegExp): Check {
  return {
    path,
    allows: (value) => pattern.test(String(value)),
    says: `doesn't match regexp ${JSON.stringify(pattern.source)}`,
  };
}

/** One of a few texts or numbers. */
export function oneOf(path: string, ...allowed: readonly (string | number)[]): Check {
  return { path, allows: (value) => allowed.includes(value), says: `must be one of ${JSON.stringify(allowed)}` };
}

/** A number within bounds, which belong to it. */
export function between(path: string, least: number, most = Number.MAX_SAFE_INTEGER): Check {
  return {
    path,
    allows: (value) => Number(value) >= least && Number(value) <= most,
    says: most === Number.MAX_SAFE_INTEGER ? `must be at least ${least}` : `must be between ${least} and ${most}`,
  };
}

/** The first refusal of several rules. */
export function firstOf(...rules: ((change: Change) => string | undefined)[]): (change: Change) => string | undefined {
  return (change) => {
    for (const rule of rules) {
      const refusal = rule(change);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  };
}

/** Refuses to delete what is still in use: what has its id at one of the paths, by resource type. */
export function refusesWhileUsed(
  users: { readonly [type: string]: readonly string[] },
  says: (id: string, user: string) => string,
): (change: Change) => string | undefined {
  return ({ operation, before, objects }) => {
    const id = operation === 'delete' ? text(atPath(before, 'id')) : undefined;
    if (id === undefined) return undefined;
    const user = objects.list().find(({ type, attributes }) => {
      const named = (users[type] ?? []).flatMap((path) => allAtPath(attributes, path)).flat();
      return named.includes(id);
    });
    return user && says(id, user.id);
  };
}

/** Whether a number became smaller. */
export function shrinks(before: Value, after: Value): boolean {
  return typeof before === 'number' && typeof after === 'number' && after < before;
}

/** Whether something that was set is set no more. */
export function isCleared(before: Value, after: Value): boolean {
  return isSet(before) && !isSet(after);
}

/** Whether there is a value that is not empty. */
export function isSet(value: Value): boolean {
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
