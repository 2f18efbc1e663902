import { execa } from 'execa';
import { gitEnvironment, type Remote } from './environment.ts';
import { createObjects, type Objects } from './objects.ts';

export interface GitSettings {
  /** The bare repository that commands work on. */
  gitDir: string;
  /** An empty folder of ours, so that git finds no person's settings. */
  home: string;
  /** PATH and proxy variables; nothing else is passed on. */
  environment: Readonly<Record<string, string>>;
}

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

/** Longest a command may take, in milliseconds; a first clone of a large repository is the slowest. */
export const DEADLINE_MS = 10 * 60_000;
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/** A git command that ended as it should not. The message holds git's own words; a credential never reaches them. */
export class GitError extends Error {
  constructor(
    args: readonly string[],
    readonly code: number | undefined,
    readonly stderr: string,
  ) {
    super(`git ${args[0]} failed${code === undefined ? '' : ` with ${code}`}: ${stderr.trim().slice(0, 2000)}`);
    this.name = 'GitError';
  }
}

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
