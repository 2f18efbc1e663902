import type { PlanJson } from '../../core/plan-json/parse.ts';
import { blockOf, blocksOf, groupOf, listOf, textOf, type Values } from '../read.ts';

/**
 * The region that the provider of each resource is set to, by the resource's address without its index: what AWS resources do not say
 * themselves. Only constants are known; of modules, those of the root alone.
 * Source: "JSON output format", configuration representation.
 */
export function configuredRegions(plan: PlanJson): ReadonlyMap<string, string> {
  const providers = groupOf(groupOf(plan as Values, 'configuration'), 'provider_config');
  const regionOf = (key: string): string | undefined =>
    textOf(groupOf(groupOf(groupOf(providers, key), 'expressions'), 'region'), 'constant_value');
  return new Map(
    configuredResources(plan).flatMap((resource): [string, string][] => {
      const [address, key] = [textOf(resource, 'address'), textOf(resource, 'provider_config_key')];
      const region = key && regionOf(key);
      return address && region ? [[address, region]] : [];
    }),
  );
}

/** `aws_instance.web["a"]` and `aws_instance.web[0]` are `aws_instance.web`. */
export const withoutIndex = (address: string): string => address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, '');

/** What the code of each resource refers to in a block, as long as values are not known yet: `aws_launch_template.nodes`. */
export type References = (address: string, block: string, attribute: string) => readonly string[];

export function referencesOf(plan: PlanJson): References {
  const byAddress = new Map(
    configuredResources(plan).map((one) => [textOf(one, 'address'), groupOf(one, 'expressions')]),
  );
  return (address, block, attribute) => {
    const inside = blockOf(byAddress.get(withoutIndex(address)) ?? {}, block);
    return listOf(groupOf(inside, attribute), 'references').filter((one) => typeof one === 'string');
  };
}

/** What the root module declares. */
export const configuredResources = (plan: PlanJson): Values[] =>
  blocksOf(groupOf(groupOf(plan as Values, 'configuration'), 'root_module'), 'resources');
