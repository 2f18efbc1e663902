import { toCents } from '../catalog/prices.ts';
import type { PlanCost } from '../core/plan.ts';
import { type PlanJson, type ResourceValues, resourcesOf } from '../core/plan-json/parse.ts';
import type { Project } from '../core/project.ts';
import { type Inventory, isPrivate, priceOfValues, regionOfValues } from './plan-prices.ts';
import type { Price } from './price.ts';

/**
 * Monthly dollars before and after a plan, of everything in the state: also of what the plan leaves as it is. A resource of which only part
 * has a price counts with that part and is named in `unpriced` too. Free resources have lines of zero.
 */
export function costOfPlan(plan: PlanJson, project: Pick<Project, 'region'>): PlanCost {
  const before = pricesOf(resourcesOf(plan, 'prior'), project.region);
  const after = pricesOf(resourcesOf(plan, 'planned'), project.region);
  const addresses = [...new Set([...before.keys(), ...after.keys()])].sort();
  const usd = (prices: ReadonlyMap<string, Price>, address: string) => toCents(prices.get(address)?.usd ?? 0);
  const lines = addresses.map((address) => ({
    address,
    beforeUsd: usd(before, address),
    afterUsd: usd(after, address),
  }));
  return {
    beforeUsd: toCents(lines.reduce((sum, { beforeUsd }) => sum + beforeUsd, 0)),
    afterUsd: toCents(lines.reduce((sum, { afterUsd }) => sum + afterUsd, 0)),
    unpriced: addresses.filter((address) => !(after.get(address) ?? before.get(address))?.isComplete),
    lines,
  };
}

function pricesOf(resources: readonly ResourceValues[], region: string): Map<string, Price> {
  const inventory = inventoryOf(resources, region);
  return new Map(resources.map((resource) => [resource.address, priceOfValues(resource, inventory)]));
}

function inventoryOf(resources: readonly ResourceValues[], region: string): Inventory {
  const count = (type: string, counts: (resource: ResourceValues) => boolean) => {
    const byRegion = new Map<string, number>();
    for (const resource of resources.filter((one) => one.type === type && counts(one))) {
      const place = regionOfValues(resource.values ?? {}, region);
      byRegion.set(place, (byRegion.get(place) ?? 0) + 1);
    }
    return byRegion;
  };
  return {
    region,
    privateMachines: count('google_compute_instance', ({ values = {} }) => isPrivate(values)),
    gateways: count('google_compute_router_nat', () => true),
  };
}
