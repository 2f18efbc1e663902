import { z } from 'zod';
import { byProvider } from '../core/by-provider.ts';
import type { Provider } from '../core/project.ts';
import type { Kind } from '../core/request.ts';
import { aws } from './clouds/aws.ts';
import { azure } from './clouds/azure.ts';
import type { Cloud } from './clouds/cloud.ts';
import { gcp } from './clouds/gcp.ts';

/** The place where a cloud joins, in the order of menus; `docs/add-a-provider.md` names the others. */
export const CLOUDS = byProvider<Cloud>({ gcp, aws, azure });

export const providers = (): Provider[] => CLOUDS.providers();

export const isProvider = (text: unknown): text is Provider => providers().some((known) => known === text);

/** `GCP` */
export const titleOf = (provider: Provider): string => CLOUDS.of(provider).title;

/** The name of a cloud in a file. */
export const providerSchema = z.custom<Provider>(isProvider, {
  error: () => `it is none of ${providers().join(', ')}`,
});

/** The cloud that a terraform type is of, by the word its name begins with. */
export const providerOfType = (type: string): Provider | undefined =>
  providers().find((provider) => type.startsWith(`${CLOUDS.of(provider).terraform.name}_`));

/** What the names of types say on every cloud. */
const KINDS_BY_NAME: Cloud['kinds'] = [
  [/(firewall|security_group|network_security)/, 'firewall'],
  [/(forwarding_rule|backend_service|_lb|load_balancer|health_check)/, 'load_balancer'],
];

/** Which kind a terraform type belongs to; what is not listed is part of its project and follows the network's rules. */
export function kindOfType(type: string): Kind {
  const provider = providerOfType(type);
  const own = provider ? CLOUDS.of(provider).kinds : [];
  return [...own, ...KINDS_BY_NAME].find(([pattern]) => pattern.test(type))?.[1] ?? 'network';
}
