import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { askGit, git } from './git/git.ts';
import { instant } from './json/links.ts';
import { gitIdentity, type User } from './state/user.ts';

export interface Push {
  /** Paths and their new texts. */
  readonly files?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  readonly message: string;
  /** The branch or commit a new branch starts from, `main` when absent. An existing branch given `from` starts over. */
  readonly from?: string;
}

export interface PushPlace {
  readonly dir: string;
  readonly url: string;
  readonly author: User;
  readonly now: Date;
}

/** A real clone, commit and push over HTTP in a folder that is gone afterwards. Returns the pushed commit. */
export async function pushFiles(place: PushPlace, branch: string, push: Push): Promise<string> {
  await mkdir(place.dir, { recursive: true });
  const clone = await mkdtemp(join(place.dir, 'clone-'));
  try {
    await git(clone, ['clone', '--quiet', '--no-checkout', place.url, '.']);
    await startBranch(clone, branch, push.from);
    await changeFiles(clone, push);
    await git(clone, ['add', '--all']);
    await git(clone, ['commit', '--quiet', '--allow-empty', '--file=-'], {
      input: push.message,
      env: identityEnv(place),
    });
    const force = push.from === undefined ? [] : ['--force'];
    await git(clone, ['push', '--quiet', ...force, 'origin', `HEAD:refs/heads/${branch}`]);
    return (await git(clone, ['rev-parse', 'HEAD'])).trim();
  } finally {
    await rm(clone, { recursive: true, force: true });
  }
}

async function startBranch(clone: string, branch: string, from: string | undefined): Promise<void> {
  const candidates = from === undefined ? [`origin/${branch}`, 'origin/main'] : [`origin/${from}`, from];
  for (const start of candidates) {
    const { code } = await askGit(clone, ['checkout', '--quiet', '-B', branch, start, '--']);
    if (code === 0) return;
  }
  if (from !== undefined) throw new Error(`Nothing called ${from} to start from`);
  await git(clone, ['checkout', '--quiet', '--orphan', branch]); // an empty repository
}

async function changeFiles(clone: string, { files = {}, remove = [] }: Push): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const target = inside(clone, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  for (const path of remove) await rm(inside(clone, path), { recursive: true });
}

function inside(clone: string, path: string): string {
  const target = resolve(clone, path);
  if (!target.startsWith(clone + sep)) throw new Error(`${path} is outside the repository`);
  return target;
}

function identityEnv({ author, now }: PushPlace): Record<string, string> {
  const { name, email } = gitIdentity(author);
  const date = instant(now);
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  };
}
