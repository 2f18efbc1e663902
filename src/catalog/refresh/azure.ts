import { z } from 'zod';
import { fetched } from './retry.ts';
import { note, type Source } from './source.ts';

const item = z.looseObject({
  currencyCode: z.string(),
  retailPrice: z.number(),
  armRegionName: z.string(),
  armSkuName: z.string().optional(),
  productName: z.string(),
  skuName: z.string(),
  meterName: z.string().default(''),
  unitOfMeasure: z.string(),
  type: z.string(),
});
const page = z.looseObject({ Items: z.array(item), NextPageLink: z.string().nullish() });

/** More pages than Azure has: a list that never ends is a fault. */
const MOST_PAGES = 5_000;

/** Azure's retail prices: pages that name the next one, of whatever size. No key. */
export const azurePrices: Source = async (needs, prices) => {
  const { origin, regions } = needs;
  for (const region of regions) {
    const filter = `serviceName eq 'Virtual Machines' and armRegionName eq '${region}' and priceType eq 'Consumption'`;
    let next: string | undefined = `${origin}/api/retail/prices?$filter=${encodeURIComponent(filter)}`;
    for (let pages = 0; next; pages++) {
      if (pages >= MOST_PAGES) throw new Error(`the list of ${region} does not end`);
      const answer: z.output<typeof page> = await fetched(needs, next, async (body) => page.parse(await body.json()));
      for (const one of answer.Items.filter(isPlain))
        note(prices, one.armRegionName, one.armSkuName ?? '', one.retailPrice);
      next = onSameServer(answer.NextPageLink, origin);
    }
  }
};

/** Linux, billed by the hour, for everyone: neither spot nor reserved nor for developers' subscriptions. */
const isPlain = ({
  type,
  unitOfMeasure,
  currencyCode,
  productName,
  skuName,
  meterName,
  armSkuName,
}: z.output<typeof item>) =>
  type === 'Consumption' &&
  unitOfMeasure === '1 Hour' &&
  currencyCode === 'USD' &&
  armSkuName !== undefined &&
  armSkuName !== '' &&
  !/windows|cloud ?services|dedicated host/i.test(productName) &&
  !/spot|low priority/i.test(`${skuName} ${meterName}`);

function onSameServer(link: string | null | undefined, origin: string): string | undefined {
  if (!link) return undefined;
  const next = new URL(link, origin);
  // Azure names its own address with the port spelled out.
  if (next.hostname !== new URL(origin).hostname) throw new Error(`a page leads elsewhere, to ${next.hostname}`);
  return new URL(next.pathname + next.search, origin).href;
}
