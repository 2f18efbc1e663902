import { describe, expect, it } from 'vitest';
import { googleSchema } from '../../../sandbox/cloud/google/schema/index.ts';
import type { Block, Schema } from '../../../sandbox/cloud/schema/model.ts';
import { readFacts } from './facts.ts';

const facts = readFacts('google');
const skipped = facts ? '' : '(skipped: ../shared/data/schemas/google.json is not there)';

/** In use by our configurations, but not among the collected facts. */
const WITHOUT_FACTS = ['google_compute_attached_disk', 'google_compute_project_metadata_item', 'google_compute_zones'];

/** Every path of a schema with all that is said about it. */
function paths({ version, block }: Schema): Record<string, string> {
  const found: Record<string, string> = { '': `version ${version}` };
  const visit = ({ attributes, blocks }: Block, prefix: string): void => {
    for (const [name, { type, ...flags }] of Object.entries(attributes)) {
      found[prefix + name] = [JSON.stringify(type), ...Object.keys(flags).sort()].join(' ');
    }
    for (const [name, { nesting, min, max, block }] of Object.entries(blocks)) {
      found[prefix + name] = `${nesting} block, ${min} to ${max}`;
      visit(block, `${prefix}${name}.`);
    }
  };
  visit(block, '');
  return found;
}

function withFacts(ours: Record<string, Schema>): [string, Schema][] {
  return Object.entries(ours).filter(([type]) => !WITHOUT_FACTS.includes(type));
}

describe.skipIf(!facts)(`the schema of hashicorp/google ${skipped}`, () => {
  it('has the provider block of the real one', () => {
    expect(paths(googleSchema.provider)).toEqual(facts && paths(facts.provider));
  });

  it.each(withFacts(googleSchema.resources))('has resource %s as the real one has it', (type, schema) => {
    const real = facts?.resources[type];
    expect(paths(schema)).toEqual(real && paths(real));
  });

  it.each(withFacts(googleSchema.data))('has data source %s as the real one has it', (type, schema) => {
    const real = facts?.data[type];
    expect(paths(schema)).toEqual(real && paths(real));
  });
});
