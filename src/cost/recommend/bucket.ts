import { storageClasses, storageQuote } from '../../catalog/storage.ts';
import { PRICING } from '../clouds.ts';
import { textOf } from '../read.ts';
import type { Rule } from './rule.ts';

/** The class that is cheapest for what is stored, read and kept; one that bills longer than objects stay is none. */
export const storageClass: Rule = ({ resource, project, use }) => {
  const { storedGb, readGbPerMonth, keptDays, canWait = false } = use;
  if (resource.kind !== 'bucket' || storedGb === undefined || readGbPerMonth === undefined) return [];
  const region = textOf(resource.settings, 'region') ?? project.region;
  const own = textOf(resource.settings, 'class') ?? PRICING.of(project.provider).usualStorageClass;
  const copies = own?.split('_')[1];
  const comparable = storageClasses(project.provider).filter(
    ({ id, minDays, isOffline }) =>
      minDays <= (keptDays ?? Number.POSITIVE_INFINITY) &&
      (isOffline !== true || canWait) &&
      (project.provider !== 'azure' || id.split('_')[1] === copies),
  );
  const costs = comparable.flatMap(({ id, title, retrievalUsdPerGb }) => {
    const quote = storageQuote(project.provider, region, id);
    return quote ? [{ id, title, quote, usd: storedGb * quote.usd + readGbPerMonth * retrievalUsdPerGb }] : [];
  });
  const now = costs.find(({ id }) => id === own);
  const best = costs.toSorted((a, b) => a.usd - b.usd)[0];
  if (!now || !best || best.id === own) return [];
  const why = `Of ${storedGb} GB, ${readGbPerMonth} GB are read a month; the cheapest class for that is ${best.id} (${best.title.toLowerCase()}).`;
  return [
    {
      id: 'storage-class',
      what: best.id,
      why,
      change: { class: best.id },
      costsUsd: best.usd,
      insteadOfUsd: now.usd,
      confidence: best.quote.confidence,
    },
  ];
};
