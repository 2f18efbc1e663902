import { CLOUDS } from '../catalog/clouds.ts';
import type { Provider } from '../core/project.ts';

/** Providers without a cloud behind them that neither run programs nor read files of the host. */
const HARMLESS = ['hashicorp/random', 'hashicorp/time', 'hashicorp/tls', 'hashicorp/null'];

/** Sources of the providers that a project may use, without registry host. `external`, `http` and `local` are left out on purpose. */
export function allowedProviders(provider: Provider): readonly string[] {
  const { terraform, alsoAllowed } = CLOUDS.of(provider);
  return [terraform.source, ...alsoAllowed, ...HARMLESS];
}

const REGISTRIES = ['registry.terraform.io/', 'registry.opentofu.org/'];

/** `hashicorp/google` for any way to write it, `google` and `registry.terraform.io/hashicorp/google` among them. */
export function providerSource(written: string): string {
  const lower = written.toLowerCase();
  const registry = REGISTRIES.find((host) => lower.startsWith(host));
  const source = registry === undefined ? lower : lower.slice(registry.length);
  return source.includes('/') ? source : `hashicorp/${source}`;
}
