import type { PlanJson } from '../../core/plan-json/parse.ts';
import { blocksOf, groupOf, textOf, type Values } from '../read.ts';

/**
 * The region that the provider of each resource is set to, by the resource's address without its index: what AWS resources do not say
 * themselves. Only constants are known; of modules, those of the root alone.
 * Source: "JSON output format", configuration representation.
 */
export function configuredRegions(plan: PlanJson): ReadonlyMap<string, string> {
  const configuration = groupOf(plan as Values, 'configuration');
  const providers = groupOf(configuration, 'provider_config');
  const regionOf = (key: string): string | undefined =>
    textOf(groupOf(groupOf(groupOf(providers, key), 'expressions'), 'region'), 'constant_value');
  return new Map(
    blocksOf(groupOf(configuration, 'root_module'), 'resources').flatMap((resource): [string, string][] => {
      const [address, key] = [textOf(resource, 'address'), textOf(resource, 'provider_config_key')];
      const region = key && regionOf(key);
      return address && region ? [[address, region]] : [];
    }),
  );
}

/** `aws_instance.web["a"]` and `aws_instance.web[0]` are `aws_instance.web`. */
export const withoutIndex = (address: string): string => address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, '');
