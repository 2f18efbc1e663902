import { z } from 'zod';
import { catalogOf } from '../load.ts';
import type { MachineType } from '../model.ts';
import { fetched } from './retry.ts';
import { type Collected, note, type Source } from './source.ts';

/** Compute Engine in the billing catalog. */
const SERVICE = '6F81-5844-456A';

const sku = z.looseObject({
  description: z.string(),
  category: z.looseObject({ resourceGroup: z.string().default(''), usageType: z.string().default('') }),
  serviceRegions: z.array(z.string()).default([]),
  pricingInfo: z
    .array(
      z.looseObject({
        pricingExpression: z.looseObject({
          usageUnit: z.string(),
          tieredRates: z.array(
            z.looseObject({
              unitPrice: z.looseObject({
                currencyCode: z.string(),
                units: z.string().default('0'),
                nanos: z.number().default(0),
              }),
            }),
          ),
        }),
      }),
    )
    .default([]),
});
const page = z.looseObject({ skus: z.array(sku).default([]), nextPageToken: z.string().optional() });

/** Dollars an hour of a vCPU and of a GiB, by region and family. */
type Halves = Map<string, { core?: number; ram?: number }>;

/** Google's billing catalog has prices of vCPUs and of memory by family; machines are made of them. Asks for an API key. */
export const gcpPrices: Source = async (needs, prices) => {
  const { origin, key, regions } = needs;
  if (!key) throw new Error('the price list of GCP needs an API key');
  const halves: Halves = new Map();
  let token: string | undefined;
  do {
    const query = new URLSearchParams({ pageSize: '5000', currencyCode: 'USD', ...(token && { pageToken: token }) });
    const url = `${origin}/v1/services/${SERVICE}/skus?${query}`;
    // In a header, so that it is in no log of addresses.
    const withKey = { ...needs, headers: { 'x-goog-api-key': key } };
    const answer: z.output<typeof page> = await fetched(withKey, url, async (body) => page.parse(await body.json()));
    for (const one of answer.skus) collect(halves, one);
    token = answer.nextPageToken || undefined;
  } while (token);
  assemble(halves, regions, prices);
};

const HALF = /^(\w+)(?: (?:AMD|Arm|Predefined))* Instance (Core|Ram) running in /i;

function collect(halves: Halves, { description, category, serviceRegions, pricingInfo }: z.output<typeof sku>): void {
  const [, family, half] = HALF.exec(description) ?? [];
  const price = pricingInfo[0]?.pricingExpression.tieredRates.at(-1)?.unitPrice;
  if (!family || !half || category.usageType !== 'OnDemand' || price?.currencyCode !== 'USD') return;
  const usd = Number(price.units) + price.nanos / 1e9;
  for (const region of serviceRegions) {
    const id = `${region} ${family.toLowerCase()}`;
    const both = halves.get(id) ?? {};
    halves.set(id, both);
    both[half.toLowerCase() === 'core' ? 'core' : 'ram'] = usd;
  }
}

/** vCPUs that shared-core types are billed for. Source: "E2 shared-core machine types". */
const BILLED_VCPUS: Readonly<Record<string, number>> = { 'e2-micro': 0.25, 'e2-small': 0.5, 'e2-medium': 1 };

/** Accelerators and bundled disks are billed on top, and left as they are. */
const isPlain = ({ gpu, localSsdGb, family }: MachineType) => !gpu && !localSsdGb && family !== 'f1' && family !== 'g1';

function assemble(halves: Halves, regions: readonly string[], prices: Collected): void {
  for (const region of regions)
    for (const type of catalogOf('gcp')?.machineTypes.filter(isPlain) ?? []) {
      const { core, ram } = halves.get(`${region} ${type.family}`) ?? {};
      if (core === undefined || ram === undefined) continue;
      const usd = (BILLED_VCPUS[type.id] ?? type.vcpus) * core + type.ramGib * ram;
      note(prices, region, type.id, Number(usd.toFixed(6)));
    }
}
