import type { Hub } from '../hub.ts';
import type { Repository } from '../state/repository.ts';
import type { Deployment, DeploymentStatus } from '../state/signals.ts';
import { toApp } from './app.ts';
import { instant, nodeId, repoApi, repoPage } from './links.ts';
import { toSimpleUser } from './user.ts';

const deploymentUrl = (hub: Hub, repo: Repository, { id }: Deployment) => `${repoApi(hub, repo)}/deployments/${id}`;

/** `deployment`. */
export const toDeployment = (hub: Hub, repo: Repository, deployment: Deployment) => ({
  id: deployment.id,
  node_id: nodeId('Deployment', deployment.id),
  url: deploymentUrl(hub, repo, deployment),
  sha: deployment.sha,
  ref: deployment.ref,
  task: deployment.task,
  payload: deployment.payload,
  original_environment: deployment.environment,
  environment: deployment.environment,
  description: deployment.description,
  creator: toSimpleUser(hub, deployment.author),
  created_at: instant(deployment.at),
  updated_at: instant(deployment.statuses.at(-1)?.at ?? deployment.at),
  statuses_url: `${deploymentUrl(hub, repo, deployment)}/statuses`,
  repository_url: repoApi(hub, repo),
  transient_environment: deployment.transient,
  production_environment: deployment.production,
  ...(deployment.author.type === 'Bot' && { performed_via_github_app: toApp(hub) }),
});

/** `deployment-status`. */
export const toDeploymentStatus = (hub: Hub, repo: Repository, deployment: Deployment, status: DeploymentStatus) => ({
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
