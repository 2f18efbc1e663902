import { type Deploy, isOver, isWithheld } from '../core/deploy.ts';
import { reachOf, shownArgs } from '../core/plan-args.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { known, lacks, permissionOf, roleFor, unconfirmed } from './authority.ts';
import type { Ports } from './ports.ts';
import { queueClose, queuePlan, queueSubmit, record } from './record.ts';
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
    const afterApply = deploy.halfApplied || (deploy.state.at === 'failed' && deploy.state.during === 'apply');
    refuseIf(lacks(role, afterApply ? 'admin' : 'user', afterApply ? 'abandon a failed apply' : 'cancel this'));
    await queueClose(tables, deploy);
    return record(tables, deploy, { kind: 'cancelled', by, why }, ports.clock.now());
  });
}

/** Closes our own pull request of a deploy that has ended without being applied. */
export async function closeOwnPull({ store, pulls }: Ports, id: Deploy['id']): Promise<void> {
  const { state, pull, repo, origin } = await store.deploys.get(id);
  if (pull && origin !== 'pull' && (state.at === 'cancelled' || state.at === 'expired'))
    await pulls.close(repo, pull.number);
}

/** Plans again: by hand, as a retry, or to bring an ended deploy back. @throws Refusal `pull-closed` when there is nothing to merge any more */
export async function askReplan(
  ports: Ports,
  { deploy: id, by: actor, args = [], confirm }: Parameters<UseCases['askReplan']>[0],
): Promise<Deploy> {
  const seen = await ports.store.deploys.get(id);
  const permission = await permissionOf(ports, actor, seen.repo);
  if (hasEnded(seen) && !(await isPullOpen(ports, seen))) throw new Refusal({ code: 'pull-closed' });
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const by = await known(tables, actor);
    const role = await roleFor(tables, ports, by, deploy, permission);
    const destroys = reachOf(args) === 'destroy';
    refuseIf([
      ...(destroys ? lacks(role, 'admin', `destroy all of ${deploy.project}`) : lacks(role, 'user', 'plan this')),
      ...(destroys ? unconfirmed(deploy, confirm, `This plans to destroy everything of ${deploy.project}.`) : []),
    ]);
    // Before there is a pull request, what failed is its making: that is what is tried again.
    const after = await record(
      tables,
      deploy,
      { kind: 'replan-asked', by, ...(args.length > 0 && { args: shownArgs(args) }) },
      ports.clock.now(),
    );
    await tables.plans.setArgs(id, args);
    if (after.pull) await queuePlan(tables, after);
    else await queueSubmit(tables, after);
    return after;
  });
}

const hasEnded = (deploy: Deploy): boolean => isWithheld(deploy) || (isOver(deploy) && deploy.state.at !== 'applied');

/** A deploy that has no pull request yet gets an open one. */
const isPullOpen = async ({ pulls }: Pick<Ports, 'pulls'>, { repo, pull }: Deploy): Promise<boolean> =>
  !pull || (await pulls.read(repo, pull.number)).open;
