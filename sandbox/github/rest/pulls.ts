import { commitsBetween } from '../git/commits.ts';
import { diffFiles, mergeBase } from '../git/diff.ts';
import { toCommit, toDiffEntry } from '../json/commit.ts';
import { toPull, toSimplePull } from '../json/pull.ts';
import { editPull, type PullEdit } from '../pulls/edit-pull.ts';
import { mergeState } from '../pulls/gates.ts';
import { startMergeability } from '../pulls/mergeability.ts';
import { openPull } from '../pulls/open-pull.ts';
import type { Pull } from '../state/conversation.ts';
import { atLeast, pullsOf, type Repository, roleOf } from '../state/repository.ts';
import { ApiError } from './api-error.ts';
import { refuseLongText } from './limits.ts';
import { listReply } from './paging.ts';
import { created, ok, pullIn, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}/pulls';

export const pullRoutes: readonly RepoRoute[] = [
  { on: `GET ${base}`, needs: 'pull_requests:read', role: 'read', run: list },
  { on: `POST ${base}`, needs: 'pull_requests:write', role: 'read', run: create },
  { on: `GET ${base}/{pull_number}`, needs: 'pull_requests:read', role: 'read', run: get },
  { on: `PATCH ${base}/{pull_number}`, needs: 'pull_requests:write', role: 'read', run: edit },
  { on: `GET ${base}/{pull_number}/commits`, needs: 'pull_requests:read', role: 'read', run: commits },
  { on: `GET ${base}/{pull_number}/files`, needs: 'pull_requests:read', role: 'read', run: files },
];

function list(call: RepoCall) {
  const {
    state = 'open',
    head,
    base: into,
    sort = 'created',
    direction = sort === 'created' ? 'desc' : 'asc',
  } = call.query;
  const branch = typeof head === 'string' ? headNamed(call, head) : undefined;
  const found = pullsOf(call.repo)
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => head === undefined || (pull.headRef === branch?.head && pull.from === branch.from))
    .filter((pull) => into === undefined || pull.baseRef === into);
  const time = (pull: Pull) => (sort === 'updated' ? pull.updatedAt : pull.createdAt).getTime();
  found.sort((a, b) => time(a) - time(b) || a.number - b.number);
  if (direction === 'desc') found.reverse();
  return listReply(call, found, (pull) => toSimplePull(call.hub, call.repo, pull));
}

/** `branch`, or `owner:branch`, whose owner may be that of a fork; undefined for an owner who has none. */
function headNamed({ repo }: RepoCall, head: string): { head: string; from?: Repository } | undefined {
  const [owner = '', ...rest] = head.split(':');
  if (rest.length === 0) return { head };
  const isOwner = ({ owner: { login } }: Repository) => login.toLowerCase() === owner.toLowerCase();
  if (isOwner(repo)) return { head: rest.join(':') };
  const from = repo.forks.find(isOwner);
  return from && { head: rest.join(':'), from };
}

async function create(call: RepoCall) {
  const { title, head, base: into, body, draft } = call.input as NewPullInput;
  if (!title)
    throw new ApiError(422, 'Validation Failed', [{ resource: 'Issue', field: 'title', code: 'missing_field' }]);
  refuseLongText('Issue', 'title', title, 256);
  refuseLongText('Issue', 'body', body);
  const named = headNamed(call, head) ?? { head: '' };
  const wish = { title, body: body ?? null, ...named, base: into, draft: draft ?? false };
  const pull = await openPull(call.hub, call.repo, { ...wish, by: call.caller.user });
  return created(toPull(call.hub, call.repo, pull, 'unknown'));
}

interface NewPullInput {
  readonly title?: string;
  readonly head: string;
  readonly base: string;
  readonly body?: string;
  readonly draft?: boolean;
}

/** As on GitHub, the first look after a change starts the work behind `mergeable` and tells nothing yet. */
async function get(call: RepoCall) {
  const pull = pullIn(call);
  const answer = toPull(call.hub, call.repo, pull, await mergeState(call.repo, pull));
  startMergeability(call.hub, call.repo, pull);
  return ok(answer);
}

async function edit(call: RepoCall) {
  const { hub, repo, caller } = call;
  const pull = pullIn(call);
  const wish = call.input as PullEdit;
  const isAuthor = pull.author === caller.user;
  if (caller.kind === 'person' && !isAuthor && !atLeast(roleOf(repo, caller.user), 'triage'))
    throw new ApiError(403, 'Must have triage rights to Repository.');
  refuseLongText('Issue', 'body', wish.body);
  await editPull(hub, repo, pull, wish, caller.user);
  return ok(toPull(hub, repo, pull, await mergeState(repo, pull)));
}

async function commits(call: RepoCall) {
  const { hub, repo } = call;
  const { baseSha, headSha } = pullIn(call);
  const found = await commitsBetween(repo.gitDir, baseSha, headSha);
  return listReply(call, found, (commit) => toCommit(hub, repo, commit));
}

async function files(call: RepoCall) {
  const { hub, repo } = call;
  const { baseSha, headSha } = pullIn(call);
  const found = await diffFiles(repo.gitDir, await mergeBase(repo.gitDir, baseSha, headSha), headSha);
  return listReply(call, found, (file) => toDiffEntry(hub, repo, headSha, file));
}
