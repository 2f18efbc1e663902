import type { Provider } from '../../src/core/project.ts';
import type { Kind, Resource } from '../../src/core/request.ts';
import type { ProjectFacts, Surroundings } from '../../src/generators/kind.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import * as aws from './aws/spread.ts';
import * as azure from './azure/spread.ts';
import * as gcp from './gcp/spread.ts';
import { type Case, type Choices, pairwise } from './pairwise.ts';

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
  /** One project with every kind, and with everything asked for that can be. */
  rich: Surroundings;
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
export const SPREADS: Readonly<Record<Provider, Spread>> = {
  gcp: gcp.spread,
  aws: aws.spread,
  azure: azure.spread,
};

export const spreadKinds = ({ choices }: Spread): Kind[] => Object.keys(choices) as Kind[];

function sceneOf(spread: Spread, kind: Kind, choice: Case): Scene {
  const { '@environment': environment, '@region': region, ...settings } = choice;
  const project = { ...spread.project, environment, region } as ProjectFacts;
  const by = { requested_by: 'Alice (discord:1)' };
  const resource = checkedResource(project, kind, 'thing', { ...by, ...spread.fitting(kind, settings) });
  return { title: JSON.stringify(choice), project, resource, resources: [...spread.neighbours(project), resource] };
}

/** Few scenes of a kind in which every two values of its spread meet. */
export const scenesOf = (spread: Spread, kind: Kind): Scene[] =>
  pairwise(spread.choices[kind] ?? {}).map((choice) => sceneOf(spread, kind, choice));

/** Those of every kind of a cloud. */
export const allScenes = (spread: Spread): Scene[] => spreadKinds(spread).flatMap((kind) => scenesOf(spread, kind));
