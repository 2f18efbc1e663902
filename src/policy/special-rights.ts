import type { Json } from '../core/json.ts';
import type { Capability, Problem } from '../core/refusal.ts';
import { type Resource, resourceKey } from '../core/request.ts';

/** Settings that open a door, run code, lend rights or reach out of the project. The place to widen. */
const NEEDED: Readonly<Record<string, Capability>> = {
  public_address: 'public address',
  public: 'public address',
  startup_script: 'start-up script',
  identity: 'identity',
};

/** Begins the name of something that is not of this project, `existing:shared`. */
const OUTSIDE = 'existing:';

const isAsked = (value: Json): boolean => value !== false && value !== null && value !== '' && value !== undefined;

const reachesOut = (value: Json): boolean =>
  typeof value === 'string' ? value.startsWith(OUTSIDE) : Array.isArray(value) && value.some(reachesOut);

/** Which rights of their own a resource takes, each once. */
export function specialRightsOf({ settings }: Pick<Resource, 'settings'>): Capability[] {
  const needed = Object.entries(settings).flatMap(([name, value]): Capability[] => [
    ...(NEEDED[name] && isAsked(value) ? [NEEDED[name]] : []),
    ...(reachesOut(value) ? ['outside reference' as const] : []),
  ]);
  return [...new Set(needed)];
}

/** Those that somebody does not have. */
export const withoutSpecialRights = (has: readonly Capability[], resource: Resource): Problem[] =>
  specialRightsOf(resource)
    .filter((capability) => !has.includes(capability))
    .map((capability) => ({ code: 'capability-needed', capability, at: resourceKey(resource) }));
