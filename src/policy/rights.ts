import type { Grant, Role } from '../core/governance.ts';
import type { Capability, Problem } from '../core/refusal.ts';
import type { Kind } from '../core/request.ts';
import type { Size } from '../core/size.ts';
import { type Act, capabilitiesOf, isWithin } from './capabilities.ts';

/** Where a right comes from. */
export type RightSource =
  | { from: 'grant'; grant: Grant }
  /** The settings name the person, or they own the server and nobody else administers it. */
  | { from: 'first-admin' }
  /** What GitHub allows in the repository. */
  | { from: 'github' }
  /** GuildOps itself, or a token. */
  | { from: 'system' };

/** What one source lets somebody do: the defaults of its role, as its grant widens or narrows them. */
export interface Right {
  role: Role;
  may: Readonly<Record<Act, readonly Kind[]>>;
  /** Largest machine. */
  largest: Size;
  /** Where; absent: everywhere. */
  regions?: readonly string[];
  /** US dollars that what its holder asks for may add in a month; absent: what project and server allow. */
  monthlyUsd?: number;
  /** Rights of their own. */
  special: readonly Capability[];
  source: RightSource;
}

/** Everything somebody may do in one project now: each right by itself, and the highest of their roles. */
export interface Rights {
  role: Role | undefined;
  each: readonly Right[];
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, user: 1, admin: 2 };

export const atLeast = (role: Role | undefined, needed: Role): boolean =>
  role !== undefined && RANK[role] >= RANK[needed];

/** The defaults of a role. */
export const rightOf = (role: Role, source: RightSource): Right => ({ role, ...capabilitiesOf(role), source });

/** What a grant gives: kinds that it names may be created and changed, and are deleted only where its role deletes. */
export function rightOfGrant(grant: Grant): Right {
  const right = rightOf(grant.role, { from: 'grant', grant });
  const { kinds, size, regions, budgetUsd, capabilities } = grant.limits ?? {};
  return {
    ...right,
    ...(kinds && grant.role !== 'viewer' && { may: { create: kinds, change: kinds, delete: right.may.delete } }),
    ...(size && { largest: size }),
    ...(regions && { regions }),
    ...(budgetUsd !== undefined && { monthlyUsd: budgetUsd }),
    ...(capabilities && { special: [...new Set([...right.special, ...capabilities])] }),
  };
}

export const rightsFrom = (each: readonly Right[]): Rights => ({
  role: each.map(({ role }) => role).sort((a, b) => RANK[b] - RANK[a])[0],
  each,
});

/** Rights that do more than look. */
export const working = ({ each }: Rights): Right[] => each.filter(({ role }) => role !== 'viewer');

/**
 * What stands in the way of something: nothing when one right allows all of it, else what the right says that comes closest. Two rights
 * are never patched together into one that nobody gave.
 */
export function leastProblems<T>(rights: readonly Right[], problemsOf: (right: Right) => readonly T[]): readonly T[] {
  const answers = rights.map(problemsOf).sort((a, b) => a.length - b.length);
  return answers[0] ?? [];
}

export const mayDo = ({ may }: Pick<Right, 'may'>, act: Act, kind: Kind): boolean => may[act].includes(kind);

export const isInRegion = ({ regions }: Pick<Right, 'regions'>, region: string): boolean =>
  regions === undefined || regions.includes(region);

export const isSmallEnough = ({ largest }: Pick<Right, 'largest'>, size: Size): boolean => isWithin(size, largest);

export const notThere = ({ regions = [] }: Pick<Right, 'regions'>, region: string): Problem => ({
  code: 'region-not-granted',
  region,
  allowed: regions,
});

/** US dollars a month: what else somebody has asked for this month, and what this adds. */
export interface OwnSpending {
  spentUsd: number;
  addedUsd: number;
}

/** Refused only for adding, as with any budget. */
export const overOwnBudget = (
  { monthlyUsd }: Pick<Right, 'monthlyUsd'>,
  { spentUsd, addedUsd }: OwnSpending,
): Problem[] =>
  monthlyUsd !== undefined && addedUsd > 0 && spentUsd + addedUsd > monthlyUsd
    ? [{ code: 'over-own-budget', budgetUsd: monthlyUsd, afterUsd: spentUsd + addedUsd }]
    : [];
