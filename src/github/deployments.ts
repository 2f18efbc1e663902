import type { Repo } from '../core/ids.ts';
import type { Client } from './client.ts';
import { orMissing } from './errors.ts';
import type { DeploymentState, ShownDeployment } from './render/deployment.ts';
import { toRepoParams } from './repo.ts';

/** Told apart by it from what other programs deploy. */
const TASK = 'guildops:apply';

/** A deployment as far as we know it. */
export interface KnownDeployment {
  id: number;
  /** What it was last made to say. */
  state: DeploymentState;
}

/**
 * Makes GitHub have one deployment for the apply, and its latest status say how that stands. Without a known one it looks for one of ours
 * of that very plan, which a crash may have made us forget; somebody may have deleted the one we know.
 */
export async function writeDeployment(
  client: Client,
  { repo, botId }: { repo: Repo; botId: number },
  shown: ShownDeployment,
  known: KnownDeployment | undefined,
): Promise<KnownDeployment> {
  const { state } = shown;
  const id = known?.id ?? (await findDeployment(client, repo, shown, botId));
  if (id !== undefined && (await say(client, repo, id, shown))) return { id, state };
  const made = await createDeployment(client, repo, shown);
  await client.rest.repos.createDeploymentStatus(statusOf(repo, made, shown));
  return { id: made, state };
}

/** Says that what was deployed is no longer what is there. One that is gone says nothing any more. */
export async function endDeployment(
  client: Client,
  repo: Repo,
  { id }: KnownDeployment,
  description: string,
): Promise<KnownDeployment> {
  await say(client, repo, id, { state: 'inactive', description });
  return { id, state: 'inactive' };
}

type Says = Pick<ShownDeployment, 'state' | 'description' | 'logUrl'>;

/** Adds a status unless it is the latest already: a job that died after it must not say it twice. False for one that GitHub does not have. */
async function say(client: Client, repo: Repo, id: number, says: Says): Promise<boolean> {
  const params = { ...toRepoParams(repo), deployment_id: id, per_page: 1 };
  const found = await orMissing(client.rest.repos.listDeploymentStatuses(params));
  if (!found) return false;
  if (found.data[0]?.state !== says.state) await client.rest.repos.createDeploymentStatus(statusOf(repo, id, says));
  return true;
}

const statusOf = (repo: Repo, id: number, { state, description, logUrl }: Says) => ({
  ...toRepoParams(repo),
  deployment_id: id,
  ...{ state, description },
  ...(logUrl !== undefined && { log_url: logUrl }),
});

/** Anybody with write access can make one that looks like ours, so its maker is asked for too. */
async function findDeployment(
  client: Client,
  repo: Repo,
  { plan, commit, environment }: ShownDeployment,
  botId: number,
): Promise<number | undefined> {
  const params = { ...toRepoParams(repo), sha: commit, environment, task: TASK, per_page: 100 };
  const { data } = await client.rest.repos.listDeployments(params);
  return data.find(({ creator, payload }) => creator?.id === botId && planIn(payload) === plan)?.id;
}

const planIn = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'plan' in payload ? payload.plan : undefined;

/** Of the very commit that is applied: GitHub must neither merge into it nor wait for checks, of which one is our own. */
async function createDeployment(client: Client, repo: Repo, shown: ShownDeployment): Promise<number> {
  const { data } = await client.rest.repos.createDeployment({
    ...toRepoParams(repo),
    ref: shown.commit,
    environment: shown.environment,
    task: TASK,
    description: shown.about,
    payload: { plan: shown.plan },
    auto_merge: false,
    required_contexts: [],
    transient_environment: false,
    production_environment: shown.isProduction,
  });
  if (!('id' in data)) throw new Error(`GitHub made no deployment of ${shown.plan}`);
  return data.id;
}

/** A known deployment as the mirror's row keeps it, `123~success`. */
export const toRemoteId = ({ id, state }: KnownDeployment): string => `${id}~${state}`;

export function parseDeployment(remoteId: string | undefined): KnownDeployment | undefined {
  const [, id, state] = /^([1-9]\d{0,15})~(in_progress|success|failure|error|inactive)$/.exec(remoteId ?? '') ?? [];
  return id === undefined ? undefined : { id: Number(id), state: state as DeploymentState };
}
