import { existsSync, readFileSync } from 'node:fs';
import {
  Block,
  type Body,
  Call,
  Comment,
  type HclValue,
  Heredoc,
  Reference,
  Template,
} from '../../src/generators/hcl.ts';

/** A type as terraform writes it: `"string"`, `["list", "string"]`. */
type CtyType = string | readonly [string, unknown];

interface Attribute {
  type?: CtyType;
  required?: boolean;
  optional?: boolean;
  deprecated?: boolean;
}

export interface Schema {
  attributes?: Record<string, Attribute>;
  block_types?: Record<string, { min_items?: number; max_items?: number; block: Schema }>;
}

type Table = Record<string, { block: Schema }>;

const shared = new URL('../../../shared/data/schemas/', import.meta.url);
const here = new URL('schemas/', import.meta.url);

/** Whether the providers' schemas are there; what needs them is skipped without, and says so. */
export const hasSchemas = existsSync(shared);
if (!hasSchemas)
  console.warn('skipped: generated files against the schemas of providers, because ../shared/data is not there');

interface Tables {
  resource: Table;
  data: Table;
}

const read = (file: URL): { resource_schemas: Table; data_source_schemas?: Table } =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { resource_schemas: {} };

const known = new Map<string, Tables>();

/** What a provider takes: `google`, `aws` or `azurerm`. Types that the shared tables lack stand in `schemas/<provider>-more.json`. */
export function schemasOf(provider: string): Tables {
  const tables = known.get(provider) ?? readTables(provider); // megabytes, and asked for by every test
  known.set(provider, tables);
  return tables;
}

function readTables(provider: string): Tables {
  const [main, more] = [read(new URL(`${provider}.json`, shared)), read(new URL(`${provider}-more.json`, here))];
  return {
    resource: { ...main.resource_schemas, ...more.resource_schemas },
    data: { ...main.data_source_schemas, ...more.data_source_schemas },
  };
}

/** Whether a value is one that terraform takes for a type; what is only known later is. */
function fits(value: HclValue, type: CtyType | undefined): boolean {
  if (value === null || type === undefined || type === 'dynamic') return true;
  if (value instanceof Reference || value instanceof Call) return true;
  if (value instanceof Template || value instanceof Heredoc) return type === 'string';
  if (typeof type === 'string') return typeof value === (type === 'bool' ? 'boolean' : type);
  const [outer, inner] = type;
  if (outer === 'list' || outer === 'set')
    return Array.isArray(value) && value.every((one: HclValue) => fits(one, inner as CtyType));
  return outer === 'map'
    ? typeof value === 'object' && Object.values(value).every((one: HclValue) => fits(one, inner as CtyType))
    : typeof value === 'object';
}

/** What every block of terraform may have. */
const META = new Set(['depends_on', 'provider']);
const META_BLOCKS = new Set(['lifecycle']);

/** Terraform takes a list or set of objects as blocks, too, and then needs none of what is in them. */
function asBlock(attribute: Attribute | undefined): { block: Schema } | undefined {
  const [, inner] = Array.isArray(attribute?.type) ? attribute.type : [];
  if (!Array.isArray(inner) || inner[0] !== 'object') return undefined;
  const fields = Object.entries(inner[1] as Record<string, CtyType>);
  return { block: { attributes: Object.fromEntries(fields.map(([name, type]) => [name, { type, optional: true }])) } };
}

/** Everything in a body that the schema does not allow. */
export function breaches(body: Body, { attributes = {}, block_types: blocks = {} }: Schema, at: string): string[] {
  const inner = body.filter((item) => item instanceof Block).filter(({ type }) => !META_BLOCKS.has(type));
  const set = body
    .flatMap((item) => (item instanceof Block || item instanceof Comment ? [] : [item]))
    .filter(([name]) => !META.has(name));
  const names = set.map(([name]) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...twice.map((name) => `${at}.${name} is there twice`),
    ...names
      .filter((name) => !attributes[name]?.optional && !attributes[name]?.required)
      .map((name) => `${at}.${name} may not be set`),
    ...names.filter((name) => attributes[name]?.deprecated).map((name) => `${at}.${name} is deprecated`),
    ...set
      .filter(([name, value]) => !fits(value, attributes[name]?.type))
      .map(([name]) => `${at}.${name} is of another type`),
    ...Object.keys(attributes)
      .filter((name) => attributes[name]?.required && !names.includes(name))
      .map((name) => `${at}.${name} is missing`),
    ...inner.flatMap((block) => {
      const known = blocks[block.type] ?? asBlock(attributes[block.type]);
      return known ? breaches(block.body, known.block, `${at}.${block.type}`) : [`${at}.${block.type} is no block`];
    }),
    ...Object.entries(blocks).flatMap(([type, { min_items: min = 0, max_items: max = Number.POSITIVE_INFINITY }]) => {
      const count = inner.filter((block) => block.type === type).length;
      return count < min || count > max ? [`${at}.${type} is there ${count} times`] : [];
    }),
  ];
}

/** The same for every resource and data source of a file; types that no table has are named. */
export function fileBreaches(body: Body, tables: Tables): string[] {
  const made = body
    .filter((item) => item instanceof Block)
    .filter(({ type }) => type === 'resource' || type === 'data');
  return made.flatMap((one) => {
    const [type = ''] = one.labels;
    const known = tables[one.type as 'resource' | 'data'][type];
    return known ? breaches(one.body, known.block, type) : [`there is no schema of ${one.type} ${type}`];
  });
}
