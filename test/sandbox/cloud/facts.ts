import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Type } from '../../../sandbox/cloud/cty/type.ts';
import type { Attribute, Block, Nesting, ProviderSchema, Schema } from '../../../sandbox/cloud/schema/model.ts';
import { FORMATS, type Rule } from '../../../sandbox/cloud/schema/rule.ts';

type FactAttribute = { type: Type } & { [flag in Exclude<keyof Attribute, 'type'>]?: boolean };
type FactBlock = {
  attributes?: Record<string, FactAttribute>;
  block_types?: Record<string, { nesting_mode: Nesting; min_items?: number; max_items?: number; block: FactBlock }>;
};
/** What `constraints.json` says of one path. */
type Constraint = {
  default?: Rule['default'];
  enum?: (string | number)[];
  enum_ignore_case?: boolean;
  or_empty?: boolean;
  min?: number;
  max?: number;
  min_length?: number;
  max_length?: number;
  regex?: string;
  format?: string;
  exactly_one_of?: string[];
  at_least_one_of?: string[];
  conflicts_with?: string[];
  required_with?: string[];
  elem?: Constraint;
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
  const facts = readShared<FactFile>(`${provider}.json`);
  const constraints = readShared<Record<string, Record<string, Record<string, Constraint>>>>('constraints.json');
  const replacing = readShared<Record<string, string[]>>('force-new.json');
  if (!facts || !constraints || !replacing) return undefined;
  return {
    provider: toSchema(facts.provider),
    resources: mapValues(facts.resource_schemas, (fact, type) => {
      const schema = toSchema(fact);
      const paths = pathsOf(schema.block);
      const rules = mapValues(
        Object.fromEntries(paths.map((path) => [path, path])),
        (path): Rule => ({
          ...(replacing[type]?.includes(path) && { replaces: true }),
          ...toRule(path, constraints[provider]?.[type]?.[path] ?? {}),
        }),
      );
      return { ...schema, rules: Object.fromEntries(Object.entries(rules).filter(([, rule]) => Object.keys(rule)[0])) };
    }),
    data: mapValues(facts.data_source_schemas, toSchema),
  };
}

function readShared<Content>(name: string): Content | undefined {
  const file = fileURLToPath(new URL(`../../../../shared/data/schemas/${name}`, import.meta.url));
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Told from the complaints about a block with a bad ARN in it, which are not about these. */
const BESIDE_AN_ARN = /(^|\.)(id|prefix)$/;

/** AWS also takes multiples of a minute or month here, which the collection does not tell. */
const OR_A_MULTIPLE = /(^|\.)(period|performance_insights_retention_period)$/;

/** A constraint in our words. What stands for the elements of a list stands for the list. */
function toRule(path: string, { elem = {}, ...own }: Constraint): Rule {
  const said = { ...elem, ...own };
  const others = (paths: string[] = []) => paths.filter((each) => each !== path);
  const isExact = !said.enum_ignore_case && !said.or_empty;
  const rule = {
    default: said.default,
    among: isExact && !OR_A_MULTIPLE.test(path) ? said.enum : undefined,
    least: isExact ? said.min : undefined,
    most: isExact ? said.max : undefined,
    shortest: isExact ? said.min_length : undefined,
    longest: said.max_length,
    like: isExact && isRegex(said.regex) ? said.regex : undefined,
    is: isFormat(said.format) && !BESIDE_AN_ARN.test(path) ? said.format : undefined,
    exactlyOneOf: said.exactly_one_of,
    atLeastOneOf: said.at_least_one_of,
    conflictsWith: others(said.conflicts_with).length > 0 ? others(said.conflicts_with) : undefined,
    needs: others(said.required_with).length > 0 ? others(said.required_with) : undefined,
  };
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined && value !== null));
}

/** Some collected expressions have a repetition of less than nothing, which says nothing. */
function isRegex(regex = '{-'): boolean {
  return !regex.includes('{-');
}

function isFormat(format = ''): format is keyof typeof FORMATS {
  return Object.hasOwn(FORMATS, format);
}

/** Every dotted path of a block. */
export function pathsOf({ attributes, blocks }: Block): string[] {
  const inside = Object.entries(blocks).flatMap(([name, { block }]) => [
    name,
    ...pathsOf(block).map((path) => `${name}.${path}`),
  ]);
  return [...Object.keys(attributes), ...inside];
}

function toSchema({ version, block }: FactSchema): Schema {
  return { version, block: toBlock(block), rules: {} };
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

function mapValues<In, Out>(object: Record<string, In>, change: (value: In, key: string) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
