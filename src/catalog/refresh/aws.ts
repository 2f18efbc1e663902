import { z } from 'zod';
import { csvRows } from './csv.ts';
import { fetched } from './retry.ts';
import { type Collected, note, type Source, type SourceNeeds } from './source.ts';

const regionIndex = z.looseObject({ regions: z.record(z.string(), z.looseObject({ currentVersionUrl: z.string() })) });

/** What makes a row the price of a plain machine: without these, rows of reservations and other systems win. */
const PLAIN: Readonly<Record<string, string>> = {
  TermType: 'OnDemand',
  Unit: 'Hrs',
  Currency: 'USD',
  'Operating System': 'Linux',
  Tenancy: 'Shared',
  CapacityStatus: 'Used',
  'Pre Installed S/W': 'NA',
};

/** AWS's bulk list: an index of regions, and for each a CSV file of hundreds of MB that is read as it arrives. No key. */
export const awsPrices: Source = async (needs, prices) => {
  const { origin, regions } = needs;
  const index = await fetched(needs, `${origin}/offers/v1.0/aws/AmazonEC2/current/region_index.json`, async (answer) =>
    regionIndex.parse(await answer.json()),
  );
  for (const region of regions) {
    const path = index.regions[region]?.currentVersionUrl;
    if (path) await readRegion(needs, region, path.replace(/\.json$/, '.csv'), prices);
  }
};

async function readRegion(needs: SourceNeeds, region: string, path: string, prices: Collected): Promise<void> {
  const url = new URL(path, needs.origin);
  if (url.origin !== new URL(needs.origin).origin) throw new Error(`the index leads elsewhere, to ${url.origin}`);
  // A list that breaks off is read again from its start; nothing of the first attempt may stay.
  const inRegion = await fetched(needs, url.href, async (answer) => {
    const found: Collected = new Map();
    if (!answer.body) throw new Error('an empty answer');
    for await (const [type, usd] of plainMachines(csvRows(answer.body))) note(found, region, type, usd);
    return found.get(region);
  });
  if (inRegion) prices.set(region, inRegion);
}

/** Type and dollars an hour of the plain machines. Lines about the list itself stand before the one that names the columns. */
async function* plainMachines(rows: AsyncIterable<string[]>): AsyncGenerator<[string, number]> {
  let columns: ReadonlyMap<string, number> | undefined;
  for await (const row of rows) {
    if (!columns) {
      if (row[0] === 'SKU') columns = new Map(row.map((name, at) => [name, at]));
      continue;
    }
    if (row.length !== columns.size) throw new Error(`a row has ${row.length} fields in place of ${columns.size}`);
    const at = (name: string): string => row[columns?.get(name) ?? -1] ?? '';
    const isPlain = Object.entries(PLAIN).every(([name, value]) => at(name) === value);
    if (isPlain && at('Instance Type') !== '') yield [at('Instance Type'), Number(at('PricePerUnit'))];
  }
  if (!columns) throw new Error('the list has no columns');
}
