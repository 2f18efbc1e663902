import { execa } from 'execa';

export interface GitOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Nothing of the machine's own git settings reaches the sandbox. */
export const isolatedGitEnv: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  // Nothing here grows old enough to be tidied up, and each look whether it has is two processes more.
  ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'maintenance.auto', GIT_CONFIG_VALUE_0: 'false' },
  TZ: 'UTC',
  LC_ALL: 'C',
};

export interface GitAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs git in `dir`; an exit code other than 0 is an answer. Never blocks: a synchronous git would wait for this very process. */
export async function askGit(dir: string, args: readonly string[], options: GitOptions = {}): Promise<GitAnswer> {
  const { exitCode, stdout, stderr, shortMessage } = await execa('git', args, {
    cwd: dir,
    env: { ...isolatedGitEnv, ...options.env },
    extendEnv: false,
    reject: false,
    input: options.input ?? '',
    stripFinalNewline: false,
  });
  if (exitCode === undefined) throw new Error(shortMessage);
  return { code: exitCode, out: stdout, err: stderr };
}

/** What git prints, as base64: for bytes that need not be text. @throws Error when git fails */
export async function gitBytes(dir: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execa('git', args, { cwd: dir, env: isolatedGitEnv, extendEnv: false, encoding: 'base64' });
  return stdout;
}

/** What git prints. @throws Error with git's own words when it fails */
export async function git(dir: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const { code, out, err } = await askGit(dir, args, options);
  if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}: ${err.trim()}`);
  return out;
}
