import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogOf } from '../../src/catalog/load.ts';
import {
  families,
  familyOf,
  MENU_SIZE,
  machineType,
  machineTypes,
  nearestMachineType,
  typesForMenu,
} from '../../src/catalog/machines.ts';
import { diskGbMonthUsd, diskTypes, hourlyUsd, pricesAsOf, toCents } from '../../src/catalog/prices.ts';
import { rateQuote } from '../../src/catalog/rates.ts';
import { nearestRegion, regionOf, regionOfZone, regions, zones } from '../../src/catalog/regions.ts';

describe("Google's regions", () => {
  it('are known with their zones', () => {
    expect(regions('gcp').length).toBeGreaterThan(40);
    expect(zones('gcp', 'us-central1').slice(0, 3)).toEqual(['us-central1-a', 'us-central1-b', 'us-central1-c']);
    expect(zones('gcp', 'nowhere')).toEqual([]);
    expect(regionOfZone('gcp', 'europe-west1-d')?.id).toBe('europe-west1');
    expect(
      regions('gcp').every(({ id, zones: all }) => all.length > 0 && all.every((zone) => zone.startsWith(`${id}-`))),
    ).toBe(true);
  });

  it.each([
    { typed: 'us-central-1', meant: 'us-central1' },
    { typed: 'europe-wset1', meant: 'europe-west1' },
    { typed: 'the moon', meant: undefined },
  ])('suggest $meant for "$typed"', ({ typed, meant }) => {
    expect(regionOf('gcp', typed)).toBeUndefined();
    expect(nearestRegion('gcp', typed)).toBe(meant);
  });
});

describe("Google's machines", () => {
  it('are known with vCPUs and memory, also custom ones', () => {
    expect(machineType('gcp', 'e2-medium')).toMatchObject({ vcpus: 2, ramGib: 4, sharedCore: true });
    expect(machineType('gcp', 'n2-custom-4-8192')).toEqual({
      id: 'n2-custom-4-8192',
      family: 'n2',
      vcpus: 4,
      ramGib: 8,
    });
    expect(machineType('gcp', 'custom-2-4096')?.family).toBe('n1');
    expect(machineType('gcp', 'zz-custom-2-4096')).toBeUndefined();
    expect(machineType('gcp', 'constructor')).toBeUndefined();
    expect(nearestMachineType('gcp', 'us-central1', 'e2-meduim')).toBe('e2-medium');
  });

  it('fit into menus in every region, with what is cheap first', () => {
    for (const { id: region } of regions('gcp')) {
      const menu = families('gcp', region);
      expect(menu.length).toBeLessThanOrEqual(MENU_SIZE);
      for (const { id } of menu) {
        const types = typesForMenu('gcp', region, id);
        expect(types.length).toBeGreaterThan(0);
        expect(types.length).toBeLessThanOrEqual(MENU_SIZE);
      }
    }
    expect(families('gcp', 'us-central1')[0]?.id).toBe('e2');
    expect(typesForMenu('gcp', 'us-central1', 'e2')[0]?.id).toBe('e2-micro');
  });

  it('are offered only where they have a price', () => {
    expect(machineTypes('gcp', 'us-central1').length).toBeGreaterThan(400);
    expect(machineTypes('gcp', 'africa-south1').length).toBeLessThan(machineTypes('gcp', 'us-central1').length);
    expect(machineTypes('gcp', 'nowhere')).toEqual([]);
  });
});

describe("Google's prices", () => {
  it('are those of the source, by region', () => {
    expect(hourlyUsd('gcp', 'us-central1', 'e2-medium')).toBe(0.033506);
    expect(hourlyUsd('gcp', 'nowhere', 'e2-medium')).toBeUndefined();
    expect(diskGbMonthUsd('gcp', 'us-central1', 'pd-balanced')).toBe(0.1);
    expect(diskGbMonthUsd('gcp', 'europe-west3', 'pd-balanced')).toBe(0.12);
    expect(diskGbMonthUsd('gcp', 'europe-west3', 'floppy')).toBeUndefined();
    expect(rateQuote('gcp', 'us-central1', 'address/used')?.usd).toBe(0.005);
    expect(pricesAsOf('gcp')).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('are lower for spot machines, and unknown for those that are not sold as such', () => {
    const full = hourlyUsd('gcp', 'us-central1', 'e2-medium') ?? 0;
    expect(hourlyUsd('gcp', 'us-central1', 'e2-medium', true)).toBeLessThan(full);
    expect(hourlyUsd('gcp', 'us-central1', 'unheard-of', true)).toBeUndefined();
  });

  it.each([
    [1.005, 1.01],
    [24.459, 24.46],
    [0, 0],
  ])('round %d to %d', (usd, cents) => {
    expect(toCents(usd)).toBe(cents);
  });
});

describe('the bundled file', () => {
  const catalog = catalogOf('gcp');

  it('is small, dated and says where it comes from', () => {
    expect(statSync(new URL('../../src/catalog/data/gcp.json', import.meta.url)).size).toBeLessThan(500_000);
    expect(Object.keys(catalog?.sources ?? {})).toContain('vm');
  });

  it('fits together: a price row per region, a column per type, a family and boot disks for each', () => {
    expect(catalog?.hourlyUsd).toHaveLength(catalog?.regions.length ?? -1);
    for (const row of catalog?.hourlyUsd ?? []) expect(row).toHaveLength(catalog?.machineTypes.length ?? -1);
    for (const { family } of catalog?.machineTypes ?? []) expect(familyOf('gcp', family)?.id).toBe(family);
    const disks = diskTypes('gcp').map(({ id }) => id);
    for (const { bootDisks } of catalog?.families ?? []) expect(disks).toEqual(expect.arrayContaining([...bootDisks]));
  });
});
