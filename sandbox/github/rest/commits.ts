import { commitsBetween, type GitCommit, readCommit } from '../git/commits.ts';
import { diffFiles, mergeBase } from '../git/diff.ts';
import { findCommit } from '../git/refs.ts';
import { toCommit, toDiffEntry } from '../json/commit.ts';
import { repoApi, repoPage } from '../json/links.ts';
import { ApiError, notFound } from './api-error.ts';
import { pageOf } from './paging.ts';
import { ok, type RepoCall, type RepoRoute } from './route.ts';

export const commitRoutes: readonly RepoRoute[] = [
  { on: 'GET /repos/{owner}/{repo}/commits/{ref}', needs: 'contents:read', role: 'read', run: get },
  { on: 'GET /repos/{owner}/{repo}/compare/{basehead}', needs: 'contents:read', role: 'read', run: compare },
];

async function get(call: RepoCall) {
  const { hub, repo, params, accept } = call;
  const sha = await findCommit(repo.gitDir, params.ref ?? '');
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${params.ref ?? ''}`);
  if (/\.sha\b/.test(accept)) return { status: 200, text: sha };
  const commit = await readCommit(repo.gitDir, sha);
  const files = await filesOf(call, commit);
  const sum = (count: (file: (typeof files)[number]) => number) =>
    files.reduce((total, file) => total + count(file), 0);
  const [additions, deletions] = [sum((file) => file.additions), sum((file) => file.deletions)];
  const stats = { additions, deletions, total: additions + deletions };
  return ok({ ...toCommit(hub, repo, commit), stats, files });
}

async function filesOf({ hub, repo }: RepoCall, { sha, parents }: GitCommit) {
  const [parent = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'] = parents; // a first commit differs from the empty tree
  return (await diffFiles(repo.gitDir, parent, sha)).map((file) => toDiffEntry(hub, repo, sha, file));
}

async function compare(call: RepoCall) {
  const { hub, repo } = call;
  const [base, head] = await Promise.all(sidesOf(call).map((name) => findCommit(repo.gitDir, name)));
  const common = base && head ? await mergeBase(repo.gitDir, base, head).catch(() => undefined) : undefined;
  if (!base || !head || !common) throw notFound();
  const [ahead, behind] = await Promise.all([
    commitsBetween(repo.gitDir, base, head),
    commitsBetween(repo.gitDir, head, base),
  ]);
  const { items, headers } = pageOf(call, ahead);
  const range = `${base}...${head}`;
  const page = `${repoPage(hub, repo)}/compare/${range}`;
  const body = {
    url: `${repoApi(hub, repo)}/compare/${range}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: toCommit(hub, repo, await readCommit(repo.gitDir, base)),
    merge_base_commit: toCommit(hub, repo, await readCommit(repo.gitDir, common)),
    status: relation(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: items.map((commit) => toCommit(hub, repo, commit)),
    files: (await diffFiles(repo.gitDir, common, head)).map((file) => toDiffEntry(hub, repo, head, file)),
  };
  return { status: 200, body, headers };
}

/** `base...head`; either side may carry the owner in front. */
function sidesOf({ params, repo }: RepoCall): [string, string] {
  const [base = '', head = ''] = (params.basehead ?? '').split('...');
  const owner = `${repo.owner.login}:`;
  const withoutOwner = (side: string) => (side.startsWith(owner) ? side.slice(owner.length) : side);
  return [withoutOwner(base), withoutOwner(head)];
}

function relation(ahead: number, behind: number): 'identical' | 'ahead' | 'behind' | 'diverged' {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
