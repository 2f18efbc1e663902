import type { Announced } from '../core/plan.ts';
import { type Resource, resourceKey } from '../core/request.ts';
import { impactOf } from './impact.ts';
import type { ProjectFacts } from './kind.ts';
import { dependentsOf } from './references.ts';

/** What is worth a word before the plan is read; more than this nobody reads. */
const MOST = 25;

/**
 * What becomes of resources that are there already when a project's settings go from one to the other: what a removal takes along, and what
 * each changed setting does, gravest first. Nothing of what is only added.
 */
export function announce(
  before: readonly Resource[],
  after: readonly Resource[],
  project: Pick<ProjectFacts, 'provider' | 'region'>,
): Announced[] {
  const kept = new Map(after.map((one) => [resourceKey(one), one]));
  const gone = before
    .filter((one) => !kept.has(resourceKey(one)))
    .map((one): Announced => {
      const dependents = dependentsOf(one, before).map(titleOf);
      return { of: titleOf(one), effect: 'removed', note: REMOVED, ...(dependents.length > 0 && { dependents }) };
    });
  const changed = before.flatMap((one): Announced[] => {
    const now = kept.get(resourceKey(one));
    const impacts = now ? impactOf(one, now, project).filter(({ setting }) => setting !== WHO) : [];
    return impacts.map((impact) => ({ of: titleOf(one), ...impact }));
  });
  return [...gone, ...changed.filter(({ effect }) => effect !== 'in place'), ...changed.filter(isMild)].slice(0, MOST);
}

/** Who asked last changes with every change, and is nobody's question. */
const WHO = 'requested_by';
const REMOVED = 'It is destroyed, with all that it holds.';
const isMild = ({ effect }: Announced): boolean => effect === 'in place';
const titleOf = ({ kind, name }: Pick<Resource, 'kind' | 'name'>): string => `${kind} ${name}`;
