import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useBook } from '../../src/catalog/load.ts';
import { hourlyUsd } from '../../src/catalog/prices.ts';
import { listPrices, refresh, type Wanted } from '../../src/cli/prices.ts';
import { usePrices } from '../../src/prices.ts';
import { cutOff, json, type ListServer, listServer } from '../catalog/refresh/list-server.ts';

const QUICK = { attempts: 2, firstMs: 1, mostMs: 5, timeoutMs: 10_000 };
const EUROPE = { regions: ['westeurope'], patience: QUICK };
const item = (armSkuName: string, retailPrice: number) => ({
  ...{ currencyCode: 'USD', armRegionName: 'westeurope', unitOfMeasure: '1 Hour', type: 'Consumption' },
  ...{ productName: 'Virtual Machines Dsv5 Series', skuName: 'x', armSkuName, retailPrice },
});

let data: string;
let server: ListServer;
let isBroken: boolean;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'guildops-prices-'));
  isBroken = false;
  server = await listServer((_path, response) => {
    if (isBroken) cutOff(response, '{"Items":[');
    else json(response, { Items: [item('Standard_D2s_v5', 0.0575), item('Standard_D4s_v5', 0.25)] });
  });
});
afterEach(async () => {
  useBook('azure', undefined);
  await server.stop();
  await rm(data, { recursive: true });
});

const settings = (more: Record<string, string> = {}) => ({
  GUILDOPS_DATA: data,
  GCP_PRICES_URL: server.origin,
  AWS_PRICES_URL: server.origin,
  AZURE_PRICES_URL: server.origin,
  ...more,
});
async function guildops(wanted: Wanted, more?: Record<string, string>) {
  const said: string[] = [];
  const isFine = await refresh(settings(more), wanted, (text) => said.push(text));
  return { isFine, said: said.join('\n') };
}
const booksOf = () => readdir(join(data, 'prices')).catch(() => []);

describe('guildops prices refresh', () => {
  it('says how many prices changed and which most, and keeps a dated book', async () => {
    const { isFine, said } = await guildops(EUROPE);
    expect(isFine).toBe(true);
    const today = new Date().toISOString().slice(0, 10);
    expect(said).toContain(`azure: 2 prices of ${today} from ${server.origin}`);
    expect(said).toContain('1 dearer, 1 cheaper, 0 that were not known, 0 as before');
    expect(said).toMatch(/westeurope +Standard_D2s_v5 +\$0\.1150 +\$0\.05750 +-50\.0 %/);
    expect(await booksOf()).toEqual([`prices-azure-${today}.json`]);
  });

  it('asks only the providers that have the regions which were named', async () => {
    await guildops(EUROPE);
    expect(server.asked.every((path) => path.startsWith('/api/retail/prices'))).toBe(true);
  });

  it('compares with the book in force the next time', async () => {
    await guildops(EUROPE);
    const { said } = await guildops(EUROPE);
    expect(said).toContain('0 dearer, 0 cheaper, 0 that were not known, 2 as before');
  });

  it('changes nothing when a list breaks off, and says so', async () => {
    await guildops(EUROPE);
    const before = await booksOf();
    isBroken = true;
    const { isFine, said } = await guildops(EUROPE);
    expect(isFine).toBe(false);
    expect(said).toMatch(/^azure: .*\(attempt 2\)\n {2}nothing changed: the prices in force stay$/);
    expect(await booksOf()).toEqual(before);
  });

  it('leaves Google out without a key, and refuses it when it was named', async () => {
    const one = { regions: ['us-central1'], patience: QUICK };
    expect(await guildops(one)).toEqual({
      isFine: true,
      said: 'gcp: left out, as GCP_PRICES_KEY_FILE names no file with an API key',
    });
    expect(await guildops({ ...one, providers: ['gcp'] })).toMatchObject({
      isFine: false,
      said: expect.stringContaining('needs an API key'),
    });
  });

  it('sends the key of the file, and prints it nowhere', async () => {
    const file = join(data, 'key');
    await writeFile(file, 'k3y-of-google\n');
    const wanted = { providers: ['gcp'], regions: ['us-central1'], patience: QUICK };
    const { said } = await guildops(wanted, { GCP_PRICES_KEY_FILE: file });
    expect(server.headers[0]?.['x-goog-api-key']).toBe('k3y-of-google');
    expect(said).not.toContain('k3y-of-google');
  });

  it.each([
    { wanted: { regions: ['us-central-1'] }, says: { code: 'region-unknown', nearest: 'us-central1' } },
    { wanted: { providers: ['ibm'] }, says: { code: 'bad-input', field: 'provider', expected: 'gcp, aws, azure' } },
    {
      wanted: { providers: ['aws'], regions: ['westeurope'] },
      says: { code: 'region-unknown', region: 'westeurope' },
    },
  ])('refuses what nobody has: $wanted', async ({ wanted, says }) => {
    const problem = await guildops(wanted).catch(({ problems }: { problems: unknown[] }) => problems[0]);
    expect(problem).toMatchObject(says);
    expect(server.asked).toEqual([]);
  });
});

describe('guildops prices list', () => {
  it('tells the bundled prices with their day', async () => {
    expect(await listPrices(settings())).toMatch(/^aws +bundled +2026-07-20 +\d+ +26 +2026-07-20$/m);
  });

  it('tells a fetched book, and a file that is none', async () => {
    await guildops(EUROPE);
    await writeFile(join(data, 'prices', 'prices-aws-2026-01-01.json'), '{}');
    const told = await listPrices(settings());
    expect(told).toMatch(new RegExp(`^azure +${server.origin} +\\d{4}-\\d\\d-\\d\\d +2 +1 +2026-06-18$`, 'm'));
    expect(told).toContain('not usable: prices-aws-2026-01-01.json: ');
  });
});

describe('the service', () => {
  it('uses fetched prices, and goes on with the others when a file is broken', async () => {
    await guildops(EUROPE);
    useBook('azure', undefined);
    expect(hourlyUsd('azure', 'westeurope', 'Standard_D2s_v5')).toBe(0.115);
    await writeFile(join(data, 'prices', 'prices-aws-2026-01-01.json'), '{}');
    const warned: object[] = [];
    const log = { info() {}, error() {}, warn: (fields: object) => void warned.push(fields), child: () => log };
    await usePrices({ GUILDOPS_DATA: data }, log);
    expect(hourlyUsd('azure', 'westeurope', 'Standard_D2s_v5')).toBe(0.0575);
    expect(warned).toHaveLength(1);
  });
});
