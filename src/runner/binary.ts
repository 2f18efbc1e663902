import { execa } from 'execa';
import { z } from 'zod';
import type { EngineName } from '../core/project.ts';
import type { Versioned } from './engine-folder.ts';

/** An engine that was found to run. */
export interface Binary extends Versioned {
  path: string;
}

/** The engine of a project is not there. Its message says what is missing and what to do. */
export class EngineMissing extends Error {
  constructor(engine: EngineName, why: string, then: string) {
    super(`${engine} cannot be used on the host that runs GuildOps: ${why}. ${then}`);
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
  return parseVersion(stdout, binary);
}

function parseVersion(printed: string, binary: string): string {
  try {
    return Version.parse(JSON.parse(printed)).terraform_version;
  } catch {
    throw new Error(`${binary} does not say its version: ${JSON.stringify(printed.slice(0, 100))}`);
  }
}
