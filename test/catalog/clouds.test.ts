import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { providers } from '../../src/catalog/clouds.ts';
import { databaseClasses, databaseQuote } from '../../src/catalog/databases.ts';
import { diskQuote, diskTypes } from '../../src/catalog/disks.ts';
import { catalogOf } from '../../src/catalog/load.ts';
import { families, familyOf, MENU_SIZE, machineType, machineTypes, typesForMenu } from '../../src/catalog/machines.ts';
import { machineQuote } from '../../src/catalog/prices.ts';
import { rateQuote } from '../../src/catalog/rates.ts';
import { areas, regionOf, regions, regionsOfArea, zones } from '../../src/catalog/regions.ts';
import { storageClasses, storageQuote } from '../../src/catalog/storage.ts';

describe.each(providers())('the catalog of %s', (provider) => {
  const catalog = catalogOf(provider);

  it('fits together: a row per region, a column per type, a family for each, a source for each price', () => {
    expect(catalog?.hourlyUsd).toHaveLength(catalog?.regions.length ?? -1);
    for (const row of catalog?.hourlyUsd ?? []) expect([0, catalog?.machineTypes.length]).toContain(row.length);
    for (const { family } of catalog?.machineTypes ?? []) expect(familyOf(provider, family)?.id).toBe(family);
    const disks = diskTypes(provider).map(({ id }) => id);
    for (const { bootDisks } of catalog?.families ?? []) expect(disks).toEqual(expect.arrayContaining([...bootDisks]));
    const sources = Object.keys(catalog?.sources ?? {});
    const priced = [
      ...Object.values(catalog?.rates ?? {}),
      ...(catalog?.disks ?? []),
      ...(catalog?.storage ?? []),
      ...(catalog?.databases.classes ?? []),
    ];
    for (const { from } of priced) expect(sources).toContain(from);
    expect(sources).toEqual(expect.arrayContaining(Object.values(catalog?.hourlyFrom ?? {})));
  });

  it('leads to every open region in two menus of at most 25', () => {
    const menus = areas(provider).map((area) => regionsOfArea(provider, area));
    expect(areas(provider).length).toBeLessThanOrEqual(MENU_SIZE);
    for (const menu of menus) expect(menu.length).toBeLessThanOrEqual(MENU_SIZE);
    const open = regions(provider).filter(({ access }) => access !== 'restricted');
    expect(
      menus
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(open.map(({ id }) => id).sort());
  });

  it('leads to a machine in two more, in every region, with nothing old or special in them', () => {
    for (const { id: region } of regions(provider)) {
      const menu = families(provider, region);
      expect(menu.length).toBeGreaterThan(0);
      expect(menu.length).toBeLessThanOrEqual(MENU_SIZE);
      for (const { id } of menu) {
        const types = typesForMenu(provider, region, id);
        expect(types.length).toBeGreaterThan(0);
        expect(types.length).toBeLessThanOrEqual(MENU_SIZE);
        expect(types.filter(({ hidden, gpu }) => hidden ?? gpu)).toEqual([]);
      }
    }
  });

  it('gives every price above zero', () => {
    for (const row of catalog?.hourlyUsd ?? []) expect(row.filter((usd) => usd !== null && !(usd > 0))).toEqual([]);
    for (const { usd } of Object.values(catalog?.rates ?? {})) expect(usd).toBeGreaterThan(0);
    for (const { usdPerGbMonth } of storageClasses(provider)) expect(usdPerGbMonth).toBeGreaterThan(0);
    for (const { hourlyUsd } of databaseClasses(provider))
      for (const usd of Object.values(hourlyUsd)) expect(usd).toBeGreaterThan(0);
  });
});

describe('a price', () => {
  it.each([
    ['aws', 'us-east-1', 'm7i.large', 0.1008, 'measured', '2026-07-20'],
    ['aws', 'eu-central-1', 'm5.large', 0.115, 'measured', '2022-11-22'],
    // 0.1008 x 1.1979, the ratio of Frankfurt to Virginia for families that begin with m
    ['aws', 'eu-central-1', 'm7i.large', 0.120748, 'derived', '2026-07-20'],
    ['azure', 'eastus', 'Standard_D2s_v5', 0.096, 'measured', '2026-06-18'],
    ['gcp', 'us-central1', 'e2-medium', 0.033506, 'measured', '2026-07-30'],
  ] as const)(
    'of a machine knows its day and how sure it is: %s %s %s',
    (provider, region, type, usd, confidence, asOf) => {
      expect(machineQuote(provider, region, type)).toMatchObject({ usd, unit: 'hour', confidence, asOf });
      expect(machineQuote(provider, region, type)?.source).not.toBe('');
    },
  );

  it.each([
    { what: 'a type not sold in the region', quote: machineQuote('aws', 'eu-central-2', 'm4.large') },
    { what: 'a region without any prices', quote: machineQuote('aws', 'il-central-1', 'm7i.large') },
    { what: 'a region without any prices, for a gateway', quote: rateQuote('aws', 'il-central-1', 'nat/gateway') },
    {
      what: 'a spot machine whose price changes by the hour',
      quote: machineQuote('aws', 'us-east-1', 'm7i.large', true),
    },
    { what: 'a rate nobody has', quote: rateQuote('gcp', 'us-central1', 'constructor') },
    { what: 'a disk larger than any step', quote: diskQuote('azure', 'eastus', 'Premium_LRS', 40_000) },
    { what: 'an engine a class does not run', quote: databaseQuote('aws', 'us-east-1', 'db.m5.large', 'aurora') },
    { what: 'a region Google tells nothing of', quote: databaseQuote('gcp', 'europe-north2', 'db-f1-micro', 'mysql') },
  ])('is not made up for $what', ({ quote }) => {
    expect(quote).toBeUndefined();
  });

  it.each([
    ['a GB of gp3', diskQuote('aws', 'us-east-1', 'gp3', 20), 0.08, 'GB-month', 'measured'],
    ['a GB of gp3 elsewhere', diskQuote('aws', 'eu-central-1', 'gp3', 20), 0.095832, 'GB-month', 'derived'],
    ['a step of a disk', diskQuote('azure', 'eastus', 'Premium_LRS', 100), 19.71, 'month', 'measured'],
    ['a step between measured ones', diskQuote('azure', 'eastus', 'Premium_LRS', 60), 10.21, 'month', 'recalled'],
    ['a GB in a bucket', storageQuote('gcp', 'europe-west6', 'STANDARD'), 0.025, 'GB-month', 'measured'],
    ['a GB in all of Europe', storageQuote('gcp', 'EU', 'STANDARD'), 0.026, 'GB-month', 'measured'],
    ['a GB of blobs, known of the west', storageQuote('azure', 'westus', 'Hot_LRS'), 0.0208, 'GB-month', 'measured'],
    ['a database', databaseQuote('aws', 'eu-west-1', 'db.m5.large', 'postgres'), 0.197, 'hour', 'measured'],
    ['a control plane anywhere', rateQuote('aws', 'sa-east-1', 'k8s/cluster'), 0.1, 'hour', 'measured'],
    // 2 vCPU x 0.0413 + 8 GiB x 0.007
    ['a custom database', databaseQuote('gcp', 'us-central1', 'db-custom-2-8192', 'mysql'), 0.1386, 'hour', 'derived'],
  ] as const)('of %s', (_what, quote, usd, unit, confidence) => {
    expect(quote).toMatchObject({ usd, unit, confidence });
  });
});

describe('what is hidden', () => {
  it.each([
    ['aws', 'm4.large', 'previous'],
    ['aws', 'm7i.metal-24xl', 'metal'],
    ['aws', 'g5.xlarge', 'accelerator'],
    ['azure', 'Standard_D2_v3', 'previous'],
    ['azure', 'Standard_E4-2s_v4', 'constrained'],
    ['gcp', 'n1-standard-1', 'previous'],
    ['gcp', 'a2-highgpu-1g', 'accelerator'],
  ] as const)('stays known by its name: %s %s', (provider, type, hidden) => {
    expect(machineType(provider, type)).toMatchObject({ hidden });
  });

  it('is every region that needs the agreement of its provider', () => {
    expect(regionOf('azure', 'francesouth')?.access).toBe('restricted');
    expect(regionsOfArea('azure', 'Europe').map(({ id }) => id)).not.toContain('francesouth');
  });
});

describe('places', () => {
  it('put what an account must switch on first behind what everyone can use', () => {
    expect(regionsOfArea('aws', 'Europe').map(({ access }) => access === 'opt-in')).toEqual([
      ...Array.from({ length: 5 }, () => false),
      ...Array.from({ length: 3 }, () => true),
    ]);
    expect(zones('aws', 'us-west-1')).toHaveLength(2);
  });

  it('offer machines also where no prices are known, but none of the past', () => {
    const offered = machineTypes('aws', 'il-central-1');
    expect(offered.some(({ id }) => id === 'm7i.large')).toBe(true);
    expect(offered.some(({ hidden }) => hidden !== undefined)).toBe(false);
    expect(machineTypes('aws', 'nowhere')).toEqual([]);
  });
});

describe('the bundled files', () => {
  it('are small', () => {
    const sizes = providers().map(
      (one) => statSync(new URL(`../../src/catalog/data/${one}.json`, import.meta.url)).size,
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_500_000);
  });

  it('take less than 40 MB of memory, all three of them with their indexes', () => {
    const url = (file: string) => JSON.stringify(new URL(`../../src/catalog/${file}`, import.meta.url).href);
    const program = `
      const { machineTypes } = await import(${url('machines.ts')});
      const { regions } = await import(${url('regions.ts')});
      const used = () => { globalThis.gc(); return process.memoryUsage().heapUsed; };
      const before = used();
      for (const provider of ['gcp', 'aws', 'azure'])
        for (const { id } of regions(provider)) machineTypes(provider, id);
      console.log(used() - before);`;
    const answer = execFileSync(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', program],
      { encoding: 'utf8' },
    );
    expect(Number(answer) / 1e6).toBeLessThan(40);
    expect(Number(answer)).toBeGreaterThan(0);
  });
});
