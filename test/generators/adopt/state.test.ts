import { describe, expect, it } from 'vitest';
import { adopt } from '../../../src/generators/adopt/adopt.ts';
import { parseState } from '../../../src/generators/adopt/state.ts';
import { refusalOf, SHOP } from '../samples.ts';
import { stateText, whyLeft } from './samples.ts';

const INSTANCE = 'google_compute_instance.web';

describe('a state to adopt', () => {
  it.each([
    { does: 'no JSON', text: 'Terraform has no state', says: 'it is no JSON' },
    {
      does: 'a plan',
      text: '{"format_version":"1.2","planned_values":{},"resource_changes":[]}',
      says: 'it is a plan',
    },
    {
      does: 'the raw state file',
      text: '{"version":4,"serial":1,"lineage":"x","resources":[]}',
      says: 'it is the raw state',
    },
    { does: 'schemas', text: '{"format_version":"1.0","provider_schemas":{}}', says: 'these are schemas' },
    { does: 'a list', text: '[]', says: 'it is no state' },
    { does: 'another format', text: '{"format_version":"2.0","values":{"root_module":{}}}', says: 'it is no state' },
    { does: 'nothing applied yet', text: '{"format_version":"1.0"}', says: 'it holds no resources' },
    {
      does: 'an empty module',
      text: '{"format_version":"1.0","values":{"root_module":{}}}',
      says: 'it holds no resources',
    },
  ])('is refused when it is $does', ({ text, says }) => {
    expect(refusalOf(() => parseState(text))[0]).toContain(says);
  });

  it('is read with what stands in modules, and without what is only looked up', () => {
    const resource = (address: string, mode = 'managed') => ({
      address,
      mode,
      type: 'google_compute_disk',
      values: {},
    });
    const inner = { resources: [resource('module.a["x"].google_compute_disk.b[0]')] };
    const root = {
      resources: [resource('google_compute_disk.a'), resource('data.google_compute_disk.c', 'data')],
      child_modules: [{ child_modules: [inner] }],
    };
    const text = JSON.stringify({ format_version: '1.0', values: { root_module: root } });
    expect(parseState(text).map(({ address }) => address)).toEqual([
      'google_compute_disk.a',
      'module.a["x"].google_compute_disk.b[0]',
    ]);
  });

  it.each([
    { does: 'is tainted', address: INSTANCE, more: { tainted: true }, why: 'tainted' },
    { does: 'is left over', address: INSTANCE, more: { deposed_key: 'a1b2' }, why: 'left over' },
    { does: 'has code for a key', address: `${INSTANCE}["\${file(1)}"]`, more: {}, why: 'address' },
    { does: 'has a quote in its key', address: `${INSTANCE}["a\\"]x {\\""]`, more: {}, why: 'address' },
  ])('leaves alone what $does', ({ address, more, why }) => {
    const adoption = adopt(parseState(stateText([address, { name: 'web' }, more])), SHOP);
    expect(adoption.resources).toEqual([]);
    expect(whyLeft(adoption, address)).toContain(why);
  });

  it('is refused when an address could not come from terraform', () => {
    const text = stateText([`${INSTANCE}["a"]\nresource "x"`, { name: 'web' }]);
    expect(refusalOf(() => parseState(text))[0]).toContain('is no address');
  });

  it('leaves alone what is of another provider', () => {
    const adoption = adopt(parseState(stateText(['random_id.x', {}])), SHOP);
    expect(whyLeft(adoption, 'random_id.x')).toBe('it is not of gcp');
  });
});
