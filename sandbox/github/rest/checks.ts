import { announceCheck } from '../events/check-events.ts';
import { findCommit } from '../git/refs.ts';
import { toCheckRun } from '../json/check-run.ts';
import type { CheckAction, CheckOutput, CheckRun, Conclusion } from '../state/signals.ts';
import { ApiError, notFound } from './api-error.ts';
import { pageOf } from './paging.ts';
import { created, ok, pick, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}/check-runs';

export const checkRoutes: readonly RepoRoute[] = [
  { on: `POST ${base}`, needs: 'checks:write', role: 'app', run: create },
  { on: `GET ${base}/{check_run_id}`, needs: 'checks:read', role: 'read', run: get },
  { on: `PATCH ${base}/{check_run_id}`, needs: 'checks:write', role: 'app', run: update },
  { on: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', needs: 'checks:read', role: 'read', run: list },
];

interface CheckInput {
  readonly name?: string;
  readonly head_sha?: string;
  readonly status?: CheckRun['status'];
  readonly conclusion?: Conclusion;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly details_url?: string;
  readonly external_id?: string;
  readonly output?: OutputInput;
  readonly actions?: readonly CheckAction[];
}

interface OutputInput {
  readonly title?: string;
  readonly summary: string;
  readonly text?: string;
  readonly annotations?: readonly unknown[];
}

async function create(call: RepoCall) {
  const { hub, repo } = call;
  const { name = '', head_sha: wanted = '' } = call.input as CheckInput;
  const headSha = /^[0-9a-f]{40}$/.test(wanted) ? await findCommit(repo.gitDir, wanted) : undefined;
  if (headSha === undefined) throw new ApiError(422, `No commit found for SHA: ${wanted}`);
  const run: CheckRun = {
    id: hub.nextId(),
    app: hub.app,
    headSha,
    name,
    status: 'queued',
    conclusion: null,
    startedAt: hub.now(),
    completedAt: null,
    detailsUrl: null,
    externalId: '',
    output: null,
    actions: [],
  };
  apply(call, run);
  repo.checkRuns.set(run.id, run);
  announceCheck(hub, repo, run, { action: 'created', by: call.caller.user });
  if (run.status === 'completed') announceCheck(hub, repo, run, { action: 'completed', by: call.caller.user });
  return created(toCheckRun(hub, repo, run));
}

function get(call: RepoCall) {
  return ok(toCheckRun(call.hub, call.repo, runIn(call)));
}

function update(call: RepoCall) {
  const run = runIn(call);
  const wasCompleted = run.status === 'completed';
  apply(call, run);
  call.hub.changes.announce();
  if (run.status === 'completed' && !wasCompleted)
    announceCheck(call.hub, call.repo, run, { action: 'completed', by: call.caller.user });
  return ok(toCheckRun(call.hub, call.repo, run));
}

const runIn = (call: RepoCall): CheckRun => pick(call, 'check_run_id', call.repo.checkRuns);

/** Takes over what the request says. @throws ApiError 422 for what the description cannot express */
function apply({ hub, input }: RepoCall, run: CheckRun): void {
  const wish = input as CheckInput;
  refuseUnconcluded(wish, run);
  Object.assign(run, outcomeOf(wish, run, hub.now()));
  run.startedAt = wish.started_at ? new Date(wish.started_at) : run.startedAt;
  run.name = wish.name ?? run.name;
  run.detailsUrl = wish.details_url ?? run.detailsUrl;
  run.externalId = wish.external_id ?? run.externalId;
  run.output = wish.output ? toOutput(wish.output, run.output) : run.output;
  run.actions = wish.actions ?? run.actions;
}

function refuseUnconcluded({ status, conclusion, completed_at }: CheckInput, run: CheckRun): void {
  const completes = status === 'completed' || completed_at !== undefined;
  if (completes && conclusion === undefined && run.conclusion === null)
    throw new ApiError(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
  if (conclusion === 'stale') throw new ApiError(422, 'Only GitHub can conclude that a check is stale.');
}

type Outcome = Pick<CheckRun, 'status' | 'conclusion' | 'completedAt'>;

/** A conclusion completes a run, whatever status comes with it; any other status opens it again. */
function outcomeOf({ status, conclusion, completed_at }: CheckInput, run: CheckRun, now: Date): Outcome {
  if (conclusion !== undefined)
    return { status: 'completed', conclusion, completedAt: completed_at ? new Date(completed_at) : now };
  if (status === undefined || status === 'completed') return run;
  return { status, conclusion: null, completedAt: null };
}

/** Annotations of later requests are added to the earlier ones. */
const toOutput = (
  { title, summary, text, annotations = [] }: OutputInput,
  before: CheckOutput | null,
): CheckOutput => ({
  title: title ?? before?.title ?? '',
  summary,
  text: text ?? null,
  annotations: annotations.length + (before?.annotations ?? 0),
});

async function list(call: RepoCall) {
  const { hub, repo, params, query } = call;
  const sha = await findCommit(repo.gitDir, params.ref ?? '');
  if (sha === undefined) throw notFound();
  const onCommit = [...repo.checkRuns.values()].filter(({ headSha }) => headSha === sha);
  const latest = [...new Map(onCommit.map((run) => [`${run.app.id} ${run.name}`, run])).values()];
  const found = (query.filter === 'all' ? onCommit : latest)
    .filter(({ name }) => query.check_name === undefined || name === query.check_name)
    .filter(({ status }) => query.status === undefined || status === query.status)
    .filter(({ app }) => query.app_id === undefined || query.app_id === app.id);
  const { items, headers } = pageOf(call, found);
  const body = { total_count: found.length, check_runs: items.map((run) => toCheckRun(hub, repo, run)) };
  return { status: 200, body, headers };
}
