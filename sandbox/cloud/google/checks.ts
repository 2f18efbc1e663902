import { matches } from '../common/checks.ts';
import { atPath, isUnknown, text } from '../cty/value.ts';
import type { Change } from '../provider/cloud-model.ts';

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
