import { announceDeploymentStatus } from '../events/deployment-events.ts';
import type { Hub } from '../hub.ts';
import { toDeploymentStatus } from '../json/deployment.ts';
import type { Repository } from '../state/repository.ts';
import type { Deployment, DeploymentStatus } from '../state/signals.ts';
import { invalid } from './api-error.ts';
import { listReply } from './paging.ts';
import { created, pick, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';

export const deploymentStatusRoutes: readonly RepoRoute[] = [
  { on: `POST ${base}`, needs: 'deployments:write', role: 'write', run: create },
  { on: `GET ${base}`, needs: 'deployments:read', role: 'read', run: list },
];

interface StatusInput {
  readonly state: DeploymentStatus['state'];
  readonly description?: string;
  readonly log_url?: string;
  readonly target_url?: string;
  readonly environment_url?: string;
  readonly auto_inactive?: boolean;
}

const MAX_DESCRIPTION = 140;

function create(call: RepoCall) {
  const { hub, repo, caller } = call;
  const deployment = pick(call, 'deployment_id', repo.deployments);
  const wish = call.input as StatusInput;
  const { state, description = '', target_url: target = '', log_url: logUrl = target, environment_url = '' } = wish;
  refuseMalformed({ description, logUrl, environment_url });
  const author = caller.user;
  const about = { state, description, logUrl, environmentUrl: environment_url, author };
  const status = say(hub, deployment, about);
  announceDeploymentStatus(hub, repo, deployment, status);
  if (state === 'success' && wish.auto_inactive !== false) retirePrior(hub, repo, deployment);
  return created(toDeploymentStatus(hub, repo, deployment, status));
}

function refuseMalformed({ description, ...urls }: Record<'description' | 'logUrl' | 'environment_url', string>): void {
  if (description.length > MAX_DESCRIPTION)
    throw invalid(
      'DeploymentStatus',
      'description',
      `description is too long (maximum is ${MAX_DESCRIPTION} characters)`,
    );
  for (const [field, url] of Object.entries(urls))
    if (url !== '' && !/^https?:\/\//.test(url))
      throw invalid('DeploymentStatus', field, `${field} must use http(s) scheme`);
}

function say(hub: Hub, deployment: Deployment, about: Omit<DeploymentStatus, 'id' | 'at'>): DeploymentStatus {
  const status = { id: hub.nextId(), ...about, at: hub.now() };
  deployment.statuses.push(status);
  return status;
}

/** What stood in this environment before does so no longer, where GitHub may conclude that: nowhere in production. */
function retirePrior(hub: Hub, repo: Repository, { id, environment, author }: Deployment): void {
  for (const prior of repo.deployments.values()) {
    const isPrior = prior.id < id && prior.environment === environment && !prior.transient && !prior.production;
    if (!isPrior || prior.statuses.at(-1)?.state !== 'success') continue;
    say(hub, prior, { state: 'inactive', description: '', logUrl: '', environmentUrl: '', author });
  }
}

/** Newest first. */
function list(call: RepoCall) {
  const deployment = pick(call, 'deployment_id', call.repo.deployments);
  return listReply(call, deployment.statuses.toReversed(), (status) =>
    toDeploymentStatus(call.hub, call.repo, deployment, status),
  );
}
