import type { Provider } from '../core/project.ts';
import { catalogOf } from './load.ts';
import type { Catalog, DatabaseClass, DatabaseEngine, Region } from './model.ts';
import { derived, type Quote, regionalQuote } from './quote.ts';
import { rateQuote } from './rates.ts';

/** Engines by the names people and terraform have for them. */
const ENGINE_WORDS: Readonly<Record<string, DatabaseEngine>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mariadb',
  'aurora-postgresql': 'aurora',
  'aurora-mysql': 'aurora',
};

/** The engine a text names: `POSTGRES_16` and `postgresql` are postgres; undefined for one that has no prices here. */
export function databaseEngine(text: string): DatabaseEngine | undefined {
  const word = text.toLowerCase().replace(/_[\d_]+$/, '');
  return Object.hasOwn(ENGINE_WORDS, word) ? ENGINE_WORDS[word] : undefined;
}

/** Classes an engine runs on, small to large. */
export const databaseClasses = (provider: Provider, engine?: DatabaseEngine): readonly DatabaseClass[] =>
  (catalogOf(provider)?.databases.classes ?? []).filter(({ hourlyUsd }) => !engine || hourlyUsd[engine] !== undefined);

/** A class by its id, also a custom one of Google's such as `db-custom-2-8192`. */
export function databaseClass(provider: Provider, id: string): DatabaseClass | undefined {
  const known = databaseClasses(provider).find((one) => one.id === id);
  const custom = provider === 'gcp' && !known ? /^db-custom-(\d{1,3})-(\d{4,7})$/.exec(id) : undefined;
  if (!custom) return known;
  return { id, vcpus: Number(custom[1]), ramGib: Number(custom[2]) / 1024, from: 'sql', hourlyUsd: {} };
}

/** Classes of an engine with at least so many vCPUs and GiB, the cheapest first. */
export const databaseClassesFor = (
  provider: Provider,
  engine: DatabaseEngine,
  { vcpus, ramGib }: Pick<DatabaseClass, 'vcpus' | 'ramGib'>,
): DatabaseClass[] =>
  databaseClasses(provider, engine)
    .filter((one) => one.vcpus >= vcpus && one.ramGib >= ramGib)
    .sort((a, b) => (a.hourlyUsd[engine] ?? 0) - (b.hourlyUsd[engine] ?? 0));

/** The price of an hour of one database server; undefined when class or engine has none, or none known for the region. */
export function databaseQuote(
  provider: Provider,
  region: string,
  id: string,
  engine: DatabaseEngine,
): Quote | undefined {
  const catalog = catalogOf(provider);
  const found = databaseClass(provider, id);
  if (!catalog || !found) return undefined;
  const usd = found.hourlyUsd[engine];
  if (usd === undefined) return provider === 'gcp' ? customQuote(region, found, engine) : undefined;
  const from = found.fromByEngine?.[engine] ?? found.from;
  return regionalQuote(
    catalog,
    region,
    { usd, unit: 'hour', from, byRegion: found.byRegion?.[engine] },
    factorOf(catalog, id),
  );
}

/** How prices of databases differ by region: by a factor of their own, or as those of machines of the class's family do. */
function factorOf({ databases: { factors } }: Catalog, id: string): (region: Region) => number | undefined {
  if (factors) return (region) => factors[region.id];
  const letter = /^db\.([a-z])/.exec(id)?.[1] ?? '';
  return (region) => region.factors?.[letter] ?? region.factor;
}

/** Google prices custom classes by their vCPUs and GiB. */
function customQuote(region: string, { vcpus, ramGib }: DatabaseClass, engine: DatabaseEngine): Quote | undefined {
  const perVcpu = rateQuote('gcp', region, 'db/enterprise/vcpu');
  const perGib = rateQuote('gcp', region, 'db/enterprise/gib');
  if (!perVcpu || !perGib || (engine !== 'postgres' && engine !== 'mysql')) return undefined;
  const sum = vcpus * perVcpu.usd + ramGib * perGib.usd;
  return derived({ ...perVcpu, usd: sum }, 1, 'by vCPUs and GiB');
}
