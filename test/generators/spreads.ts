import type { Provider } from '../../src/core/project.ts';
import type { Kind, Resource } from '../../src/core/request.ts';
import type { ProjectFacts } from '../../src/generators/kind.ts';
import * as aws from './aws/spread.ts';
import * as gcp from './gcp/spread.ts';
import type { Choices } from './pairwise.ts';

/** One resource among its neighbours, as a person may ask for it. */
export interface Scene {
  title: string;
  project: ProjectFacts;
  resource: Resource;
  resources: readonly Resource[];
}

/** Settings worth trying on one cloud. */
export interface Spread {
  project: ProjectFacts;
  /** By kind; names with `@` are facts of the project. */
  choices: Readonly<Partial<Record<Kind, Choices>>>;
  /** Settings that go together: what a cloud does not have is not part of the spread. */
  fitting(kind: Kind, settings: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** What the resources of the spread name. */
  neighbours(project: ProjectFacts): Resource[];
  /** Whether the pretend cloud has what a resource names. */
  isPretended(resource: Resource): boolean;
}

/** The place where a cloud's spread joins. */
export const SPREADS: Readonly<Partial<Record<Provider, Spread>>> = { gcp: gcp.spread, aws: aws.spread };
