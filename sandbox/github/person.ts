import { announceCheck } from './events/check-events.ts';
import type { Hub } from './hub.ts';
import { repositoryOf } from './hub.ts';
import { type Push, pushFiles } from './person-push.ts';
import { enqueue } from './pulls/merge-queue.ts';
import type { Pull } from './state/conversation.ts';
import type { CheckRun } from './state/signals.ts';
import type { User } from './state/user.ts';

export interface NewPullByPerson {
  readonly title: string;
  readonly head: string;
  readonly base?: string;
  readonly body?: string;
  readonly draft?: boolean;
}

export interface ReviewByPerson {
  readonly event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
  readonly body?: string;
  /** The head when absent. */
  readonly commit?: string;
}

export interface MergeByPerson {
  readonly method?: 'merge' | 'squash' | 'rebase';
  readonly sha?: string;
}

/** GitHub said no. */
export class PersonRefused extends Error {
  constructor(
    readonly status: number,
    readonly words: string,
  ) {
    super(`${status} ${words}`);
  }
}

/**
 * Somebody at their desk: git and the API with their own token, exactly as a program would use them. Every action throws
 * PersonRefused where GitHub refuses.
 */
export interface Person {
  readonly login: string;
  readonly id: number;
  readonly token: string;
  /** With login and token inside, so that a plain `git clone` works. */
  cloneUrl(repo: string): string;
  /** Commits on a branch (made from `from` when it is new) and pushes; returns the new head. */
  push(repo: string, branch: string, push: Push): Promise<string>;
  deleteBranch(repo: string, branch: string): Promise<void>;
  openIssue(repo: string, title: string, body?: string): Promise<number>;
  openPull(repo: string, pull: NewPullByPerson): Promise<number>;
  editPull(repo: string, number: number, edit: { title?: string; body?: string; base?: string }): Promise<void>;
  close(repo: string, number: number): Promise<void>;
  reopen(repo: string, number: number): Promise<void>;
  /** Returns the comment's id. */
  comment(repo: string, number: number, body: string): Promise<number>;
  editComment(repo: string, id: number, body: string): Promise<void>;
  deleteComment(repo: string, id: number): Promise<void>;
  /** Returns the review's id. */
  review(repo: string, number: number, review: ReviewByPerson): Promise<number>;
  /** Puts a pull request into the merge queue; answers the head of its merge group. */
  enqueue(repo: string, number: number): Promise<string>;
  /** Begins a conversation about the code, and answers its number. */
  startThread(repo: string, number: number): number;
  resolveThread(repo: string, number: number, thread: number): void;
  dismiss(repo: string, number: number, review: number, message: string): Promise<void>;
  /** Returns the merge commit. */
  merge(repo: string, number: number, merge?: MergeByPerson): Promise<string>;
  /** Presses a button under a completed check run. @throws Error when there is no such button */
  clickCheck(repo: string, checkRun: number, identifier: string): void;
  /** Presses "Re-run". */
  rerunCheck(repo: string, checkRun: number): void;
  /** Any other call, relative to the API's root. */
  api(method: string, path: string, body?: unknown): Promise<unknown>;
}

