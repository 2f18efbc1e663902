import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Type } from '../../../sandbox/cloud/cty/type.ts';
import type { Attribute, Block, Nesting, ProviderSchema, Schema } from '../../../sandbox/cloud/schema/model.ts';

type FactAttribute = { type: Type } & { [flag in Exclude<keyof Attribute, 'type'>]?: boolean };
type FactBlock = {
  attributes?: Record<string, FactAttribute>;
  block_types?: Record<string, { nesting_mode: Nesting; min_items?: number; max_items?: number; block: FactBlock }>;
};
type FactSchema = { version: number; block: FactBlock };
type FactFile = {
  provider: FactSchema;
  resource_schemas: Record<string, FactSchema>;
  data_source_schemas: Record<string, FactSchema>;
};

const FLAGS = ['required', 'optional', 'computed', 'sensitive', 'deprecated', 'write_only'] as const;

/** The collected schema of a real provider, or `undefined` where the reference data is not at hand. */
export function readFacts(provider: 'google' | 'aws' | 'azurerm'): ProviderSchema | undefined {
  const file = fileURLToPath(new URL(`../../../../shared/data/schemas/${provider}.json`, import.meta.url));
  if (!existsSync(file)) return undefined;
  const facts: FactFile = JSON.parse(readFileSync(file, 'utf8'));
  const schemas = (found: Record<string, FactSchema>): Record<string, Schema> => mapValues(found, toSchema);
  return {
    provider: toSchema(facts.provider),
    resources: schemas(facts.resource_schemas),
    data: schemas(facts.data_source_schemas),
  };
}

function toSchema({ version, block }: FactSchema): Schema {
  return { version, block: toBlock(block) };
}

function toBlock({ attributes = {}, block_types = {} }: FactBlock): Block {
  return {
    attributes: mapValues(attributes, toAttribute),
    blocks: mapValues(block_types, ({ nesting_mode, min_items = 0, max_items = 0, block }) => ({
      nesting: nesting_mode,
      min: min_items,
      max: max_items,
      block: toBlock(block),
    })),
  };
}

function toAttribute(fact: FactAttribute): Attribute {
  const set = FLAGS.filter((flag) => fact[flag]).map((flag): [string, true] => [flag, true]);
  return { type: fact.type, ...Object.fromEntries(set) };
}

function mapValues<In, Out>(object: Record<string, In>, change: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
