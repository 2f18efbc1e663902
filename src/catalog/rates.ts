import type { Provider } from '../core/project.ts';
import { catalogOf } from './load.ts';
import { type Quote, quoted, regionalQuote } from './quote.ts';

/** A unit price by its name, such as `nat/gateway`; undefined where there is none, or none known for the region. */
export function rateQuote(provider: Provider, region: string, name: string): Quote | undefined {
  const catalog = catalogOf(provider);
  const rate = catalog && Object.hasOwn(catalog.rates, name) ? catalog.rates[name] : undefined;
  if (!catalog || !rate) return undefined;
  if (rate.everywhere) return quoted(catalog, rate.from, rate.usd, rate.unit);
  const databases = rate.database ? catalog.databases.factors : undefined;
  return regionalQuote(catalog, region, rate, databases && (({ id }) => databases[id]));
}
