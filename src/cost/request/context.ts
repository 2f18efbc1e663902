import type { Resource } from '../../core/request.ts';
import type { Part, Place } from '../part.ts';
import { textOf, type Values } from '../read.ts';

/** What the price of a requested resource may depend on besides itself. */
export interface Request {
  settings: Values;
  /** The project's provider, and the resource's own region where it names one. */
  place: Place;
  /** The other resources of the project. */
  neighbours: readonly Resource[];
}

export type Estimator = (request: Request) => Part[];

export const requestOf = (resource: Resource, project: Place, neighbours: readonly Resource[]): Request => ({
  settings: resource.settings,
  place: { provider: project.provider, region: textOf(resource.settings, 'region') ?? project.region },
  neighbours: neighbours.filter((one) => one.kind !== resource.kind || one.name !== resource.name),
});
