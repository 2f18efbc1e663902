import { describe, expect, it } from 'vitest';
import { scriptFor } from '../../../sandbox/story/scripts.ts';
import { providers } from '../../../src/catalog/clouds.ts';
import { families, machineType, typesForMenu } from '../../../src/catalog/machines.ts';
import { sizeOf } from '../../../src/core/size.ts';

describe.each(providers())('the story on %s', (provider) => {
  const { region, machine, larger, other, huge } = scriptFor(provider);

  it.each([machine, { ...machine, type: larger }, other, huge])('finds $type in its menus', ({ family, type }) => {
    expect(families(provider, region).map(({ id }) => id)).toContain(family);
    expect(typesForMenu(provider, region, family).map(({ id }) => id)).toContain(type);
  });

  it('asks for what a user may have, and once for more', () => {
    const sizes = [machine.type, larger, other.type, huge.type].map((type) => {
      const known = machineType(provider, type);
      return known && sizeOf(known);
    });
    expect(sizes.map((size) => size === 'small' || size === 'medium')).toEqual([true, true, true, false]);
  });
});

it('is told on no other cloud, and the choices are named', () => {
  expect(() => scriptFor('asw')).toThrow('did you mean aws? Choose one of gcp, aws, azure.');
  expect(() => scriptFor('__proto__')).toThrow('Choose one of gcp, aws, azure.');
});
