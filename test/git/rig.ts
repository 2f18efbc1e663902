import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { Repo, Sha } from '../../src/core/ids.ts';
import { createRepositories, type RepositoriesOptions } from '../../src/git/repositories.ts';

export const REPO = 'acme/infra' as Repo;
export const BOT = { name: 'guildops[bot]', email: '1+guildops[bot]@users.noreply.github.com' };

const environment = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  // Nothing here grows old enough to be tidied up, and each look whether it has is two processes more.
  ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'maintenance.auto', GIT_CONFIG_VALUE_0: 'false' },
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

const asBot = {
  GIT_AUTHOR_NAME: BOT.name,
  GIT_AUTHOR_EMAIL: BOT.email,
  GIT_COMMITTER_NAME: BOT.name,
  GIT_COMMITTER_EMAIL: BOT.email,
};

/** A bare repository that plays GitHub, a person's clone of it, and our mirrors. */
export async function createGitRig(overrides: Partial<RepositoriesOptions> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-git-'));
  const remote = join(dir, 'remote.git');
  const work = join(dir, 'work');
  const run = async (cwd: string, env: Record<string, string>, args: readonly string[]): Promise<string> =>
    (await execa('git', args, { cwd, env, extendEnv: false })).stdout;
  const git = (cwd: string, ...args: string[]): Promise<string> => run(cwd, environment, args);
  await git(dir, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  await appendFile(join(remote, 'config'), '[receive]\n\tautogc = false\n');
  await git(dir, 'init', '--quiet', '--initial-branch=main', work);
  await git(work, 'remote', 'add', 'origin', remote);
  const options: RepositoriesOptions = {
    dir: join(dir, 'mirrors'),
    remote: async () => ({ url: `file://${remote}` }),
    signature: async () => BOT,
    log: { info() {} },
    ...overrides,
  };
  return {
    dir,
    remote,
    work,
    options,
    repositories: createRepositories(options),
    /** Git in the person's clone. */
    person: (...args: string[]) => git(work, ...args),
    /** The same by somebody who calls themselves our bot. */
    forger: (...args: string[]) => run(work, { ...environment, ...asBot }, args),
    /** Git in the remote itself. */
    atRemote: (...args: string[]) => git(remote, ...args),
    /** A person's commit of these files (null deletes), pushed. */
    async commit(files: Record<string, string | null>, branch = 'main', message = 'Change'): Promise<Sha> {
      for (const [path, text] of Object.entries(files)) await writeOrDelete(join(work, path), text);
      await git(work, 'add', '-A');
      await git(work, 'commit', '--quiet', '--allow-empty', '-m', message);
      await git(work, 'push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`);
      return (await git(work, 'rev-parse', 'HEAD')) as Sha;
    },
    close: () => rm(dir, { recursive: true, force: true }),
  };
}
export type GitRig = Awaited<ReturnType<typeof createGitRig>>;

async function writeOrDelete(path: string, text: string | null): Promise<void> {
  if (text === null) return rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
