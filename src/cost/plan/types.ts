import { providerOfType } from '../../catalog/clouds.ts';
import type { ResourceValues } from '../../core/plan-json/parse.ts';
import { PRICING } from '../clouds.ts';
import { type Part, unknown } from '../part.ts';
import type { Types } from './context.ts';
import type { Inventory } from './inventory.ts';

/** Types of terraform's own helpers, which live in the state alone. */
const HELPERS = /^(?:terraform_data|null_resource|random_[a-z]+|time_[a-z]+|tls_[a-z_]+)$/;

function typesOf(type: string): Types | undefined {
  const provider = providerOfType(type);
  return provider && PRICING.of(provider).types;
}

/** The region a resource stands in, or `fallback` where its values do not say. */
export const regionOfResource = ({ type, values = {} }: ResourceValues, fallback: string): string =>
  typesOf(type)?.regionOf(values) ?? fallback;

/** Whether a type of terraform is one that has prices. */
export const isPricedType = (type: string): boolean => Object.hasOwn(typesOf(type)?.pricers ?? {}, type);

/** What a resource of a plan is made of; a type nobody knows is one part without a price, which is not the same as free. */
export function partsOfResource(resource: ResourceValues, region: string, inventory: Inventory): Part[] {
  const { address, type, values = {} } = resource;
  const types = typesOf(type);
  if (HELPERS.test(type) || types?.free.has(type)) return [];
  const pricer = types && Object.hasOwn(types.pricers, type) ? types.pricers[type] : undefined;
  if (!types || !pricer) return [unknown(type)];
  return pricer(values, { address, place: { provider: types.provider, region }, inventory });
}
