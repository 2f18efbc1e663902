import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { Repo } from '../core/ids.ts';
import type { Remote } from './environment.ts';
import { createGit, type Git, type GitCall } from './git.ts';

export interface MirrorOptions {
  /** Folder of all mirrors. */
  dir: string;
  repo: Repo;
  environment: Readonly<Record<string, string>>;
  remote(repo: Repo, use: 'read' | 'write'): Promise<Remote>;
}

/** The bare copy of one repository. Reads run side by side; everything that changes refs is one after the other. */
export interface Mirror {
  readonly repo: Repo;
  readonly gitDir: string;
  /** A command that only reads, or only adds objects. The first one ever waits for the first fetch. */
  git: Git;
  defaultBranch(): Promise<string>;
  /** Runs alone among writers, with the command and the remote to write to. */
  write<T>(work: (git: Git, remote: Remote) => Promise<T>): Promise<T>;
  /** Fetches what there is now. Calls that come before a waiting fetch has begun share it. */
  refresh(): Promise<void>;
}

const FETCH = ['fetch', '--quiet', '--prune', '--no-write-fetch-head', '--no-auto-maintenance'];
const REFSPECS = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*', '+refs/pull/*/head:refs/pull/*/head'];

/** Git tidies up by itself when there is reason; nobody should wait for its look at whether there is. */
const MAINTENANCE_EVERY = 50;

/** How long we trust what the remote said its default branch is, in milliseconds. */
const DEFAULT_BRANCH_MS = 10 * 60_000;

export function createMirror({ dir, repo, environment, remote }: MirrorOptions): Mirror {
  const gitDir = join(dir, `${repo}.git`);
  const home = join(dir, '.home');
  const git = createGit({ gitDir, home, environment });
  const writers = new PQueue({ concurrency: 1 });
  const marker = join(gitDir, 'guildops-filled');
  let isFilled = existsSync(marker);
  let waiting: Promise<void> | undefined;
  let headKnownAt = Number.NEGATIVE_INFINITY;
  let fetches = 0;
  let defaultBranch: string | undefined;

  async function initialise(): Promise<void> {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await mkdir(gitDir, { recursive: true, mode: 0o700 });
    await git(['init', '--quiet', '--bare', '--initial-branch=main']);
  }

  async function fetch(): Promise<void> {
    if (!isFilled) await initialise();
    const from = await remote(repo, 'read');
    await git([...FETCH, from.url, ...REFSPECS], { remote: from });
    if (performance.now() - headKnownAt > DEFAULT_BRANCH_MS) {
      await followDefaultBranch(git, from);
      headKnownAt = performance.now();
      defaultBranch = undefined;
    }
    if (!isFilled) await writeFile(marker, '');
    isFilled = true;
    fetches += 1;
    if (fetches % MAINTENANCE_EVERY === 1) void writers.add(maintain);
  }

  /** What it did not do now it does the next time. */
  const maintain = () => git(['maintenance', 'run', '--auto', '--quiet']).catch(() => {});

  function refresh(): Promise<void> {
    waiting ??= writers.add(async () => {
      await undefined; // an idle queue begins at once, before `waiting` is set
      waiting = undefined;
      return fetch();
    });
    return waiting;
  }

  /** A mirror on disk may be behind but is usable; one that was never filled has to be fetched first. */
  const ready = async (): Promise<void> => {
    if (!isFilled) await refresh();
  };

  return {
    repo,
    gitDir,
    refresh,
    async defaultBranch() {
      await ready();
      defaultBranch ??= (await git(['symbolic-ref', '--short', 'HEAD'])).text.trim();
      return defaultBranch;
    },
    git: onceReady(git, ready),
    async write(work) {
      await ready();
      return writers.add(async () => work(git, await remote(repo, 'write')));
    },
  };
}

/** The same commands and objects, of a mirror that was filled. */
const onceReady = (git: Git, ready: () => Promise<void>): Git =>
  Object.assign((args: readonly string[], call?: GitCall) => ready().then(() => git(args, call)), {
    objects: {
      info: (name: string) => ready().then(() => git.objects.info(name)),
      contents: (name: string) => ready().then(() => git.objects.contents(name)),
    },
  });

/** Makes the mirror's HEAD name the remote's default branch; an empty repository may not name one. */
async function followDefaultBranch(git: Git, remote: Remote): Promise<void> {
  const { text } = await git(['ls-remote', '--symref', remote.url, 'HEAD'], { remote });
  const branch = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(text)?.[1];
  if (branch !== undefined) await git(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
}
