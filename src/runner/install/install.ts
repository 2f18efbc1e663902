import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Patience, Refused } from '../../catalog/refresh/retry.ts';
import type { EngineName } from '../../core/project.ts';
import { probeBinary } from '../binary.ts';
import { engineFile, isThere, type Versioned } from '../engine-folder.ts';
import { fetchFile, fetchSmall } from './fetch.ts';
import { nearVersions } from './near.ts';
import { type Origins, releaseOf } from './release.ts';
import { NotGenuine, verifiedSums } from './signed-sums.ts';
import { unpackOne } from './unpack.ts';
import { inWork, putWhole } from './whole.ts';

/** Where engines are put, where they come from, and whose signature counts. */
export interface Source {
  folder: string;
  origins: Origins;
  /** Armoured public keys. */
  keys(name: EngineName): readonly string[];
  patience: Patience;
}

/** Makes a version be in the folder; answers its file. @throws Error that says what could not be had, and why */
export type Install = (wanted: Versioned) => Promise<string>;

/** What is larger is no list of checksums, no archive, no engine: a list has 4 KB, an archive 30 MB, terraform 100 MB. */
const MOST = { list: 1024 * 1024, archive: 512 * 1024 * 1024, engine: 1024 * 1024 * 1024 };

/** Two who want the same version at once share one download. */
export function createInstall(source: Source): Install {
  const running = new Map<string, Promise<string>>();
  return (wanted) => {
    const key = `${wanted.name} ${wanted.version}`;
    const same = running.get(key) ?? install(source, wanted).finally(() => running.delete(key));
    running.set(key, same);
    return same;
  };
}

/** An engine is there whole or not at all: it is made in a folder of its own and renamed when it is known to be what was asked for. */
async function install(source: Source, wanted: Versioned): Promise<string> {
  const file = engineFile(source.folder, wanted);
  if (await isThere(file)) return file;
  return inWork(source.folder, async (work) => {
    const ready = join(work, 'ready');
    await mkdir(ready, { mode: 0o755 });
    await fetchEngine(source, wanted, { archive: join(work, 'archive.zip'), engine: join(ready, wanted.name) });
    await putWhole(ready, dirname(file));
    return file;
  }).catch(async (fault: unknown) => {
    throw new Error(`${wanted.name} ${wanted.version} was not installed: ${await reasonFor(fault, source, wanted)}`);
  });
}

/** Nothing is unpacked before its checksum is known to be the vendor's, and nothing kept that says it is something else. */
async function fetchEngine(
  { origins, keys, patience }: Source,
  { name, version }: Versioned,
  paths: { archive: string; engine: string },
): Promise<void> {
  const { archive, archiveUrl, sumsUrl, signatureUrl } = releaseOf(name, version, origins);
  const list = { mostBytes: MOST.list, patience };
  const [sums, signature] = await Promise.all([fetchSmall(sumsUrl, list), fetchSmall(signatureUrl, list)]);
  const known = await verifiedSums({ sums, signature }, keys(name));
  const sha256 = known.get(archive);
  if (sha256 === undefined) throw new NotGenuine(`it was not released for this machine: there is no ${archive}`);
  await fetchFile(archiveUrl, paths.archive, { sha256, mostBytes: MOST.archive, patience });
  await unpackOne(paths.archive, name, paths.engine, MOST.engine);
  const says = await probeBinary(paths.engine);
  if (says !== version) throw new NotGenuine(`it says that it is ${says}`);
}

async function reasonFor(fault: unknown, source: Source, wanted: Versioned): Promise<string> {
  const refused = fault instanceof Error ? fault.cause : undefined;
  if (!(refused instanceof Refused) || refused.status !== 404)
    return fault instanceof Error ? fault.message : String(fault);
  const near = await nearVersions(source, wanted);
  return `there is no such release at ${source.origins[wanted.name]}${near.length > 0 ? `; the nearest are ${near.join(', ')}` : ''}`;
}
