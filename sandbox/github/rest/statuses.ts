import { findCommit } from '../git/refs.ts';
import type { Hub } from '../hub.ts';
import { instant, nodeId, repoApi } from '../json/links.ts';
import { toRepository } from '../json/repository.ts';
import { toSimpleUser } from '../json/user.ts';
import type { Repository } from '../state/repository.ts';
import type { CommitStatus } from '../state/signals.ts';
import { ApiError, notFound } from './api-error.ts';
import { pageOf } from './paging.ts';
import { created, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}';

export const statusRoutes: readonly RepoRoute[] = [
  { on: `POST ${base}/statuses/{sha}`, needs: 'statuses:write', role: 'write', run: create },
  { on: `GET ${base}/commits/{ref}/status`, needs: 'statuses:read', role: 'read', run: combined },
];

interface StatusInput {
  readonly state: CommitStatus['state'];
  readonly context?: string;
  readonly description?: string | null;
  readonly target_url?: string | null;
}

async function create(call: RepoCall) {
  const { hub, repo, caller, params } = call;
  const { state, context = 'default', description = null, target_url: targetUrl = null } = call.input as StatusInput;
  const sha = await findCommit(repo.gitDir, params.sha ?? '');
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${params.sha ?? ''}`);
  const about = { state, context, description, targetUrl, author: caller.user };
  const status: CommitStatus = { id: hub.nextId(), sha, ...about, at: hub.now() };
  repo.statuses.push(status);
  return created(toStatus(hub, repo, status));
}

/** One state out of the latest status of each context; checks do not count here. */
async function combined(call: RepoCall) {
  const { hub, repo, params } = call;
  const sha = await findCommit(repo.gitDir, params.ref ?? '');
  if (sha === undefined) throw notFound();
  const onCommit = repo.statuses.filter((status) => status.sha === sha);
  const latest = [...new Map(onCommit.map((status) => [status.context, status])).values()];
  const states = latest.map(({ state }) => state);
  const failed = states.includes('failure') || states.includes('error');
  const passed = states.length > 0 && states.every((state) => state === 'success');
  const { items, headers } = pageOf(call, latest);
  const api = `${repoApi(hub, repo)}/commits/${sha}`;
  const body = {
    state: failed ? 'failure' : passed ? 'success' : 'pending',
    sha,
    total_count: latest.length,
    statuses: items.map((status) => toStatus(hub, repo, status)),
    repository: toRepository(hub, repo),
    commit_url: api,
    url: `${api}/status`,
  };
  return { status: 200, body, headers };
}

const toStatus = (hub: Hub, repo: Repository, status: CommitStatus) => ({
  id: status.id,
  node_id: nodeId('Status', status.id),
  url: `${repoApi(hub, repo)}/statuses/${status.sha}`,
  avatar_url: `${hub.url}/avatars/${status.author.id}`,
  state: status.state,
  context: status.context,
  description: status.description,
  target_url: status.targetUrl,
  required: false,
  creator: toSimpleUser(hub, status.author),
  created_at: instant(status.at),
  updated_at: instant(status.at),
});
