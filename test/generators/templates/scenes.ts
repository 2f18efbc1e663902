import { providers } from '../../../src/catalog/clouds.ts';
import type { Environment, Provider } from '../../../src/core/project.ts';
import { ENVIRONMENTS } from '../../../src/core/project.ts';
import type { Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { builtInFor } from '../../../src/generators/templates/built-in.ts';
import { expandTemplate } from '../../../src/generators/templates/expand.ts';
import { ALICE, SHOP } from '../samples.ts';

const REGIONS: Readonly<Record<Provider, string>> = { gcp: 'us-central1', aws: 'us-east-1', azure: 'westeurope' };

export const projectOn = (provider: Provider, environment: Environment = 'dev'): ProjectFacts => ({
  ...SHOP,
  provider,
  region: REGIONS[provider],
  environment,
});

/** A template at its defaults in an empty project. */
export interface Scene {
  title: string;
  provider: Provider;
  environment: Environment;
  template: string;
  project: ProjectFacts;
  resources: readonly Resource[];
}

export const SCENES: readonly Scene[] = providers().flatMap((provider) =>
  ENVIRONMENTS.flatMap((environment) =>
    builtInFor(provider).map((template): Scene => {
      const project = projectOn(provider, environment);
      const resources = expandTemplate(template, { project, resources: [] }, {}, ALICE);
      return {
        title: `${template.id} on ${provider} in ${environment}`,
        provider,
        environment,
        template: template.id,
        project,
        resources,
      };
    }),
  ),
);
