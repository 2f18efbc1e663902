import { mkdir } from 'node:fs/promises';
import { providers } from '../catalog/clouds.ts';
import { pricesInForce } from '../catalog/in-force.ts';
import { nearest } from '../catalog/nearest.ts';
import { useNewestBooks } from '../catalog/refresh/files.ts';
import { refreshPrices } from '../catalog/refresh/refresh.ts';
import { PATIENCE, type Patience } from '../catalog/refresh/retry.ts';
import { regionOf, regions } from '../catalog/regions.ts';
import { type Environment, type PriceConfig, parsePriceConfig } from '../config.ts';
import { askRunning } from '../control-file.ts';
import type { Provider } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import { pricesFolder } from '../prices.ts';
import { pricesText, refreshedText } from './prices-text.ts';

/** What `guildops prices refresh` was asked for; nothing named: every provider, every region. */
export interface Wanted {
  providers?: readonly string[];
  regions?: readonly string[];
  patience?: Patience;
}

/** One list to read. */
interface Reading {
  provider: Provider;
  regions?: readonly string[];
}

const originOf = (provider: Provider, config: PriceConfig): string =>
  ({ gcp: config.GCP_PRICES_URL, aws: config.AWS_PRICES_URL, azure: config.AZURE_PRICES_URL })[provider];

/**
 * Reads the official lists, one provider after the other, prints what each changed, and lets a running service use it at once. A list that
 * cannot be read is told, and changes nothing. Answers whether all came through.
 * @throws Refusal for a provider or region nobody has; ConfigError
 */
export async function refresh(
  environment: Environment,
  wanted: Wanted,
  print: (text: string) => void,
): Promise<boolean> {
  const config = parsePriceConfig(environment);
  const folder = pricesFolder(config);
  const readings = readingsOf(wanted);
  await mkdir(config.GUILDOPS_DATA, { recursive: true, mode: 0o700 });
  for (const what of await useNewestBooks(folder)) print(`not usable: ${what}`);
  let isFine = true;
  for (const { provider, regions: asked } of readings) {
    const key = provider === 'gcp' ? config.GCP_PRICES_KEY_FILE : undefined;
    if (provider === 'gcp' && !key && !wanted.providers?.length) {
      print('gcp: left out, as GCP_PRICES_KEY_FILE names no file with an API key');
      continue;
    }
    try {
      const needs = { provider, folder, now: new Date(), fetch, origin: originOf(provider, config), key };
      const { patience = PATIENCE } = wanted;
      print(refreshedText(await refreshPrices({ ...needs, patience, ...(asked && { regions: asked }) })));
    } catch (error) {
      isFine = false;
      print(
        `${provider}: ${error instanceof Error ? error.message : error}\n  nothing changed: the prices in force stay`,
      );
    }
  }
  if (await askRunning(config.GUILDOPS_DATA, 'prices')) print('the running service uses them from now on');
  return isFine;
}

/** The lists to read: of the providers that were named, or have the regions that were named. */
function readingsOf({ providers: chosen = [], regions: named = [] }: Wanted): Reading[] {
  const asked = chosen.length > 0 ? chosen.map(knownProvider) : providers();
  const unknown = named.find((region) => !asked.some((provider) => regionOf(provider, region)));
  if (unknown !== undefined) {
    const meant = nearest(
      unknown,
      asked.flatMap((provider) => regions(provider).map(({ id }) => id)),
    );
    throw new Refusal({ code: 'region-unknown', region: unknown, ...(meant && { nearest: meant }) });
  }
  if (named.length === 0) return asked.map((provider) => ({ provider }));
  return asked
    .map((provider) => ({ provider, regions: named.filter((region) => regionOf(provider, region)) }))
    .filter((reading) => reading.regions.length > 0);
}

function knownProvider(name: string): Provider {
  const all = providers();
  const found = all.find((provider) => provider === name);
  if (found) return found;
  throw new Refusal({ code: 'bad-input', field: 'provider', why: `there is no ${name}`, expected: all.join(', ') });
}

/** What `guildops prices list` says: which prices are in force, by provider. */
export async function listPrices(environment: Environment): Promise<string> {
  const unreadable = await useNewestBooks(pricesFolder(parsePriceConfig(environment)));
  return [pricesText(pricesInForce()), ...unreadable.map((what) => `not usable: ${what}`)].join('\n');
}
