import { type Deploy, isGraveToEnd } from '../core/deploy.ts';
import type { DeployId } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { known, lacks, permissionOf, roleFor } from './authority.ts';
import { endDeploy } from './cancel-deploy.ts';
import type { Ports, Tables } from './ports.ts';
import { queueStop, record } from './record.ts';
import type { UseCases } from './use-cases.ts';

/**
 * Stops what is going on. Before an apply that ends the deploy, and a running plan with it; an apply is asked once to stop: it ends what
 * it is doing, saves its state, and the deploy says who stopped it. It never gives up what an apply or a merge left behind, whoever asks:
 * the apply that somebody saw may have ended by the time that the word arrives.
 * @throws Refusal `left-behind` for that, `not-now` for what is applied
 */
export async function stopDeploy(
  ports: Ports,
  { deploy: id, by: actor, why }: Parameters<UseCases['stopDeploy']>[0],
): Promise<Deploy> {
  const permission = await permissionOf(ports, actor, (await ports.store.deploys.get(id)).repo);
  const { before, after } = await ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (isStopped(deploy)) return { before: deploy, after: deploy };
    const by = await known(tables, actor);
    refuseIf(lacks(await roleFor(tables, ports, by, deploy, permission), 'user', 'stop this'));
    return { before: deploy, after: await stop(tables, ports, deploy, { by, why }) };
  });
  // The plan is nobody's wish any more; should we die before this line, it ends with us.
  if (before.state.at === 'planning' && after.state.at === 'cancelled') await ports.engine.cancel(before.state.run);
  return after;
}

const isStopped = ({ state }: Deploy): boolean =>
  state.at === 'cancelled' || (state.at === 'applying' && state.stopAsked !== undefined);

async function stop(
  tables: Tables,
  ports: Pick<Ports, 'clock'>,
  deploy: Deploy,
  { by, why }: { by: Person; why: string },
): Promise<Deploy> {
  if (deploy.state.at === 'applied')
    throw new Refusal({ code: 'not-now', state: deploy.state.at, wanted: 'stop-asked' });
  if (deploy.state.at !== 'applying') {
    refuseIf(isGraveToEnd(deploy) ? [leftBehind(deploy)] : []);
    return endDeploy(tables, ports, deploy, { by, why });
  }
  const after = await record(tables, deploy, { kind: 'stop-asked', by }, ports.clock.now());
  await queueStop(tables, after);
  return after;
}

const leftBehind = ({ landed, pull, project }: Deploy): Problem => ({
  code: 'left-behind',
  what: landed
    ? `What pull request #${pull?.number} merged of ${project} is still to be applied; a stop does not give it up.`
    : `The apply of ${project} has ended, and may have left something behind; a stop does not give it up.`,
});

/** The job behind it. An apply that is only about to begin is asked at the next attempt. */
export async function interruptRun({ store, engine }: Pick<Ports, 'store' | 'engine'>, id: DeployId): Promise<void> {
  const { state } = await store.deploys.get(id);
  if (state.at !== 'applying' || !state.stopAsked) return;
  if (!(await engine.cancel(state.run))) throw new Error(`run ${state.run} cannot be asked to stop yet`);
}
