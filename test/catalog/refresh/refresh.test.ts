import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseBook } from '../../../src/catalog/book.ts';
import { catalogOf, useBook } from '../../../src/catalog/load.ts';
import { hourlyUsd, machineQuote, pricesAsOf } from '../../../src/catalog/prices.ts';
import { newestBooks } from '../../../src/catalog/refresh/files.ts';
import { type RefreshNeeds, refreshPrices } from '../../../src/catalog/refresh/refresh.ts';
import type { Provider } from '../../../src/core/project.ts';
import { cutOff, json, type ListServer, listServer } from './list-server.ts';

let folder: string;
let server: ListServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildops-prices-'));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await rm(folder, { recursive: true });
});

const QUICK = { attempts: 3, firstMs: 1, mostMs: 5, timeoutMs: 10_000 };
type Answer = Parameters<typeof listServer>[0];

async function refresh(provider: Provider, answer: Answer, more: Partial<RefreshNeeds> = {}) {
  server = await listServer(answer);
  const { origin } = server;
  return refreshPrices({
    provider,
    folder,
    now: new Date('2026-11-20T12:00:00Z'),
    fetch,
    patience: QUICK,
    origin,
    ...more,
  });
}
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no refusal',
    (error: Error) => error.message,
  );

const COLUMNS = [
  'SKU',
  'TermType',
  'PriceDescription',
  'Unit',
  'PricePerUnit',
  'Currency',
  'Instance Type',
  'Tenancy',
].concat(['Operating System', 'CapacityStatus', 'Pre Installed S/W']);
const awsRow = (type: string, usd: string, more: Record<string, string> = {}): string => {
  const values: Record<string, string> = {
    SKU: '6C86BEPQVG73ZGGR',
    TermType: 'OnDemand',
    PriceDescription: `$${usd} per On Demand Linux ${type}, "plain"`,
    Unit: 'Hrs',
    PricePerUnit: usd,
    Currency: 'USD',
    'Instance Type': type,
    Tenancy: 'Shared',
    'Operating System': 'Linux',
    CapacityStatus: 'Used',
    'Pre Installed S/W': 'NA',
    ...more,
  };
  return COLUMNS.map((name) => `"${(values[name] ?? '').replaceAll('"', '""')}"`).join(',');
};
const awsList = (...rows: string[]): string =>
  [
    '"FormatVersion","v1.0"',
    '"Disclaimer","This pricing list is for ""informational"" purposes, and more"',
    '"OfferCode","AmazonEC2"',
    COLUMNS.map((name) => `"${name}"`).join(','),
    ...rows,
    '',
  ].join('\n');

const INDEX = '/offers/v1.0/aws/AmazonEC2/current/region_index.json';
const awsServer =
  (list: (response: ServerResponse, before: number) => void): Answer =>
  (path, response, before) => {
    const currentVersionUrl = '/offers/v1.0/aws/AmazonEC2/20261119/us-east-1/index.json';
    if (path === INDEX) json(response, { regions: { 'us-east-1': { regionCode: 'us-east-1', currentVersionUrl } } });
    else if (path === currentVersionUrl.replace('.json', '.csv')) list(response, before);
    else response.writeHead(404).end();
  };
const VIRGINIA = { regions: ['us-east-1'] };

describe('prices of AWS', () => {
  const list = awsList(
    awsRow('m7i.large', '0.1111000000'),
    awsRow('m7i.large', '0.0000000000', { CapacityStatus: 'UnusedCapacityReservation' }),
    awsRow('m7i.large', '0.2028000000', { 'Operating System': 'Windows' }),
    awsRow('m7i.large', '0.5000000000', { Tenancy: 'Dedicated' }),
    awsRow('m7i.large', '0.0500000000', { TermType: 'Reserved' }),
    awsRow('m99.large', '0.9900000000'),
    awsRow('t3.micro', '0.0104000000'),
  );

  it('are those of plain Linux machines that we know, and those that differ are told', async () => {
    const { book, changes, missing } = await refresh(
      'aws',
      awsServer((response) => response.end(list)),
      VIRGINIA,
    );
    expect(book.prices).toEqual({ 'us-east-1': { 'm7i.large': 0.1111, 't3.micro': 0.0104 } });
    expect(changes).toEqual([{ region: 'us-east-1', type: 'm7i.large', beforeUsd: 0.1008, afterUsd: 0.1111 }]);
    expect(missing).toEqual([]);
  });

  it('are read again from the start when the list breaks off', async () => {
    const half = awsList(awsRow('t3.micro', '0.0001')).slice(0, -20);
    const { book } = await refresh(
      'aws',
      awsServer((response, before) => (before === 0 ? cutOff(response, half) : response.end(list))),
      VIRGINIA,
    );
    expect(book.prices['us-east-1']?.['t3.micro']).toBe(0.0104);
  });

  it.each([
    { what: 'always breaks off', answer: (response: ServerResponse) => cutOff(response, list), says: /index\.csv: / },
    {
      what: 'ends in the middle of a row',
      answer: (response: ServerResponse) => response.end(list.slice(0, -30)),
      says: /fields|field/,
    },
    { what: 'is no list', answer: (response: ServerResponse) => response.end('<html>'), says: /no columns/ },
    { what: 'is empty', answer: (response: ServerResponse) => response.end(awsList()), says: /names no machine/ },
    { what: 'is refused', answer: (response: ServerResponse) => response.writeHead(403).end(), says: /answered 403/ },
  ])('keep the book in force when the new list $what', async ({ answer, says }) => {
    await writeFile(join(folder, 'prices-aws-2026-01-01.json'), '{}');
    expect(await refusal(refresh('aws', awsServer(answer), VIRGINIA))).toMatch(says);
    expect(await readdir(folder)).toEqual(['prices-aws-2026-01-01.json']);
  });

  it('are not fetched from a server the index leads away to', async () => {
    const elsewhere = { regions: { 'us-east-1': { currentVersionUrl: 'http://169.254.169.254/index.json' } } };
    const told = await refusal(refresh('aws', (_path, response) => json(response, elsewhere), VIRGINIA));
    expect(told).toContain('leads elsewhere');
    expect(server?.asked).toEqual([INDEX]);
  });
});

