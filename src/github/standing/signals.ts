import type { Repo, Sha } from '../../core/ids.ts';
import type { Unmet } from '../../core/requirement.ts';
import type { GitHub } from '../app.ts';
import type { Client } from '../client.ts';
import { STATUS_PERMISSIONS } from '../permissions.ts';
import { toRepoParams } from '../repo.ts';
import type { RequiredCheck } from './asked.ts';

/** How a required check stands; nothing unmet: it passed. */
export interface Signal {
  unmet?: Unmet;
}

interface Run {
  name: string;
  app: number | undefined;
  outcome: string;
}

/** What GitHub lets pass for a required check. */
const PASSES: ReadonlySet<string> = new Set(['success', 'neutral', 'skipped']);
const PENDING: ReadonlySet<string> = new Set(['queued', 'in_progress', 'waiting', 'requested', 'pending']);

/** How each of these checks stands on a commit. One that is not there is not passed. Statuses are read only where no check run is. */
export async function signalsOn(
  github: GitHub,
  repo: Repo,
  head: Sha,
  required: readonly RequiredCheck[],
): Promise<ReadonlyMap<RequiredCheck, Signal>> {
  if (required.length === 0) return new Map();
  const runs = await runsOn(await github.client(repo), repo, head);
  const has = (check: RequiredCheck) => runs.some((run) => isFor(run, check));
  const statuses = required.every(has) ? [] : await statusesOn(github, repo, head);
  return new Map(required.map((check) => [check, { ...judged(check, runs, statuses) }]));
}

const isFor = ({ name, app }: Run, check: RequiredCheck): boolean =>
  name === check.name && (check.app === undefined || check.app === app);

function judged(check: RequiredCheck, runs: readonly Run[], statuses: readonly Run[] | undefined): Signal {
  const found = runs.filter((run) => isFor(run, check));
  const named = statuses?.filter(({ name }) => name === check.name) ?? [];
  const all = [...found, ...(check.app === undefined ? named : [])];
  const bad = all.find(({ outcome }) => !PASSES.has(outcome));
  if (bad) return { unmet: notPassed(check.name, bad.outcome) };
  if (all.length > 0) return {};
  if (!statuses) return { unmet: noStatuses(check.name) };
  return {
    unmet: check.app === undefined ? missing(check.name) : notFromThatApp(check.name, check.app, named.length > 0),
  };
}

async function runsOn(client: Client, repo: Repo, ref: Sha): Promise<Run[]> {
  const params = { ...toRepoParams(repo), ref, filter: 'latest', per_page: 100 } as const;
  const runs = await client.paginate(client.rest.checks.listForRef, params);
  return runs.map(({ name, app, status, conclusion }) => ({ name, app: app?.id, outcome: conclusion ?? status }));
}

/** Undefined where the App may not read them. */
async function statusesOn(github: GitHub, repo: Repo, ref: Sha): Promise<Run[] | undefined> {
  const client = await github.optionalClient(repo, STATUS_PERMISSIONS);
  if (!client) return undefined;
  const params = { ...toRepoParams(repo), ref, per_page: 100 };
  const { data } = await client.rest.repos.getCombinedStatusForRef(params);
  return data.statuses.map(({ context, state }) => ({ name: context, app: undefined, outcome: state }));
}

const notPassed = (name: string, outcome: string): Unmet => ({
  why: `the required check ${name} ${PENDING.has(outcome) ? 'has not ended' : `ended as ${outcome}`}`,
  wayOn: PENDING.has(outcome) ? 'Ask again when it has.' : 'Correct what it complains of, or run it again.',
});

const missing = (name: string): Unmet => ({
  why: `the required check ${name} has not come`,
  wayOn: 'Wait for it, or look why it does not run.',
});

const notFromThatApp = (name: string, app: number, isStatus: boolean): Unmet => ({
  why: isStatus
    ? `the required check ${name} has to come from the App ${app}, and a status does not say whose it is`
    : `the required check ${name} has not come from the App ${app}`,
  wayOn: isStatus ? 'Let the rule take it from any source.' : 'Wait for it, or look why it does not run.',
});

const noStatuses = (name: string): Unmet => ({
  why: `the required check ${name} is no check run on its head, and statuses cannot be read, as the GitHub App lacks the permission statuses: read`,
  wayOn: 'Grant it to the App, or wait for the check.',
});
