import type { Repo, Sha } from '../../core/ids.ts';
import type { MergeMethod, MergeOutcome, PullFacts } from '../../deploy/ports.ts';
import type { Client } from '../client.ts';
import { isStatus, isUncertain } from '../errors.ts';
import { toRepoParams } from '../repo.ts';
import { toSha } from './facts.ts';

export interface MergeTask {
  repo: Repo;
  number: number;
  /** Merged only while this is the head: it is what was applied. */
  head: Sha;
  title: string;
  message: string;
  method?: MergeMethod;
}

export interface MergeNeeds {
  client: Client;
  read(): Promise<PullFacts>;
  pause(ms: number): Promise<void>;
}

/** GitHub computes mergeability in the background: 1 + 2 + 4 + 8 + 16 + 29 s = 60 s at most. */
const POLL_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 29_000];
/** Before the second and third attempt. */
const RETRY_MS = [1_000, 4_000];

/** 405s that pass by themselves; every other is a rule that stands in the way. */
const TRANSIENT = /base branch was modified|merge already in progress|merge is in progress/i;

type Attempt = MergeOutcome | { kind: 'again'; error: unknown };

/**
 * Merges while the head is the one that was applied. Before each attempt everything is read anew, because an attempt whose
 * answer was lost may have merged.
 */
export async function mergePull(task: MergeTask, needs: MergeNeeds): Promise<MergeOutcome> {
  let last: unknown;
  for (const wait of [0, ...RETRY_MS]) {
    if (wait > 0) await needs.pause(wait);
    const pull = await readWhenComputed(needs);
    const settled = settledAlready(task, pull);
    if (settled) return settled;
    const attempt = await tryMerge(task, needs.client);
    if (attempt.kind !== 'again') return attempt;
    last = attempt.error;
  }
  const settled = settledAlready(task, await needs.read());
  if (settled) return settled;
  if (isStatus(last, 405, 409)) return { kind: 'refused', why: last.said };
  throw last;
}

async function readWhenComputed({ read, pause }: MergeNeeds): Promise<PullFacts> {
  let pull = await read();
  for (const wait of POLL_MS) {
    if (pull.mergeable !== undefined || !pull.open) break;
    await pause(wait);
    pull = await read();
  }
  return pull;
}

/** The outcome where no merge has to be tried. */
function settledAlready({ head }: MergeTask, pull: PullFacts): MergeOutcome | undefined {
  if (pull.merged) return pull.mergeSha ? { kind: 'merged', sha: pull.mergeSha } : undefined;
  if (!pull.open) return { kind: 'refused', why: 'the pull request is closed' };
  if (pull.head !== head) return { kind: 'moved' };
  if (pull.draft) return { kind: 'refused', why: 'the pull request is a draft' };
  if (pull.mergeable === false) return { kind: 'refused', why: 'the branch conflicts with its base' };
  return undefined;
}

async function tryMerge(
  { repo, number, head, title, message, method = 'squash' }: MergeTask,
  client: Client,
): Promise<Attempt> {
  try {
    const { data } = await client.rest.pulls.merge({
      ...toRepoParams(repo),
      pull_number: number,
      sha: head,
      merge_method: method,
      // A rebase keeps the commits and their messages.
      ...(method !== 'rebase' && { commit_title: title, commit_message: message }),
    });
    return { kind: 'merged', sha: toSha(data.sha) };
  } catch (error) {
    // 409 says that the head moved; the next reading says whether it really did.
    if (isUncertain(error) || isStatus(error, 409)) return { kind: 'again', error };
    if (isStatus(error, 405) && TRANSIENT.test(error.said)) return { kind: 'again', error };
    if (isStatus(error, 403, 405, 422)) return { kind: 'refused', why: error.said };
    throw error;
  }
}
