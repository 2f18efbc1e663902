import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type EngineConfig, type Environment, parseEngineConfig } from '../config.ts';
import { ENGINES, type EngineName } from '../core/project.ts';
import { enginesFor, providerFolder } from '../engines.ts';
import { fillMirror } from '../runner/mirror/fill.ts';
import { lockedIn } from '../runner/mirror/locked.ts';
import { isPackage, type Package, packageFolder, wholeSource } from '../runner/mirror/package.ts';
import { providerSource } from '../runner/providers.ts';

const SILENT = { info() {}, warn() {}, error() {} };

/** What was typed. */
export interface MirrorOrder {
  provider?: string | undefined;
  version?: string | undefined;
  fromLock?: string;
  from?: string;
  with?: string;
}

/** Fetches one provider, or all of a lock file, into the folder that runs link to. @throws Error that says what could not be had, and why */
export async function mirrorProviders(environment: Environment, order: MirrorOrder): Promise<string> {
  const config = parseEngineConfig(environment);
  const folder = ownFolder(config);
  const engine = parseEngineName(order.with ?? 'terraform');
  const lockFile = order.fromLock === undefined ? undefined : await readFile(order.fromLock, 'utf8');
  const wanted = lockFile === undefined ? [namedPackage(order, engine)] : lockedPackages(order, lockFile);
  const path = (await enginesFor(config, SILENT)).binaries[engine];
  if (path === undefined)
    throw new Error(`There is no ${engine} in PATH to fetch with; --with says which engine does it.`);
  const from = order.from === undefined ? {} : { from: resolve(order.from) };
  await mkdir(config.GUILDOPS_DATA, { recursive: true, mode: 0o700 });
  const fetched = await fillMirror(
    { folder, binary: { path }, ...from, ...(lockFile !== undefined && { lockFile }) },
    wanted,
  );
  return wanted
    .map((one) => {
      const done = fetched.includes(one) ? 'Kept' : 'There already:';
      return `${done} ${one.source} ${one.version}  ${packageFolder(folder, one)}`;
    })
    .join('\n');
}

/** @throws Error where runs would never look into the folder that is filled */
function ownFolder(config: EngineConfig): string {
  const folder = providerFolder(config);
  const { ENGINE_PROVIDER_MIRROR: mirror } = config;
  if (mirror === undefined) return folder;
  throw new Error(
    `ENGINE_PROVIDER_MIRROR is set, so runs see ${mirror} alone. Leave it out to have providers kept in ${folder}.`,
  );
}

function parseEngineName(name: string): EngineName {
  const found = ENGINES.find((one) => one === name);
  if (!found) throw new Error(`${JSON.stringify(name)} is no engine: ${ENGINES.join(' or ')}.`);
  return found;
}

function namedPackage({ provider, version }: MirrorOrder, engine: EngineName): Package {
  if (provider === undefined || version === undefined)
    throw new Error(
      'Say which provider in which version, such as hashicorp/aws 6.25.0, or a lock file by --from-lock.',
    );
  const one = { source: wholeSource(provider.includes('/') ? provider : providerSource(provider), engine), version };
  if (!isPackage(one))
    throw new Error(
      `${JSON.stringify(`${provider} ${version}`)} is no provider with its whole version, such as hashicorp/aws 6.25.0.`,
    );
  return one;
}

function lockedPackages({ provider, fromLock = '' }: MirrorOrder, lockFile: string): Package[] {
  if (provider !== undefined)
    throw new Error('A lock file names the providers itself: leave out either it or the provider.');
  const locked = lockedIn(lockFile).map(({ source, version }) => ({ source, version }));
  if (locked.length === 0) throw new Error(`${fromLock} names no provider with a version.`);
  return locked;
}
