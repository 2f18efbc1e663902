import { type Deploy, isLockFree } from '../core/deploy.ts';
import type { DeployId } from '../core/ids.ts';
import type { Tables } from './ports.ts';

/** The deploys of its pull request, of which its merge needs every one; in the order in which locks are taken. */
export async function besideOf({ deploys }: Pick<Tables, 'deploys'>, deploy: Deploy): Promise<Deploy[]> {
  const { pull, repo } = deploy;
  const all = pull ? await deploys.byPull(repo, pull.number) : [deploy];
  return [...all].sort((a, b) => (a.stateId < b.stateId ? -1 : 1));
}

/** It needs no lock any more: given up by a person, or merged. */
const isSettled = (deploy: Deploy): boolean =>
  deploy.state.at === 'cancelled' || (deploy.state.at === 'applied' && isLockFree(deploy));

/** Who else holds a lock that the pull request needs before it is merged; what is applied cannot step back for them any more. */
export async function foreignHolder(
  tables: Pick<Tables, 'deploys' | 'locks'>,
  deploy: Deploy,
): Promise<DeployId | undefined> {
  for (const one of await besideOf(tables, deploy)) {
    const lock = isSettled(one) ? undefined : await tables.locks.of(one.stateId);
    if (lock && lock.holder !== one.id) return lock.holder;
  }
  return undefined;
}

/** Takes every lock that the pull request needs, also of what has failed so far: an apply commits it to all of them. */
export async function takeAllLocks(tables: Pick<Tables, 'deploys' | 'locks'>, deploy: Deploy, at: Date): Promise<void> {
  for (const one of await besideOf(tables, deploy))
    if (!isSettled(one)) await tables.locks.take(one.stateId, one.id, at);
}

/** Whether a deploy gives its lock back: not while another one of its pull request is applied and waits for it. */
export async function isLockGivenBack(tables: Pick<Tables, 'deploys'>, deploy: Deploy): Promise<boolean> {
  if (!isLockFree(deploy)) return false;
  if (deploy.state.at !== 'failed' && deploy.state.at !== 'expired') return true;
  return (await besideOf(tables, deploy)).every((one) => one.id === deploy.id || !isCommitted(one));
}

const isCommitted = (deploy: Deploy): boolean =>
  !isLockFree(deploy) && (deploy.halfApplied || ['applying', 'applied', 'failed'].includes(deploy.state.at));
