import { providers } from '../../../src/catalog/clouds.ts';
import type { Environment, Provider } from '../../../src/core/project.ts';
import { ENVIRONMENTS } from '../../../src/core/project.ts';
import type { Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { builtInFor } from '../../../src/generators/templates/built-in.ts';
import { expandTemplate } from '../../../src/generators/templates/expand.ts';
import { askedOn } from '../../../src/generators/templates/parameters.ts';
import type { Template } from '../../../src/generators/templates/template.ts';
import { SSH_KEY } from '../azure/everything.ts';
import { ALICE, SHOP } from '../samples.ts';

const REGIONS: Readonly<Record<Provider, string>> = { gcp: 'us-central1', aws: 'us-east-1', azure: 'westeurope' };

export const projectOn = (provider: Provider, environment: Environment = 'dev'): ProjectFacts => ({
  ...SHOP,
  provider,
  region: REGIONS[provider],
  environment,
});

/** What has to be answered in any case. */
export const mustAnswer = (template: Template, provider: Provider) =>
  askedOn(template, provider).includes('ssh_public_key') ? { ssh_public_key: SSH_KEY } : {};

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
      const resources = expandTemplate(template, { project, resources: [] }, mustAnswer(template, provider), ALICE);
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
