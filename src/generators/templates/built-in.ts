import type { Provider } from '../../core/project.ts';
import { kindsFor } from '../kinds.ts';
import { dataLandingZone } from './data-landing-zone.ts';
import { failover } from './failover.ts';
import { privateKubernetes } from './private-kubernetes.ts';
import { staticSite } from './static-site.ts';
import type { Template } from './template.ts';
import { threeTierWeb } from './three-tier-web.ts';

/** The templates that come with GuildOps. The place where one joins. */
export const BUILT_IN: readonly Template[] = [threeTierWeb, staticSite, privateKubernetes, dataLandingZone, failover];

/** Those that a provider has every kind for. */
export function builtInFor(provider: Provider): Template[] {
  const made = kindsFor(provider).map(({ kind }) => kind);
  return BUILT_IN.filter(
    ({ providers, lines }) => providers.includes(provider) && lines.every(({ kind }) => made.includes(kind)),
  );
}
