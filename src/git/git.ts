import { execa } from 'execa';
import { gitEnvironment, type Remote } from './environment.ts';
import { GitError } from './git-error.ts';
import { DEADLINE_MS, type GitSettings } from './git-settings.ts';
import { createObjects, type Objects } from './objects.ts';

export interface GitCall {
  input?: string | Uint8Array;
  /** Gives the command its remote's authorization. */
  remote?: Remote;
  env?: Readonly<Record<string, string>>;
  /** Exit codes that are answers; others throw. */
  okCodes?: readonly number[];
}

export interface GitResult {
  code: number;
  bytes: Buffer;
  text: string;
  stderr: string;
}

/** Commands of git on one repository, and its objects. */
export interface Git {
  (args: readonly string[], call?: GitCall): Promise<GitResult>;
  readonly objects: Objects;
}

const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/** Git on one bare repository: arguments as a list, an environment of its own, nothing on its standard input but `input`. */
export const createGit = (settings: GitSettings): Git =>
  Object.assign((args: readonly string[], call?: GitCall) => runGit(settings, args, call), {
    objects: createObjects(settings),
  });

async function runGit(
  { gitDir, home, environment }: GitSettings,
  args: readonly string[],
  { input, remote, env, okCodes = [0] }: GitCall = {},
): Promise<GitResult> {
  const { exitCode, stdout, stderr, shortMessage } = await execa('git', [`--git-dir=${gitDir}`, ...args], {
    env: { ...gitEnvironment(environment, home, remote), ...env },
    extendEnv: false,
    ...(input === undefined ? { stdin: 'ignore' } : { input }),
    encoding: 'buffer',
    stripFinalNewline: false,
    reject: false,
    timeout: DEADLINE_MS,
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  const said = Buffer.from(stderr).toString('utf8');
  if (exitCode === undefined || !okCodes.includes(exitCode))
    throw new GitError(args, exitCode, said || shortMessage || '');
  const bytes = Buffer.from(stdout);
  return { code: exitCode, bytes, text: bytes.toString('utf8'), stderr: said };
}

/** The records of a `-z` output. */
export const records = (text: string): string[] => text.split('\0').filter((record) => record !== '');
