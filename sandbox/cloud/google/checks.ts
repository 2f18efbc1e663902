import { atPath, isUnknown, text, type Value } from '../cty/value.ts';
import type { Change, Check } from '../provider/cloud-model.ts';

/** A text that matches a pattern, which the error quotes as Google's provider does. */
export function matches(path: string, pattern: RegExp): Check {
  return {
    path,
    allows: (value) => pattern.test(String(value)),
    says: `doesn't match regexp ${JSON.stringify(pattern.source)}`,
  };
}

/** One of a few texts. */
export function oneOf(path: string, ...allowed: string[]): Check {
  return {
    path,
    allows: (value) => allowed.includes(String(value)),
    says: `must be one of ${JSON.stringify(allowed)}`,
  };
}

/** A number within bounds, which belong to it. */
export function between(path: string, least: number, most = Number.MAX_SAFE_INTEGER): Check {
  return {
    path,
    allows: (value) => Number(value) >= least && Number(value) <= most,
    says: `must be between ${least} and ${most}`,
  };
}

/** Google's rule for the names of nearly everything: RFC 1035. */
export const nameCheck = matches('name', /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);

/** Refuses to create what belongs in a region or zone when neither it nor the provider block says which. */
export function needsPlace(place: 'region' | 'zone'): (change: Change) => string | undefined {
  return ({ operation, after }) => {
    const given = atPath(after, place);
    if (operation === 'delete' || (!isUnknown(given) && text(given))) return undefined;
    return `Cannot determine ${place}: set in this resource, or set provider-level ${place}.`;
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

/** Whether a number became smaller. */
export function shrinks(before: Value, after: Value): boolean {
  return typeof before === 'number' && typeof after === 'number' && after < before;
}
