import { z } from 'zod';
import type { Versioned } from '../engine-folder.ts';
import { fetchSmall } from './fetch.ts';
import type { Source } from './install.ts';
import { indexUrl } from './release.ts';

const Index = z.union([
  z.looseObject({ versions: z.record(z.string(), z.unknown()) }).transform(({ versions }) => Object.keys(versions)),
  z
    .looseObject({ versions: z.array(z.looseObject({ id: z.string() })) })
    .transform(({ versions }) => versions.map(({ id }) => id)),
]);

/** More than a list of all releases has. */
const MOST_BYTES = 64 * 1024 * 1024;
const NAMED = 3;

const numbersOf = (version: string): number[] => version.split(/[.-]/).slice(0, 3).map(Number);

/** How far one version is from another: a step of the first number counts more than any of the second, and so on. */
function distance(one: string, other: string): number {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  return [1e6, 1e3, 1].reduce((sum, weight, at) => sum + weight * Math.abs((a[at] ?? 0) - (b[at] ?? 0)), 0);
}

/** The released versions that are nearest to one that was not; none where there is no list to read. */
export async function nearVersions(
  { origins, patience }: Pick<Source, 'origins' | 'patience'>,
  { name, version }: Versioned,
): Promise<string[]> {
  const text = await fetchSmall(indexUrl(name, origins), { mostBytes: MOST_BYTES, patience }).catch(() => undefined);
  if (!text) return [];
  return nearest(version, Index.catch([]).parse(JSON.parse(text.toString('utf8'))));
}

/** Nearest first. Whoever did not ask for a preview is not offered one. */
export const nearest = (version: string, released: readonly string[]): string[] =>
  released
    .filter((one) => /^\d+\.\d+\.\d+(-|$)/.test(one) && (version.includes('-') || !one.includes('-')))
    .sort((a, b) => distance(a, version) - distance(b, version))
    .slice(0, NAMED);
