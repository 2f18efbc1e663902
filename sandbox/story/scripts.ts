import { providers } from '../../src/catalog/clouds.ts';
import { nearest } from '../../src/catalog/nearest.ts';
import type { Provider } from '../../src/core/project.ts';
import type { Machine } from './steps.ts';

/** What the story says and does on one cloud. */
export interface Script {
  provider: Provider;
  region: string;
  /** The everyday machine, what it grows to by hand, and another beside it. */
  machine: Machine;
  larger: string;
  other: Machine;
  /** 32 vCPU: more than a user may have. */
  huge: Machine;
  /** The terraform type of a machine, and where it keeps its machine type. */
  resource: string;
  attribute: string;
}

/** Azure makes no machine without a public key; nobody has the other half of this one. */
export const onAzure = (family: string, type: string): Machine => ({
  ...{ family, type },
  fields: {
    'Public SSH key of who administers it':
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB2vC3rMqYwH0b8r0E6Ez7Yh3l2oM0zBw6wq5cQkq1pd ana@example.com',
  },
});

const SCRIPTS: Readonly<Record<Provider, Omit<Script, 'provider'>>> = {
  gcp: {
    region: 'us-central1',
    machine: { family: 'e2', type: 'e2-small' },
    larger: 'e2-medium',
    other: { family: 'e2', type: 'e2-micro' },
    huge: { family: 'n2', type: 'n2-standard-32' },
    resource: 'google_compute_instance',
    attribute: 'machine_type',
  },
  aws: {
    region: 'us-east-1',
    machine: { family: 't3', type: 't3.small' },
    larger: 't3.medium',
    other: { family: 't3', type: 't3.micro' },
    huge: { family: 'm7i', type: 'm7i.8xlarge' },
    resource: 'aws_instance',
    attribute: 'instance_type',
  },
  azure: {
    region: 'westeurope',
    machine: onAzure('Blsv2', 'Standard_B2ls_v2'),
    larger: 'Standard_B4ls_v2',
    other: onAzure('Bsv2', 'Standard_B2s_v2'),
    huge: onAzure('Dsv5', 'Standard_D32s_v5'),
    resource: 'azurerm_linux_virtual_machine',
    attribute: 'size',
  },
};

/** The script for a cloud by its name. @throws Error that names the choices */
export function scriptFor(name: string): Script {
  const provider = providers().find((known) => known === name);
  if (provider) return { provider, ...SCRIPTS[provider] };
  const meant = nearest(name, providers());
  throw new Error(
    `there is no provider "${name}"; ${meant ? `did you mean ${meant}? ` : ''}Choose one of ${providers().join(', ')}.`,
  );
}
