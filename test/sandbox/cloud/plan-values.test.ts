import { describe, expect, it } from 'vitest';
import { agrees } from '../../../sandbox/cloud/cty/same.ts';
import type { Type } from '../../../sandbox/cloud/cty/type.ts';
import { UNKNOWN, type Value } from '../../../sandbox/cloud/cty/value.ts';
import { asConfigured } from '../../../sandbox/cloud/provider/configured.ts';
import { expand } from '../../../sandbox/cloud/provider/template.ts';

const route: Type = ['set', ['object', { to: 'string', cost: 'number', via: ['list', 'string'] }]];

describe('an argument that is configured', () => {
  it.each<[string, Value, Type, Value]>([
    ['a set with something unknown is unknown', ['a', UNKNOWN], ['set', 'string'], UNKNOWN],
    ['a map with something unknown is unknown', { a: UNKNOWN }, ['map', 'string'], UNKNOWN],
    ['a list keeps its length', ['a', UNKNOWN], ['list', 'string'], ['a', UNKNOWN]],
    ['what is known stays', ['a', 'b'], ['set', 'string'], ['a', 'b']],
    [
      'what an object leaves out is empty',
      [{ to: 'x', cost: null, via: null }],
      route,
      [{ to: 'x', cost: 0, via: [] }],
    ],
    [
      'an object keeps what is unknown',
      [{ to: UNKNOWN, cost: 1, via: [] }],
      route,
      [{ to: UNKNOWN, cost: 1, via: [] }],
    ],
  ])('%s', (_, value, type, planned) => {
    expect(asConfigured(value, type)).toEqual(planned);
  });
});

describe('two values agree', () => {
  it.each<[string, Value, Value, Type, boolean]>([
    ['where one is unknown', UNKNOWN, 'a', 'string', true],
    [
      'in a member that is unknown',
      [{ to: 'x', cost: UNKNOWN, via: [] }],
      [{ to: 'x', cost: 3, via: [] }],
      route,
      true,
    ],
    ['in whatever order a set has', ['a', 'b'], ['b', 'a'], ['set', 'string'], true],
    ['not in another order of a list', ['a', 'b'], ['b', 'a'], ['list', 'string'], false],
    ['not with another value', [{ to: 'x', cost: 1, via: [] }], [{ to: 'y', cost: 1, via: [] }], route, false],
    ['not with one more', ['a'], ['a', 'b'], ['set', 'string'], false],
    ['not when only the second is unknown', 'a', UNKNOWN, 'string', false],
  ])('%s', (_, value, other, type, expected) => {
    expect(agrees(value, other, type)).toBe(expected);
  });
});

describe('a template', () => {
  it('takes the object first, then the settings, and knows the last part of a reference', () => {
    const self = { name: 'web', network: 'projects/p/networks/main', tags: { Name: 'x' } };
    expect(expand('{region}/{network|last}/{name}/{tags.Name}/{none}', self, { region: 'eu', name: 'other' })).toBe(
      'eu/main/web/x/',
    );
  });

  it.each([
    ['vpc-0{random:16}', /^vpc-0[0-9a-f]{16}$/],
    ['db-{RANDOM:26}', /^db-[0-9A-F]{26}$/],
    ['{uuid}', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ])('makes up %s anew each time', (template, form) => {
    const [one, other] = [expand(template, {}, {}), expand(template, {}, {})];
    expect(one).toMatch(form);
    expect(other).toMatch(form);
    expect(one).not.toBe(other);
  });
});
