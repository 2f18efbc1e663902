import type { CloudModel } from './provider/cloud-model.ts';

/** A cloud that the sandbox can be. */
export interface Cloud {
  /** The provider's address without the registry's host: `hashicorp/google`. */
  source: string;
  /** Its tables are large: they are read when the first terraform asks for the cloud. */
  load(): Promise<CloudModel>;
}

/**
 * The clouds that the sandbox can be. For another one write `<cloud>/schema/` (tables), `<cloud>/overlays/` (what a
 * table cannot say) and `<cloud>/index.ts`, and add it here: it then has its own socket in the same process.
 */
export const clouds: readonly Cloud[] = [
  { source: 'hashicorp/google', load: async () => (await import('./google/index.ts')).googleCloud },
  { source: 'hashicorp/aws', load: async () => (await import('./aws/index.ts')).awsCloud },
  { source: 'hashicorp/azurerm', load: async () => (await import('./azurerm/index.ts')).azurermCloud },
];
