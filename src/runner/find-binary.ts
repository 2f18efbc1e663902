import { stat } from 'node:fs/promises';
import { type EngineName, parseEngine } from '../core/project.ts';
import type { RunProject } from '../deploy/ports.ts';
import { type Binary, EngineMissing, probeBinary } from './binary.ts';
import { engineFile, enginesIn, isThere, type Versioned } from './engine-folder.ts';
import type { RunnerOptions } from './options.ts';

/** An engine to run with. Without a version it is the one that the host has. */
export interface Wanted {
  name: EngineName;
  version?: string;
  /** Who asks for exactly this version, for whoever has to do something about it. */
  by: 'project' | 'plan';
}

/** What a project runs with; what was planned already, with what it was planned by: no other version reads the plan. */
export function wantedFor({ engine, found }: RunProject, plannedBy?: string): Wanted {
  const planned = plannedBy === undefined ? undefined : parseEngine(plannedBy);
  if (planned) return { ...planned, by: 'plan' };
  return { name: engine, ...(found?.engineVersion !== undefined && { version: found.engineVersion }), by: 'project' };
}

const DOWNLOAD: Record<EngineName, string> = {
  terraform: 'https://developer.hashicorp.com/terraform/install',
  tofu: 'https://opentofu.org/docs/intro/install/',
};

/**
 * Finds engines: a version in the folder of engines, then the host's own where it is that one, then by fetching it where that is allowed. A
 * file is asked for its version once; a newer one in its place is another file.
 */
export function createBinaries({ binaries, engines }: Pick<RunnerOptions, 'binaries' | 'engines'>) {
  const versionOf = createProbe();

  /** The host's own. @throws EngineMissing */
  async function own(name: EngineName): Promise<Binary> {
    const path = binaries[name];
    const then = `Install it from ${DOWNLOAD[name]} and start again.`;
    if (path === undefined) throw new EngineMissing(name, 'it was not found', then);
    const version = await versionOf(path).catch((fault: unknown) => {
      throw new EngineMissing(name, firstLine(fault), then);
    });
    return { name, path, version };
  }

  /** The one in the folder. @throws EngineMissing when there is a file, and it is something else */
  async function kept(wanted: Versioned): Promise<Binary | undefined> {
    if (!engines) return undefined;
    const path = engineFile(engines.folder, wanted);
    if (!(await isThere(path))) return undefined;
    const remedy = `Remove ${path}.`;
    const version = await versionOf(path).catch((fault: unknown) => {
      throw new EngineMissing(wanted.name, firstLine(fault), remedy);
    });
    if (version === wanted.version) return { ...wanted, path };
    throw new EngineMissing(wanted.name, `${path} says that it is version ${version}`, remedy);
  }

  async function fetched(wanted: Versioned, why: string): Promise<Binary> {
    const { name, version } = wanted;
    if (!engines?.install)
      throw new EngineMissing(
        name,
        why,
        `Run \`guildops engine install ${name} ${version}\` there, or set GUILDOPS_ENGINE_INSTALL=1 to have it fetched.`,
      );
    const path = await engines.install(wanted).catch((fault: unknown) => {
      throw new EngineMissing(name, `${why}, and ${firstLine(fault)}`, 'docs/engines.md says where they come from.');
    });
    return { ...wanted, path };
  }

  async function find({ name, version, by }: Wanted): Promise<Binary> {
    if (version === undefined) return own(name);
    const found = await kept({ name, version });
    if (found) return found;
    const host = await own(name).catch(() => undefined);
    if (host?.version === version) return host;
    const asks = by === 'plan' ? 'it was planned by' : 'this project asks for';
    const has = host ? `${host.version} is there` : 'there is none in PATH';
    return fetched({ name, version }, `${asks} version ${version}, and ${has}`);
  }

  /** All that can be run, the host's own first. */
  async function all(names: readonly EngineName[]): Promise<Versioned[]> {
    const hosts = await Promise.allSettled(names.map(own));
    const there = hosts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const more = engines ? await enginesIn(engines.folder) : [];
    const isNew = (one: Versioned) => !there.some(({ name, version }) => name === one.name && version === one.version);
    return [...there, ...more.filter(isNew)];
  }

  return { find, all };
}

const firstLine = (fault: unknown): string =>
  fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault);

/** Versions by file. A probe that failed is tried again. */
function createProbe(): (path: string) => Promise<string> {
  const probed = new Map<string, Promise<string>>();
  return async (path) => {
    const { ino, mtimeMs, size } = await stat(path).catch(() => ({ ino: 0, mtimeMs: 0, size: 0 }));
    const file = [path, ino, mtimeMs, size].join(' ');
    const probe = probed.get(file) ?? probeBinary(path);
    probed.set(file, probe);
    return probe.catch((fault: unknown) => {
      probed.delete(file);
      throw fault;
    });
  };
}
