import { acceleratorOf } from '../catalog/machines.ts';
import { HOURS_PER_MONTH, machineQuote, toCents } from '../catalog/prices.ts';
import type { Candidate, Wish } from '../core/counsel.ts';
import type { ProjectId } from '../core/ids.ts';
import type { Provider } from '../core/project.ts';
import { type Resource, resourceKey } from '../core/request.ts';
import { estimateResource } from '../cost/estimate.ts';
import type { ProjectFacts } from '../generators/kind.ts';
import { templateResources } from '../generators/templates/expand.ts';
import { askedOn, type OfferedSize } from '../generators/templates/parameters.ts';
import type { Blueprint } from './blueprint.ts';
import { hardened } from './harden.ts';
import { SERVICES } from './services.ts';
import { environmentOf, regionFor } from './stated.ts';

/** A recommendation before it is compared with others. */
export type Priced = Omit<Candidate, 'scores'>;

/** Stands where Azure wants a key before anything can be priced; whoever starts a deploy gives their own. */
const EXAMPLE_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHbA2YqJVfKmEdbGkTn5uGQZWm1dM0yyD3v5bq1Nn0aX example';

/** A project of its own, empty, in which a recommendation is made and priced. */
const exampleProject = (provider: Provider, wish: Wish): ProjectFacts => ({
  ...{ id: 'example' as ProjectId, provider, region: regionFor(provider, wish), environment: environmentOf(wish) },
  ...{ engine: 'terraform', directory: 'projects/example', backend: { kind: 'http' } },
});

/**
 * A blueprint on one cloud: resources that the generators have checked, with what our catalog says they cost.
 * @throws Refusal `bad-input` for what the cloud does not have in that region
 */
export function candidateOn(provider: Provider, blueprint: Blueprint, size: OfferedSize, wish: Wish): Priced {
  const project = exampleProject(provider, wish);
  const resources = templateResources(hardened(blueprint.template, wish.security, provider), project, {
    ...answersFor(blueprint, provider, size),
    ...(askedOn(blueprint.template, provider).includes('ssh_public_key') && { ssh_public_key: EXAMPLE_KEY }),
  });
  const costs = resources.map((resource) => ({ resource, ...estimateResource(resource, project, resources) }));
  const machine = blueprint.byHand?.[provider];
  const byHand = machine === undefined ? undefined : machineQuote(provider, project.region, machine)?.usd;
  const sum = costs.reduce((total, { monthlyUsd }) => total + monthlyUsd, (byHand ?? 0) * HOURS_PER_MONTH);
  return {
    provider,
    region: project.region,
    resources: resources.map(withoutKey),
    byHand: machine === undefined ? [] : [`${machine} (${acceleratorOf(provider, machine) ?? 'accelerator'})`],
    services: servicesOf(provider, resources),
    monthlyUsd: toCents(sum),
    unpriced: [
      ...costs.flatMap(({ resource, unpriced }) => unpriced.map((what) => `${resourceKey(resource)}: ${what}`)),
      ...(machine !== undefined && byHand === undefined ? [machine] : []),
    ],
    notes: [...new Set(costs.flatMap(({ notes }) => notes))],
  };
}

/** What a template is answered from a recommendation; the rest is asked of whoever starts a deploy. */
export const answersFor = ({ template }: Pick<Blueprint, 'template'>, provider: Provider, size: OfferedSize) =>
  askedOn(template, provider).includes('size') ? { size } : {};

/** An example of a key is nobody's configuration. */
function withoutKey(resource: Resource): Resource {
  const { ssh_public_key: _, ...settings } = resource.settings;
  return { ...resource, settings };
}

const servicesOf = (provider: Provider, resources: readonly Resource[]): string[] => [
  ...new Set(resources.map(({ kind }) => SERVICES.of(provider)[kind])),
];
