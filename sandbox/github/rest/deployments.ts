import { announceDeployment } from '../events/deployment-events.ts';
import { branchTip, findCommit, isAncestor } from '../git/refs.ts';
import { toDeployment } from '../json/deployment.ts';
import { signalsOf } from '../pulls/gates.ts';
import type { Repository } from '../state/repository.ts';
import type { Deployment } from '../state/signals.ts';
import { ApiError, invalid } from './api-error.ts';
import { listReply } from './paging.ts';
import { created, ok, pick, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}/deployments';

export const deploymentRoutes: readonly RepoRoute[] = [
  { on: `POST ${base}`, needs: 'deployments:write', role: 'write', run: create },
  { on: `GET ${base}`, needs: 'deployments:read', role: 'read', run: list },
  { on: `GET ${base}/{deployment_id}`, needs: 'deployments:read', role: 'read', run: get },
];

interface DeploymentInput {
  readonly ref: string;
  readonly task?: string;
  readonly environment?: string;
  readonly description?: string | null;
  readonly payload?: unknown;
  readonly required_contexts?: readonly string[];
  readonly auto_merge?: boolean;
  readonly transient_environment?: boolean;
  readonly production_environment?: boolean;
}

/**
 * @throws ApiError 409 where checks are not green, or the commit is behind the default branch; callers that do not care say
 * `required_contexts: []` and `auto_merge: false`
 */
async function create(call: RepoCall) {
  const { hub, repo, caller } = call;
  const wish = call.input as DeploymentInput;
  const { ref, task = 'deploy', environment = 'production', description = null, payload = '' } = wish;
  const { transient_environment: transient = false, production_environment: production } = wish;
  if (environment === '' || environment.length > 255)
    throw invalid('Deployment', 'environment', 'environment needs 1 to 255 characters');
  const sha = await findCommit(repo.gitDir, ref);
  if (sha === undefined) throw new ApiError(422, `No ref found for: ${ref}`);
  if (wish.auto_merge ?? true) await refuseBehind(repo, ref, sha);
  const signals = signalsOf(repo, sha);
  const required = wish.required_contexts ?? [...signals.keys()];
  if (required.some((context) => signals.get(context) !== 'passed'))
    throw new ApiError(409, `Conflict: Commit status checks failed for ${ref}.`);
  const deployment: Deployment = {
    id: hub.nextId(),
    ...{ sha, ref, task, environment, description, payload, transient },
    production: production ?? environment === 'production',
    author: caller.user,
    at: hub.now(),
    statuses: [],
  };
  repo.deployments.set(deployment.id, deployment);
  announceDeployment(hub, repo, deployment);
  return created(toDeployment(hub, repo, deployment));
}

/** GitHub would merge the default branch into a branch that is behind; nobody here wants a merge that was not asked for. */
async function refuseBehind({ gitDir, defaultBranch }: Repository, ref: string, sha: string): Promise<void> {
  const tip = await branchTip(gitDir, defaultBranch);
  if (tip !== undefined && !(await isAncestor(gitDir, tip, sha)))
    throw new ApiError(409, `Conflict merging ${defaultBranch} into ${ref}.`);
}

/** Newest first. */
function list(call: RepoCall) {
  const { hub, repo, query } = call;
  const is = (name: 'sha' | 'ref' | 'task' | 'environment') => {
    const wanted = query[name];
    return (deployment: Deployment) => wanted === undefined || wanted === 'none' || wanted === deployment[name];
  };
  const found = [...repo.deployments.values()]
    .filter(is('sha'))
    .filter(is('ref'))
    .filter(is('task'))
    .filter(is('environment'));
  return listReply(call, found.toReversed(), (deployment) => toDeployment(hub, repo, deployment));
}

function get(call: RepoCall) {
  return ok(toDeployment(call.hub, call.repo, pick(call, 'deployment_id', call.repo.deployments)));
}
