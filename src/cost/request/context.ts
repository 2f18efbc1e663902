import { copiesOf } from '../../core/copies.ts';
import type { Resource } from '../../core/request.ts';
import type { Part, Place } from '../part.ts';
import { textOf, type Values } from '../read.ts';

/** What the price of a requested resource may depend on besides itself. */
export interface Request {
  settings: Values;
  /** The project's provider, and the region it stands in. */
  place: Place;
  /** The other resources of the project, and its own copies in other regions. */
  neighbours: readonly Resource[];
}

export type Estimator = (request: Request) => Part[];

/** A request for each region a resource stands in. */
export function requestsOf(
  resource: Resource,
  { provider, region: home }: Place,
  around: readonly Resource[],
): Request[] {
  const others = around.filter((one) => one.kind !== resource.kind || one.name !== resource.name);
  const all = [...others, resource].flatMap((one) => copiesOf(one, home));
  return copiesOf(resource, home).map(({ kind, name, settings }) => ({
    settings,
    place: { provider, region: textOf(settings, 'region') ?? home },
    neighbours: all.filter((one) => one.kind !== kind || one.name !== name),
  }));
}
