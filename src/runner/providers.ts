import { CLOUDS, providers } from '../catalog/clouds.ts';
import type { Provider } from '../core/project.ts';
import type { RunProject } from '../deploy/ports.ts';

/** Providers without a cloud behind them that neither run programs nor read files of the host. */
const HARMLESS = ['hashicorp/random', 'hashicorp/time', 'hashicorp/tls', 'hashicorp/null'];

const sourcesOf = (provider: Provider): string[] => {
  const { terraform, alsoAllowed } = CLOUDS.of(provider);
  return [terraform.source, ...alsoAllowed];
};

/**
 * Sources of the providers that a project may use, without registry host. `external`, `http` and `local` are left out on purpose. One that
 * was found in its repository may use every cloud, and what the default branch's `guildops.yaml` adds.
 */
export function allowedProviders({ provider, found }: Pick<RunProject, 'provider' | 'found'>): readonly string[] {
  const clouds = found ? providers() : [provider];
  return [...new Set([...clouds.flatMap(sourcesOf), ...HARMLESS, ...(found?.providers ?? [])])];
}

const REGISTRIES = ['registry.terraform.io/', 'registry.opentofu.org/'];

/** `hashicorp/google` for any way to write it, `google` and `registry.terraform.io/hashicorp/google` among them. */
export function providerSource(written: string): string {
  const lower = written.toLowerCase();
  const registry = REGISTRIES.find((host) => lower.startsWith(host));
  const source = registry === undefined ? lower : lower.slice(registry.length);
  return source.includes('/') ? source : `hashicorp/${source}`;
}
