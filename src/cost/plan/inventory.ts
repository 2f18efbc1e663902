import type { ResourceValues } from '../../core/plan-json/parse.ts';
import { textOf, type Values } from '../read.ts';
import { type References, withoutIndex } from './configuration.ts';

/** What else there is in a plan, for prices that several resources share. */
export interface Inventory {
  /** How many resources of a type there are, or those in one region, or those that pass a test. */
  count(type: string, where?: { region?: string; passes?(values: Values): boolean }): number;
  /** The values of a resource of a type by one of its names. */
  find(type: string, attribute: string, value: string): Values | undefined;
  /** The values of the resource of a type that a block of another one refers to. */
  referred(from: string, block: string, attribute: string, type: string): Values | undefined;
}

/** @param regionOf the region a resource stands in */
export function inventoryOf(
  resources: readonly ResourceValues[],
  regionOf: (resource: ResourceValues) => string,
  references: References,
): Inventory {
  const byType = new Map<string, { address: string; values: Values; region: string }[]>();
  for (const resource of resources) {
    const same = byType.get(resource.type) ?? [];
    byType.set(resource.type, same);
    same.push({ address: resource.address, values: resource.values ?? {}, region: regionOf(resource) });
  }
  return {
    count: (type, { region, passes = () => true } = {}) =>
      (byType.get(type) ?? []).filter((one) => (region === undefined || one.region === region) && passes(one.values))
        .length,
    find: (type, attribute, value) =>
      byType.get(type)?.find(({ values }) => textOf(values, attribute) === value)?.values,
    referred(from, block, attribute, type) {
      const named = references(from, block, attribute);
      return byType.get(type)?.find(({ address }) => named.includes(withoutIndex(address)))?.values;
    },
  };
}
