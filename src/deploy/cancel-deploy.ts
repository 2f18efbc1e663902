import type { Deploy } from '../core/deploy.ts';
import { refuseIf } from '../core/refusal.ts';
import { known, lacks, permissionOf, roleFor } from './authority.ts';
import type { Ports } from './ports.ts';
import { queuePlan, record } from './record.ts';
import type { UseCases } from './use-cases.ts';

/**
 * Ends a deploy before its apply. What an apply may have left behind is not dropped by a click: a failed apply is an administrator's.
 * The pull request of ours is closed by its own job; a person's stays open.
 */
export async function cancelDeploy(
  ports: Ports,
  { deploy: id, by: actor, why }: Parameters<UseCases['cancelDeploy']>[0],
): Promise<Deploy> {
  const permission = await permissionOf(ports, actor, (await ports.store.deploys.get(id)).repo);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.state.at === 'cancelled') return deploy;
    const by = await known(tables, actor);
    const role = await roleFor(tables, ports, by, deploy, permission);
    const afterApply = deploy.state.at === 'failed' && deploy.state.during === 'apply';
    refuseIf(lacks(role, afterApply ? 'admin' : 'user', afterApply ? 'abandon a failed apply' : 'cancel this'));
    await tables.plans.dropFiles(id);
    if (deploy.pull && deploy.origin !== 'pull')
      await tables.jobs.add({ task: 'close-pull', deploy: id }, { key: `close:${id}` });
    return record(tables, deploy, { kind: 'cancelled', by, why }, ports.clock.now());
  });
}

/** Closes our own pull request of a deploy that has ended without being applied. */
export async function closeOwnPull({ store, pulls }: Ports, id: Deploy['id']): Promise<void> {
  const { state, pull, repo, origin } = await store.deploys.get(id);
  if (pull && origin !== 'pull' && (state.at === 'cancelled' || state.at === 'expired'))
    await pulls.close(repo, pull.number);
}

/** Plans again: by hand, as a retry, or to bring an ended deploy back. */
export async function askReplan(
  ports: Ports,
  { deploy: id, by: actor }: Parameters<UseCases['askReplan']>[0],
): Promise<Deploy> {
  const permission = await permissionOf(ports, actor, (await ports.store.deploys.get(id)).repo);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const by = await known(tables, actor);
    refuseIf(lacks(await roleFor(tables, ports, by, deploy, permission), 'user', 'plan this'));
    // Before there is a pull request, what failed is its making: that is what is tried again.
    const after = await record(tables, deploy, { kind: 'replan-asked', by }, ports.clock.now());
    if (after.pull) await queuePlan(tables, after);
    else await tables.jobs.add({ task: 'submit', deploy: id }, { key: `submit:${id}`, queue: `repo:${after.repo}` });
    return after;
  });
}
