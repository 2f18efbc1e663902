import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aws } from '../../src/cost/plan/aws.ts';
import { azurerm } from '../../src/cost/plan/azurerm.ts';
import { google } from '../../src/cost/plan/google.ts';

describe('docs/cost.md', () => {
  const text = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');

  it.each([google, aws, azurerm])(
    'names every type of $provider that has a price, and no other',
    ({ provider, pricers }) => {
      const prefix = { gcp: 'google', aws: 'aws', azure: 'azurerm' }[provider];
      const told = [...text.matchAll(new RegExp(`\`(${prefix}_[a-z0-9_]+)\``, 'g'))].map(([, type]) => type);
      expect(told.sort()).toEqual(Object.keys(pricers).sort());
    },
  );

  it.each([google, aws, azurerm])('lets no type of $provider be both free and priced', ({ pricers, free }) => {
    expect(Object.keys(pricers).filter((type) => free.has(type))).toEqual([]);
  });
});
