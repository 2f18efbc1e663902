import { emit } from '../events/emit.ts';
import { toIssue, toLabel } from '../json/topic.ts';
import { announcePull } from '../pulls/announce.ts';
import type { Issue } from '../state/conversation.ts';
import { nextNumber } from '../state/repository.ts';
import { ApiError } from './api-error.ts';
import { refuseLongText } from './limits.ts';
import { listReply } from './paging.ts';
import { created, ok, type RepoCall, type RepoRoute, refuseForeignTopic, topicIn } from './route.ts';

const base = '/repos/{owner}/{repo}/issues';
const write = ['issues:write', 'pull_requests:write'] as const;

export const issueRoutes: readonly RepoRoute[] = [
  { on: `POST ${base}`, needs: 'issues:write', role: 'read', run: open },
  { on: `GET ${base}`, needs: ['issues:read', 'pull_requests:read'], role: 'read', run: list },
  { on: `PATCH ${base}/{issue_number}`, needs: write, role: 'read', run: edit },
  { on: `GET ${base}/{issue_number}`, needs: ['issues:read', 'pull_requests:read'], role: 'read', run: get },
  { on: `POST ${base}/{issue_number}/labels`, needs: write, role: 'triage', run: label },
];

function open(call: RepoCall) {
  const { hub, repo, caller } = call;
  const { title, body = null } = call.input as { title: string | number; body?: string };
  refuseLongText('Issue', 'body', body);
  const at = hub.now();
  const issue: Issue = {
    kind: 'issue',
    id: hub.nextId(),
    number: nextNumber(repo),
    author: caller.user,
    title: String(title),
    body,
    state: 'open',
    labels: [],
    reactions: [],
    createdAt: at,
    updatedAt: at,
    closedAt: null,
  };
  repo.topics.set(issue.number, issue);
  const json = toIssue(hub, repo, issue);
  emit(hub, { event: 'issues', action: 'opened', repo, by: caller.user, body: { issue: json } });
  return created(json);
}

/** Issues and pull requests alike, the newest first. */
function list(call: RepoCall) {
  const { hub, repo, query } = call;
  const { state = 'open', creator } = query;
  const found = [...repo.topics.values()]
    .filter((topic) => state === 'all' || topic.state === state)
    .filter((topic) => creator === undefined || topic.author.login.toLowerCase() === String(creator).toLowerCase())
    .reverse();
  return listReply(call, found, (topic) => toIssue(hub, repo, topic));
}

interface IssueEdit {
  readonly title?: string | number | null;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
}

/** A pull request's words are edited as a pull request's. */
function edit(call: RepoCall) {
  const { hub, repo, caller } = call;
  const topic = topicIn(call);
  refuseForeignTopic(call, topic);
  if (topic.kind === 'pull') throw new ApiError(422, 'The sandbox edits pull requests as such.');
  const { title, body, state = topic.state } = call.input as IssueEdit;
  refuseLongText('Issue', 'body', body);
  const action = state === topic.state ? 'edited' : state === 'closed' ? 'closed' : 'reopened';
  const at = hub.now();
  Object.assign(topic, {
    ...(title !== undefined && title !== null && { title: String(title) }),
    ...(body !== undefined && { body }),
    ...{ state, updatedAt: at, closedAt: state === 'closed' ? (topic.closedAt ?? at) : null },
  });
  const json = toIssue(hub, repo, topic);
  emit(hub, { event: 'issues', action, repo, by: caller.user, body: { issue: json } });
  return ok(json);
}

function get(call: RepoCall) {
  return ok(toIssue(call.hub, call.repo, topicIn(call)));
}

type LabelsInput = { readonly labels?: readonly (string | { readonly name: string })[] };

function label(call: RepoCall) {
  const { hub, repo, caller } = call;
  const topic = topicIn(call);
  refuseForeignTopic(call, topic);
  const { labels = [] } = call.input as LabelsInput;
  const wanted = labels.map((entry) => (typeof entry === 'string' ? entry : entry.name));
  const fresh = wanted.filter((name) => !topic.labels.includes(name));
  topic.labels.push(...new Set(fresh));
  if (topic.kind === 'pull')
    for (const name of fresh)
      announcePull(hub, repo, topic, {
        action: 'labeled',
        by: caller.user,
        extra: { label: toLabel(hub, repo, name) },
      });
  return ok(topic.labels.map((name) => toLabel(hub, repo, name)));
}