export function createPerson(hub: Hub, user: User, dir: string): Person {
  const token = hub.tokens.forPerson(user);
  const api = (method: string, path: string, body?: unknown) =>
    callApi(`${hub.apiUrl}${path}`, { method, token, body });
  const idOf = async (answer: Promise<unknown>) => ((await answer) as { id: number }).id;
  const numberOf = async (answer: Promise<unknown>) => ((await answer) as { number: number }).number;
  const quiet = async (answer: Promise<unknown>) => void (await answer);
  const cloneUrl = (repo: string) => `${hub.url.replace('://', `://${user.login}:${token}@`)}/${repo}.git`;

  return {
    login: user.login,
    id: user.id,
    token,
    cloneUrl,
    api,
    push: (repo, branch, push) => pushFiles({ dir, url: cloneUrl(repo), author: user, now: hub.now() }, branch, push),
    deleteBranch: (repo, branch) => quiet(api('DELETE', `/repos/${repo}/git/refs/heads/${encodeURIComponent(branch)}`)),
    openIssue: (repo, title, body = '') => numberOf(api('POST', `/repos/${repo}/issues`, { title, body })),
    openPull: (repo, { base = 'main', ...pull }) => numberOf(api('POST', `/repos/${repo}/pulls`, { base, ...pull })),
    editPull: (repo, number, edit) => quiet(api('PATCH', `/repos/${repo}/pulls/${number}`, edit)),
    close: (repo, number) => quiet(api('PATCH', `/repos/${repo}/pulls/${number}`, { state: 'closed' })),
    reopen: (repo, number) => quiet(api('PATCH', `/repos/${repo}/pulls/${number}`, { state: 'open' })),
    comment: (repo, number, body) => idOf(api('POST', `/repos/${repo}/issues/${number}/comments`, { body })),
    editComment: (repo, id, body) => quiet(api('PATCH', `/repos/${repo}/issues/comments/${id}`, { body })),
    deleteComment: (repo, id) => quiet(api('DELETE', `/repos/${repo}/issues/comments/${id}`)),
    review: (repo, number, { event, body, commit }) =>
      idOf(api('POST', `/repos/${repo}/pulls/${number}/reviews`, { event, body, commit_id: commit })),
    dismiss: (repo, number, review, message) =>
      quiet(api('PUT', `/repos/${repo}/pulls/${number}/reviews/${review}/dismissals`, { message })),
    enqueue: (repo, number) => enqueue(hub, repositoryOf(hub, repo), pullOf(hub, repo, number), user),
    startThread(repo, number) {
      const thread = { id: hub.nextId(), isResolved: false };
      pullOf(hub, repo, number).threads.push(thread);
      hub.changes.announce();
      return thread.id;
    },
    resolveThread(repo, number, id) {
      for (const thread of pullOf(hub, repo, number).threads) if (thread.id === id) thread.isResolved = true;
      hub.changes.announce();
    },
    async merge(repo, number, { method = 'merge', sha } = {}) {
      const answer = await api('PUT', `/repos/${repo}/pulls/${number}/merge`, { merge_method: method, sha });
      return (answer as { sha: string }).sha;
    },
    clickCheck(repo, checkRun, identifier) {
      const run = runOf(hub, repo, checkRun);
      if (run.status !== 'completed' || !run.actions.some((action) => action.identifier === identifier))
        throw new Error(`Check run ${run.name} shows no button ${identifier}`);
      announceCheck(hub, repositoryOf(hub, repo), run, { action: 'requested_action', by: user, identifier });
    },
    rerunCheck(repo, checkRun) {
      announceCheck(hub, repositoryOf(hub, repo), runOf(hub, repo, checkRun), { action: 'rerequested', by: user });
    },
  };
}

function runOf(hub: Hub, repo: string, id: number): CheckRun {
  const run = repositoryOf(hub, repo).checkRuns.get(id);
  if (!run) throw new Error(`No check run ${id} in ${repo}`);
  return run;
}

function pullOf(hub: Hub, repo: string, number: number): Pull {
  const topic = repositoryOf(hub, repo).topics.get(number);
  if (topic?.kind !== 'pull') throw new Error(`No pull request #${number} in ${repo}`);
  return topic;
}

interface ApiCall {
  readonly method: string;
  readonly token: string;
  readonly body: unknown;
}

async function callApi(url: string, { method, token, body }: ApiCall): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', connection: 'close' };
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  if (response.ok) return answer;
  const { message = '', errors = [] } = answer as { message?: string; errors?: unknown[] };
  const details = errors.map((error) =>
    typeof error === 'string' ? error : ((error as { message?: string }).message ?? ''),
  );
  throw new PersonRefused(response.status, [message, ...details].filter(Boolean).join(': '));
}
