import type { Repo } from '../core/ids.ts';

/** A repository as octokit's calls want it. */
export function toRepoParams(repo: Repo): { owner: string; repo: string } {
  const slash = repo.indexOf('/');
  return { owner: repo.slice(0, slash), repo: repo.slice(slash + 1) };
}
