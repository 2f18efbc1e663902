import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Block, type Body, Comment } from '../../src/generators/hcl.ts';
import { generatorOf } from '../../src/generators/kinds.ts';
import { aNetwork, aVm, SHOP } from './samples.ts';

interface Attribute {
  required?: boolean;
  optional?: boolean;
  deprecated?: boolean;
}
interface Schema {
  attributes?: Record<string, Attribute>;
  block_types?: Record<string, { min_items?: number; max_items?: number; block: Schema }>;
}

const file = new URL('../../../shared/data/schemas/google.json', import.meta.url);
const isHere = existsSync(file);
if (!isHere) console.warn("skipped: generated files against Google's schema, because ../shared/data is not there");

/** Everything in a body that the schema does not allow. */
function breaches(body: Body, { attributes = {}, block_types: blocks = {} }: Schema, at: string): string[] {
  const items = body.filter((item) => !(item instanceof Comment));
  const inner = items.filter((item) => item instanceof Block);
  const names = items.flatMap((item) => (item instanceof Block || item instanceof Comment ? [] : [item[0]]));
  return [
    ...names
      .filter((name) => !attributes[name]?.optional && !attributes[name]?.required)
      .map((name) => `${at}.${name} may not be set`),
    ...names.filter((name) => attributes[name]?.deprecated).map((name) => `${at}.${name} is deprecated`),
    ...Object.keys(attributes)
      .filter((name) => attributes[name]?.required && !names.includes(name))
      .map((name) => `${at}.${name} is missing`),
    ...inner.flatMap((block) => {
      const known = blocks[block.type];
      return known ? breaches(block.body, known.block, `${at}.${block.type}`) : [`${at}.${block.type} is no block`];
    }),
    ...Object.entries(blocks).flatMap(([type, { min_items: min = 0, max_items: max = Infinity }]) => {
      const count = inner.filter((block) => block.type === type).length;
      return count < min || count > max ? [`${at}.${type} is there ${count} times`] : [];
    }),
  ];
}

describe.skipIf(!isHere)("what we generate fits Google's schema", () => {
  const schemas: Record<string, { block: Schema }> = isHere
    ? JSON.parse(readFileSync(file, 'utf8')).resource_schemas
    : {};
  const network = aNetwork();
  it.each([
    { what: 'a network', resource: network },
    {
      what: 'a network with everything',
      resource: aNetwork('app', { options: ['nat', 'allow_internal', 'private_google_access'], purpose: 'x' }),
    },
    { what: 'a bare network', resource: aNetwork('app', { options: [] }) },
    { what: 'a machine', resource: aVm() },
    {
      what: 'a spot machine with a public address',
      resource: aVm('web', { spot: true, public_address: true, tags: 'a b', purpose: 'x' }),
    },
    { what: 'a machine with a GPU', resource: aVm('web', { machine_type: 'g2-standard-4' }) },
    { what: 'an Arm machine', resource: aVm('web', { machine_type: 't2a-standard-1' }) },
  ])('$what', ({ resource }) => {
    const body = generatorOf('gcp', resource.kind).body(resource, { project: SHOP, resources: [network, resource] });
    const resources = body.filter((item) => item instanceof Block).filter(({ type }) => type === 'resource');
    expect(resources.length).toBeGreaterThan(0);
    for (const {
      labels: [type = ''],
      body: inside,
    } of resources)
      expect(breaches(inside, schemas[type]?.block ?? {}, type)).toEqual([]);
  });
});
