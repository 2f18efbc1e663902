import { parseSha, type Repo, type Sha } from '../../core/ids.ts';
import type { PullFacts } from '../../deploy/ports.ts';

/** The fields of GitHub's pull request that we read; a list leaves the last four out. */
export interface GitHubPull {
  number: number;
  title: string;
  state: string;
  html_url: string;
  draft?: boolean;
  user: { id: number; login: string } | null;
  head: { ref: string; sha: string; repo: { full_name: string } | null };
  base: { ref: string; sha: string; repo: { full_name: string } };
  merged_at: string | null;
  merge_commit_sha: string | null;
  merged?: boolean;
  merged_by?: { login: string; type: string } | null;
  mergeable?: boolean | null;
  rebaseable?: boolean | null;
}

/** GitHub's pull request in our words. `botId` is the user id of our App's bot. */
export function toFacts(repo: Repo, pull: GitHubPull, botId: number): PullFacts {
  const merged = pull.merged ?? pull.merged_at !== null;
  const mergeSha = merged && pull.merge_commit_sha ? toSha(pull.merge_commit_sha) : undefined;
  return {
    repo,
    number: pull.number,
    title: pull.title,
    branch: pull.head.ref,
    base: pull.base.ref,
    head: toSha(pull.head.sha),
    baseSha: toSha(pull.base.sha),
    open: pull.state === 'open',
    merged,
    ...(mergeSha && { mergeSha }),
    ...(pull.merged_at !== null && { mergedAt: new Date(pull.merged_at) }),
    ...(pull.merged_by?.type === 'User' && { mergedBy: pull.merged_by.login }),
    draft: pull.draft ?? false,
    // A fork that was deleted has no repository any more; it is still none of ours.
    fork: pull.head.repo?.full_name.toLowerCase() !== pull.base.repo.full_name.toLowerCase(),
    author: pull.user?.login ?? 'ghost',
    ours: pull.user?.id === botId,
    url: pull.html_url,
    ...(typeof pull.mergeable === 'boolean' && { mergeable: pull.mergeable }),
    ...(typeof pull.rebaseable === 'boolean' && { rebaseable: pull.rebaseable }),
  };
}

/** @throws Error for what is no commit id */
export function toSha(text: string): Sha {
  const sha = parseSha(text);
  if (!sha) throw new Error(`GitHub gave "${text.slice(0, 60)}" where a commit id belongs.`);
  return sha;
}
