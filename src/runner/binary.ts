import { execa } from 'execa';
import { z } from 'zod';
import type { EngineName } from '../core/project.ts';

const DOWNLOAD: Record<EngineName, string> = {
  terraform: 'https://developer.hashicorp.com/terraform/install',
  tofu: 'https://opentofu.org/docs/intro/install/',
};

/** The engine of a project is not there. Its message says what is missing and where to get it. */
export class EngineMissing extends Error {
  constructor(engine: EngineName, why: string) {
    super(
      `${engine} cannot be used on the host that runs GuildOps: ${why}. Install it from ${DOWNLOAD[engine]} and start again.`,
    );
    this.name = 'EngineMissing';
  }
}

// Both engines answer with this key.
const Version = z.object({ terraform_version: z.string() });

/**
 * Version of an engine, such as `1.11.4`.
 * @param binary a path, or a name to look for in `searchPath`
 * @throws Error when it cannot be run or does not say a version
 */
export async function probeBinary(binary: string, searchPath = process.env.PATH ?? ''): Promise<string> {
  const { stdout, code, exitCode, stderr } = await execa(binary, ['version', '-json'], {
    env: { PATH: searchPath, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' },
    extendEnv: false,
    stdin: 'ignore',
    timeout: 20_000,
    reject: false,
  });
  if (code === 'ENOENT') throw new Error(`${binary} was not found`);
  if (exitCode !== 0) throw new Error(`${binary} does not run: ${(stderr || code) ?? 'no reason given'}`);
  return Version.parse(JSON.parse(stdout)).terraform_version;
}

/** An engine that was found to run. */
export interface Binary {
  name: EngineName;
  path: string;
  version: string;
}

/** A project that pins a version runs with no other. @throws EngineMissing */
export function exactly(binary: Binary, version: string | undefined): Binary {
  if (version === undefined || version === binary.version) return binary;
  throw new EngineMissing(binary.name, `this project asks for version ${version}, and ${binary.version} is there`);
}

/** Finds the engines once and remembers what it found. */
export function createBinaries(paths: Readonly<Partial<Record<EngineName, string>>>) {
  const found = new Map<EngineName, Promise<string>>();
  /** @throws EngineMissing */
  return async (name: EngineName): Promise<Binary> => {
    const path = paths[name];
    if (path === undefined) throw new EngineMissing(name, 'it was not found');
    const probe = found.get(name) ?? probeBinary(path);
    found.set(name, probe);
    try {
      return { name, path, version: await probe };
    } catch (fault) {
      found.delete(name);
      throw new EngineMissing(name, fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault));
    }
  };
}
