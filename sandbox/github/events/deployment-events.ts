import type { Hub } from '../hub.ts';
import { toDeployment, toDeploymentStatus } from '../json/deployment.ts';
import type { Repository } from '../state/repository.ts';
import type { Deployment, DeploymentStatus } from '../state/signals.ts';
import { emit } from './emit.ts';

/** The `deployment` webhook. */
export function announceDeployment(hub: Hub, repo: Repository, deployment: Deployment): void {
  const body = { deployment: toDeployment(hub, repo, deployment), workflow: null, workflow_run: null };
  emit(hub, { event: 'deployment', action: 'created', repo, by: deployment.author, body });
}

/** The `deployment_status` webhook. GitHub sends none for what becomes inactive. */
export function announceDeploymentStatus(
  hub: Hub,
  repo: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): void {
  if (status.state === 'inactive') return;
  const body = {
    deployment: toDeployment(hub, repo, deployment),
    deployment_status: toDeploymentStatus(hub, repo, deployment, status),
  };
  emit(hub, { event: 'deployment_status', action: 'created', repo, by: status.author, body });
}
