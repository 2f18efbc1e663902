import { toCents } from '../catalog/prices.ts';
import type { PlanCost } from '../core/plan.ts';
import { type PlanJson, type ResourceValues, resourcesOf } from '../core/plan-json/parse.ts';
import type { Project } from '../core/project.ts';
import { type Adjust, type Costing, costingOf } from './part.ts';
import { configuredRegions, referencesOf, withoutIndex } from './plan/configuration.ts';
import { inventoryOf } from './plan/inventory.ts';
import { partsOfResource, regionOfResource } from './plan/types.ts';
import { adjustBy } from './terms.ts';

type Buyer = Pick<Project, 'region' | 'terms'>;

/** One resource of a plan with what it is made of before and after; absent where it is not there. */
export interface PlannedCosting {
  address: string;
  before?: Costing;
  after?: Costing;
}

/**
 * Monthly dollars before and after a plan, of everything in the state: also of what the plan leaves as it is. A resource of which only part
 * has a price counts with that part and is named in `unpriced` too. Free resources have lines of zero.
 */
export function costOfPlan(plan: PlanJson, project: Buyer): PlanCost {
  return sumOf(costingsOfPlan(plan, project));
}

/** The same from the costings that were made already. */
export function sumOf(details: readonly PlannedCosting[]): PlanCost {
  const lines = details.map(({ address, before, after }) => ({
    address,
    beforeUsd: before?.monthlyUsd ?? 0,
    afterUsd: after?.monthlyUsd ?? 0,
  }));
  return {
    beforeUsd: toCents(lines.reduce((sum, { beforeUsd }) => sum + beforeUsd, 0)),
    afterUsd: toCents(lines.reduce((sum, { afterUsd }) => sum + afterUsd, 0)),
    unpriced: details
      .filter(({ before, after }) => (after ?? before)?.unpriced.length !== 0)
      .map(({ address }) => address),
    lines,
  };
}

/** The same with every component, its quantity, its unit price and where that comes from; by address. */
export function costingsOfPlan(plan: PlanJson, { region, terms }: Buyer): PlannedCosting[] {
  const adjust = adjustBy(terms);
  const regionOf = regionsOfPlan(plan, { region });
  const costings = (when: 'prior' | 'planned') => costingsOf(plan, when, regionOf, adjust);
  const [before, after] = [costings('prior'), costings('planned')];
  const addresses = [...new Set([...before.keys(), ...after.keys()])].sort();
  return addresses.map((address) => {
    const [was, is] = [before.get(address), after.get(address)];
    return { address, ...(was && { before: was }), ...(is && { after: is }) };
  });
}

/** In which region a resource of the plan stands: as its values say, else the provider that its code names, else its project. */
export function regionsOfPlan(
  plan: PlanJson,
  { region }: Pick<Project, 'region'>,
): (resource: ResourceValues) => string {
  const configured = configuredRegions(plan);
  return (resource) => regionOfResource(resource, configured.get(withoutIndex(resource.address)) ?? region);
}

function costingsOf(
  plan: PlanJson,
  when: 'prior' | 'planned',
  regionOf: (resource: ResourceValues) => string,
  adjust: Adjust,
): Map<string, Costing> {
  const resources = resourcesOf(plan, when);
  const inventory = inventoryOf(resources, regionOf, referencesOf(plan));
  return new Map(
    resources.map((resource) => {
      const parts = partsOfResource(resource, regionOf(resource), inventory);
      return [resource.address, costingOf(adjust(parts, resource.type))];
    }),
  );
}
