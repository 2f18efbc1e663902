import { findCommit } from '../git/refs.ts';
import type { Hub } from '../hub.ts';
import { instant, nodeId, repoApi, repoPage } from '../json/links.ts';
import { toSimpleUser } from '../json/user.ts';
import { signalsOf } from '../pulls/gates.ts';
import type { Repository } from '../state/repository.ts';
import type { Deployment, DeploymentStatus } from '../state/signals.ts';
import { ApiError } from './api-error.ts';
import { created, pick, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}/deployments';

export const deploymentRoutes: readonly RepoRoute[] = [
  { on: `POST ${base}`, needs: 'deployments:write', role: 'write', run: create },
  { on: `POST ${base}/{deployment_id}/statuses`, needs: 'deployments:write', role: 'write', run: addStatus },
];

interface DeploymentInput {
  readonly ref: string;
  readonly task?: string;
  readonly environment?: string;
  readonly description?: string | null;
  readonly payload?: unknown;
  readonly required_contexts?: readonly string[];
  readonly auto_merge?: boolean;
}

/** @throws ApiError 409 where checks are not green; callers that do not care say `required_contexts: []` */
async function create(call: RepoCall) {
  const { hub, repo, caller } = call;
  const wish = call.input as DeploymentInput;
  const sha = await findCommit(repo.gitDir, wish.ref);
  if (sha === undefined) throw new ApiError(422, `No ref found for: ${wish.ref}`);
  const signals = signalsOf(repo, sha);
  const required = wish.required_contexts ?? [...signals.keys()];
  if (required.some((context) => signals.get(context) !== 'passed'))
    throw new ApiError(409, `Conflict: Commit status checks failed for ${wish.ref}.`);
  const { ref, task = 'deploy', environment = 'production', description = null, payload = '' } = wish;
  const about = { sha, ref, task, environment, description, payload, author: caller.user };
  const deployment: Deployment = { id: hub.nextId(), ...about, at: hub.now(), statuses: [] };
  repo.deployments.set(deployment.id, deployment);
  return created(toDeployment(hub, repo, deployment));
}

interface StatusInput {
  readonly state: DeploymentStatus['state'];
  readonly description?: string;
  readonly log_url?: string;
  readonly target_url?: string;
  readonly environment_url?: string;
}

function addStatus(call: RepoCall) {
  const { hub, repo, caller } = call;
  const deployment = pick(call, 'deployment_id', repo.deployments);
  const {
    state,
    description = '',
    target_url: target = '',
    log_url: logUrl = target,
    environment_url = '',
  } = call.input as StatusInput;
  const status: DeploymentStatus = {
    id: hub.nextId(),
    state,
    description,
    logUrl,
    environmentUrl: environment_url,
    author: caller.user,
    at: hub.now(),
  };
  deployment.statuses.push(status);
  return created(toDeploymentStatus(hub, repo, deployment, status));
}

const deploymentUrl = (hub: Hub, repo: Repository, { id }: Deployment) => `${repoApi(hub, repo)}/deployments/${id}`;

const toDeployment = (hub: Hub, repo: Repository, deployment: Deployment) => ({
  id: deployment.id,
  node_id: nodeId('Deployment', deployment.id),
  url: deploymentUrl(hub, repo, deployment),
  sha: deployment.sha,
  ref: deployment.ref,
  task: deployment.task,
  payload: deployment.payload,
  environment: deployment.environment,
  description: deployment.description,
  creator: toSimpleUser(hub, deployment.author),
  created_at: instant(deployment.at),
  updated_at: instant(deployment.statuses.at(-1)?.at ?? deployment.at),
  statuses_url: `${deploymentUrl(hub, repo, deployment)}/statuses`,
  repository_url: repoApi(hub, repo),
});

const toDeploymentStatus = (hub: Hub, repo: Repository, deployment: Deployment, status: DeploymentStatus) => ({
  id: status.id,
  node_id: nodeId('DeploymentStatus', status.id),
  url: `${deploymentUrl(hub, repo, deployment)}/statuses/${status.id}`,
  state: status.state,
  creator: toSimpleUser(hub, status.author),
  description: status.description,
  environment: deployment.environment,
  ...(status.environmentUrl === '' ? {} : { environment_url: status.environmentUrl }),
  ...(status.logUrl === '' ? {} : { log_url: status.logUrl }),
  target_url: status.logUrl || `${repoPage(hub, repo)}/deployments`,
  created_at: instant(status.at),
  updated_at: instant(status.at),
  deployment_url: deploymentUrl(hub, repo, deployment),
  repository_url: repoApi(hub, repo),
});
