import type { Resource } from '../core/request.ts';
import { PRICING } from './clouds.ts';
import { type Buyer, type Costing, costingOf, type Part, type Place, unknown } from './part.ts';
import { requestsOf } from './request/context.ts';
import { adjustBy } from './terms.ts';

/** Monthly US dollars, rounded to cents, of what was asked for, before terraform has seen it. */
export interface Estimate extends Costing {
  /** The components in short. */
  lines: readonly { what: string; monthlyUsd: number }[];
}

/**
 * What a resource costs a month in all its regions together, at the project's own prices where it has some. `neighbours` are the other
 * resources of the project: with them a machine carries its share of the NAT gateway of its network, as the plan will count it. What the
 * components say of their prices comes from the catalog.
 */
export function estimateResource(resource: Resource, project: Buyer, neighbours: readonly Resource[] = []): Estimate {
  const costing = costingOf(partsOf(resource, project, neighbours));
  return { ...costing, lines: costing.components.map(({ what, monthlyUsd }) => ({ what, monthlyUsd })) };
}

/** In several regions each has its own prices, so each has its own lines. */
function partsOf(resource: Resource, project: Buyer, neighbours: readonly Resource[]): Part[] {
  const estimator = PRICING.of(project.provider).kinds[resource.kind];
  const requests = requestsOf(resource, project, neighbours);
  return requests.flatMap((request) => {
    const parts = adjustBy(project.terms)(estimator ? estimator(request) : [unknown(resource.kind)]);
    return requests.length === 1 ? parts : parts.map((part) => inRegion(part, request.place));
  });
}

const inRegion = (part: Part, { region }: Place): Part => ({ ...part, what: `${part.what} in ${region}` });
