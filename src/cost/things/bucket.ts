import { rateQuote } from '../../catalog/rates.ts';
import { storageClassOf, storageQuote } from '../../catalog/storage.ts';
import { byUse, type Part, type Place } from '../part.ts';
import { ASSUMED_USE } from '../use.ts';
import { trafficParts } from './network.ts';

/** A bucket with the storage it is assumed to hold. `place` may be a location of several regions on Google: `EU`. */
export function bucketParts({ provider, region }: Place, storageClass: string, location = region): Part[] {
  const { bucketGb: gb } = ASSUMED_USE;
  const quote = storageQuote(provider, location, storageClass);
  const retrieval = storageClassOf(provider, storageClass)?.retrievalUsdPerGb ?? 0;
  return [
    { what: `${gb} GB ${storageClass}`, quantity: gb, quote, assumes: `${gb} GB are stored` },
    ...(quote && retrieval > 0 ? [byUse('Reading back', { ...quote, usd: retrieval, unit: 'GB' })] : []),
    ...(provider === 'gcp'
      ? []
      : [
          byUse('Writing requests', rateQuote(provider, region, 'storage/put')),
          byUse('Reading requests', rateQuote(provider, region, 'storage/get')),
        ]),
    ...trafficParts({ provider, region }),
  ];
}