const azureItem = (armSkuName: string, retailPrice: number, more = {}) => ({
  currencyCode: 'USD',
  tierMinimumUnits: 0,
  retailPrice,
  unitPrice: retailPrice,
  armRegionName: 'westeurope',
  location: 'EU West',
  meterName: 'D2s v5',
  productName: 'Virtual Machines Dsv5 Series',
  skuName: 'D2s v5',
  serviceName: 'Virtual Machines',
  unitOfMeasure: '1 Hour',
  type: 'Consumption',
  isPrimaryMeterRegion: true,
  armSkuName,
  ...more,
});
const EUROPE = { regions: ['westeurope'] };

describe('prices of Azure', () => {
  const first = [
    azureItem('Standard_D2s_v5', 0.2, { productName: 'Virtual Machines Dsv5 Series Windows' }),
    azureItem('Standard_D2s_v5', 0.05, { skuName: 'D2s v5 Spot' }),
    azureItem('Standard_D2s_v5', 0.04, { meterName: 'D2s v5 Low Priority' }),
    azureItem('Standard_D2s_v5', 700, { type: 'Reservation' }),
    azureItem('Standard_D2s_v5', 0.03, { type: 'DevTestConsumption' }),
  ];
  const pages: Answer = (path, response, _before, origin) => {
    const isSecond = path.includes('$skip=5');
    const NextPageLink = isSecond ? null : `${origin}/api/retail/prices?$filter=x&$skip=5`;
    json(response, { Items: isSecond ? [azureItem('Standard_D2s_v5', 0.123)] : first, NextPageLink });
  };

  it('follow the link to the next page, and are those of plain Linux machines', async () => {
    const { book } = await refresh('azure', pages, EUROPE);
    expect(book.prices).toEqual({ westeurope: { Standard_D2s_v5: 0.123 } });
    expect(decodeURIComponent(server?.asked[0] ?? '')).toContain("armRegionName eq 'westeurope'");
    expect(server?.asked).toHaveLength(2);
  });

  it.each([429, 503])('wait and ask again when the server answers %d', async (status) => {
    const { book } = await refresh(
      'azure',
      (path, response, before, origin, request) => {
        if (before === 0) response.writeHead(status, { 'retry-after': '0' }).end();
        else pages(path, response, before, origin, request);
      },
      EUROPE,
    );
    expect(book.prices.westeurope).toEqual({ Standard_D2s_v5: 0.123 });
    expect(server?.asked).toHaveLength(4);
  });

  it.each([
    [
      'a server that is always busy',
      (response: ServerResponse) => response.writeHead(429).end(),
      'answered 429 (attempt 3)',
    ],
    ['a page that breaks off', (response: ServerResponse) => cutOff(response, '{"Items":['), '(attempt 3)'],
    ['a page of another shape', (response: ServerResponse) => json(response, { error: 'x' }), '(attempt 3)'],
    [
      'a link to another server',
      (response: ServerResponse) => json(response, { Items: [], NextPageLink: 'http://evil.example/' }),
      'leads elsewhere',
    ],
  ])('give up on %s, and keep nothing', async (_what, answer, says) => {
    expect(await refusal(refresh('azure', (_path, response) => answer(response), EUROPE))).toContain(says);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('prices of Google', () => {
  const sku = (description: string, nanos: number, more = {}) => ({
    skuId: '472A-2C0D-17F3',
    description,
    category: { resourceFamily: 'Compute', resourceGroup: 'CPU', usageType: 'OnDemand' },
    serviceRegions: ['us-central1', 'us-east1'],
    pricingInfo: [
      {
        pricingExpression: {
          usageUnit: 'h',
          tieredRates: [{ startUsageAmount: 0, unitPrice: { currencyCode: 'USD', units: '0', nanos } }],
        },
      },
    ],
    ...more,
  });
  const preemptible = { category: { resourceGroup: 'CPU', usageType: 'Preemptible' } };
  const pages: Answer = (path, response) =>
    path.includes('pageToken=two')
      ? json(response, { skus: [sku('E2 Instance Ram running in Americas', 3_000_000)] })
      : json(response, {
          skus: [
            sku('E2 Instance Core running in Americas', 22_000_000),
            sku('E2 Instance Core running in Americas', 1_000_000, preemptible),
            sku('Custom Extended Instance Ram running in Americas', 10_931_000),
          ],
          nextPageToken: 'two',
        });

  it('are made of vCPUs and memory; shared cores are billed in part', async () => {
    const { book, missing } = await refresh('gcp', pages, { key: 'k3y', regions: ['us-central1', 'europe-west1'] });
    expect(book.prices['us-central1']).toMatchObject({
      'e2-standard-4': 0.136, // 4 x 0.022 + 16 x 0.003
      'e2-medium': 0.034, // 1 x 0.022 + 4 x 0.003
    });
    expect(book.prices['us-central1']).not.toHaveProperty('n2-standard-4');
    expect(missing).toEqual(['europe-west1']);
  });

  it('need a key, which stands in no address and in no error', async () => {
    expect(await refusal(refresh('gcp', pages))).toContain('needs an API key');
    await server?.stop();
    const denied: Answer = (_path, response) => response.writeHead(403).end();
    expect(await refusal(refresh('gcp', denied, { key: 'k3y' }))).not.toContain('k3y');
    expect(server?.asked.join(' ')).not.toContain('k3y');
    expect(server?.headers[0]?.['x-goog-api-key']).toBe('k3y');
  });
});

describe('a book', () => {
  afterEach(() => useBook('aws', undefined));

  it('is in force before the bundled prices, with its day, and leaves the others as they are', async () => {
    const list = awsList(awsRow('m7i.large', '0.2'));
    const { file, book } = await refresh(
      'aws',
      awsServer((response) => response.end(list)),
      VIRGINIA,
    );
    expect(await readFile(file, 'utf8')).toContain('"asOf":"2026-11-20"');
    useBook('aws', (await newestBooks(folder)).books[0]);
    expect(book).toEqual(catalogOf('aws')?.book);
    expect(machineQuote('aws', 'us-east-1', 'm7i.large')).toMatchObject({
      usd: 0.2,
      asOf: '2026-11-20',
      confidence: 'measured',
    });
    expect(hourlyUsd('aws', 'us-east-1', 'm7i.xlarge')).toBe(0.2016);
    expect(hourlyUsd('aws', 'eu-central-1', 'm7i.large')).toBe(0.23958); // 0.2 x 1.1979
    expect(pricesAsOf('aws')).toBe('2026-11-20');
    useBook('aws', undefined);
    expect(hourlyUsd('aws', 'us-east-1', 'm7i.large')).toBe(0.1008);
  });

  it('is the newest of a folder, one for each provider; for a broken one, which is told, the next older stands in', async () => {
    expect(await newestBooks(join(folder, 'nowhere'))).toEqual({ books: [], unreadable: [] });
    const of = (asOf: string) =>
      JSON.stringify({ provider: 'aws', asOf, source: 's', prices: { 'us-east-1': { 'm7i.large': 1 } } });
    await writeFile(join(folder, 'prices-aws-2026-01-01.json'), of('2026-01-01'));
    await writeFile(join(folder, 'prices-aws-2026-02-01.json'), of('2026-02-01'));
    await writeFile(join(folder, 'prices-aws-2026-02-02.json'), of('2026-02-02').slice(0, -9));
    await writeFile(join(folder, 'prices-aws-2026-03-01.json.x.part'), '{');
    await writeFile(join(folder, 'prices-azure-2026-02-01.json'), JSON.stringify({ provider: 'azure' }));
    const { books, unreadable } = await newestBooks(folder);
    expect(books.map(({ asOf }) => asOf)).toEqual(['2026-02-01']);
    expect(unreadable).toEqual([
      expect.stringContaining('prices-aws-2026-02-02.json: '),
      expect.stringContaining('prices-azure-2026-02-01.json: this is no price book'),
    ]);
  });

  it('of one region keeps what an earlier one says of the others, with its day', async () => {
    const prices = { 'eu-central-1': { 'm7i.large': 0.3 }, 'us-east-1': { 'm7i.large': 0.4 } };
    useBook('aws', { provider: 'aws', asOf: '2026-05-01', source: 's', prices });
    const { book, read } = await refresh(
      'aws',
      awsServer((response) => response.end(awsList(awsRow('m7i.large', '0.2')))),
      VIRGINIA,
    );
    expect(read).toBe(1);
    useBook('aws', parseBook(JSON.stringify(book)));
    expect(machineQuote('aws', 'us-east-1', 'm7i.large')).toMatchObject({ usd: 0.2, asOf: '2026-11-20' });
    expect(machineQuote('aws', 'eu-central-1', 'm7i.large')).toMatchObject({ usd: 0.3, asOf: '2026-05-01' });
  });
});
