import { providers } from '../../src/catalog/clouds.ts';
import type { Provider } from '../../src/core/project.ts';
import { kindsFor } from '../../src/generators/kinds.ts';
import { clouds } from '../cloud/clouds.ts';
import { onAzure } from '../story/scripts.ts';
import type { Machine } from '../story/steps.ts';

/** What one cloud is filled with: a project that has a network and a machine. */
export interface FilledCloud {
  provider: Provider;
  project: string;
  region: string;
  description: string;
  network: string;
  machine: Machine;
}

interface Row extends Omit<FilledCloud, 'provider'> {
  /** The terraform provider that the pretend cloud stands in for. */
  source: string;
}

const ROWS: Readonly<Record<Provider, Row>> = {
  gcp: {
    source: 'hashicorp/google',
    project: 'shop-gcp',
    region: 'us-central1',
    description: 'The web shop, for developers',
    network: 'shop',
    machine: { family: 'e2', type: 'e2-small' },
  },
  aws: {
    source: 'hashicorp/aws',
    project: 'search-aws',
    region: 'us-east-1',
    description: 'Search over the catalogue',
    network: 'search',
    machine: { family: 't3', type: 't3.small' },
  },
  azure: {
    source: 'hashicorp/azurerm',
    project: 'office-azure',
    region: 'westeurope',
    description: 'What the office needs',
    network: 'office',
    machine: onAzure('Blsv2', 'Standard_B2ls_v2'),
  },
};

function canMake(provider: Provider): boolean {
  const kinds = kindsFor(provider).map(({ kind }) => kind);
  return kinds.includes('network') && kinds.includes('vm');
}

/** The clouds that GuildOps can write for and the sandbox can be; a row joins by itself once both can. */
export const filledClouds = (): FilledCloud[] =>
  providers()
    .filter((provider) => canMake(provider) && clouds.some(({ source }) => source === ROWS[provider].source))
    .map((provider) => ({ provider, ...ROWS[provider] }));
