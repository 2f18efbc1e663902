import { commitsBetween, type GitCommit, readCommit, readCommits } from '../git/commits.ts';
import { diffPaths } from '../git/diff.ts';
import { isAncestor, type Ref, zeroSha } from '../git/refs.ts';
import type { Hub } from '../hub.ts';
import { toPushedCommit } from '../json/commit.ts';
import { repoPage } from '../json/links.ts';
import { followBranch } from '../pulls/follow-branch.ts';
import type { Repository } from '../state/repository.ts';
import { gitIdentity, type User } from '../state/user.ts';
import { emit } from './emit.ts';

export interface RefMove {
  readonly name: string;
  /** The zero hash where the reference did not exist before, or does not exist any more. */
  readonly before: string;
  readonly after: string;
}

/** What differs between two listings of the references. */
export function movesBetween(before: ReadonlyMap<string, Ref>, after: ReadonlyMap<string, Ref>): RefMove[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((name) => ({ name, before: before.get(name)?.sha ?? zeroSha, after: after.get(name)?.sha ?? zeroSha }))
    .filter((move) => move.before !== move.after);
}

/** All that follows when references move, by whatever door: push webhooks, and pull requests that follow their branch. */
export async function refsMoved(hub: Hub, repo: Repository, moves: readonly RefMove[], by: User): Promise<void> {
  if (moves.length > 0) repo.pushedAt = hub.now();
  for (const move of moves) {
    emit(hub, { event: 'push', repo, by, body: await pushBody(hub, repo, move, by) });
    if (move.name.startsWith('refs/heads/')) await followBranch(hub, repo, move, by);
  }
  hub.changes.announce();
}

async function pushBody(hub: Hub, repo: Repository, { name, before, after }: RefMove, by: User) {
  const [created, deleted] = [before === zeroSha, after === zeroSha];
  const isBranch = name.startsWith('refs/heads/');
  const commits = deleted || !isBranch ? [] : await pushedCommits(repo, { name, before, after });
  const told: PushedCommit[] = [];
  for (const commit of commits) told.push(await tell(hub, repo, commit)); // in turn: each costs a process
  return {
    ref: name,
    before,
    after,
    created,
    deleted,
    forced: !created && !deleted && !(await isAncestor(repo.gitDir, before, after)),
    base_ref: null,
    compare: `${repoPage(hub, repo)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: told,
    head_commit: told.at(-1) ?? (deleted ? null : await tellTip(hub, repo, after)),
    pusher: gitIdentity(by),
  };
}

/** At most 2,048, as GitHub tells; a new branch tells only what the default branch lacks. */
async function pushedCommits({ gitDir, defaultBranch }: Repository, move: RefMove): Promise<GitCommit[]> {
  if (move.before !== zeroSha) return (await commitsBetween(gitDir, move.before, move.after)).slice(-2048);
  const main = `refs/heads/${defaultBranch}`;
  const known = move.name === main ? [] : ['--not', `--glob=${main}`];
  return (await readCommits(gitDir, '--max-count=2048', move.after, ...known)).reverse();
}

type PushedCommit = ReturnType<typeof toPushedCommit>;

/** Null for a tag on something that is no commit. */
async function tellTip(hub: Hub, repo: Repository, sha: string): Promise<PushedCommit | null> {
  const commit = await readCommit(repo.gitDir, sha).catch(() => undefined);
  return commit ? tell(hub, repo, commit) : null;
}

async function tell(hub: Hub, repo: Repository, commit: GitCommit): Promise<PushedCommit> {
  const [parent = emptyTree] = commit.parents;
  return toPushedCommit(hub, repo, commit, await diffPaths(repo.gitDir, parent, commit.sha));
}

/** The hash that git gives to a folder without files. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
