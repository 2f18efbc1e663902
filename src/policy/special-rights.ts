import type { Role } from '../core/governance.ts';
import type { Json } from '../core/json.ts';
import type { Problem } from '../core/refusal.ts';
import { type Resource, resourceKey } from '../core/request.ts';

type Capability = Extract<Problem, { code: 'capability-needed' }>['capability'];

/** Settings that open a door, run code, lend rights or reach out of the project: each is a right of its own. The place to widen. */
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

/** Only administrators have them, until a grant can name one. */
export const withoutSpecialRights = (role: Role, resource: Resource): Problem[] =>
  role === 'admin'
    ? []
    : specialRightsOf(resource).map((capability) => ({
        code: 'capability-needed',
        capability,
        at: resourceKey(resource),
      }));
