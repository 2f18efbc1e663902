import type { Deploy } from '../core/deploy.ts';
import type { DeployId } from '../core/ids.ts';
import { refuseIf } from '../core/refusal.ts';
import { known, lacks, permissionOf, roleFor } from './authority.ts';
import { cancelDeploy } from './cancel-deploy.ts';
import type { Ports } from './ports.ts';
import { queueStop, record } from './record.ts';
import type { UseCases } from './use-cases.ts';

/**
 * Stops what is going on. Before an apply that ends the deploy, and a running plan with it; an apply is asked once to stop: it ends what
 * it is doing, saves its state, and the deploy says who stopped it.
 */
export async function stopDeploy(ports: Ports, input: Parameters<UseCases['stopDeploy']>[0]): Promise<Deploy> {
  const before = await ports.store.deploys.get(input.deploy);
  if (before.state.at === 'applying') return askToStop(ports, before, input);
  const after = await cancelDeploy(ports, input);
  // The plan is nobody's wish any more; should we die before this line, it ends with us.
  if (before.state.at === 'planning') await ports.engine.cancel(before.state.run);
  return after;
}

async function askToStop(
  ports: Ports,
  { id, repo }: Deploy,
  { by: actor }: Parameters<UseCases['stopDeploy']>[0],
): Promise<Deploy> {
  const permission = await permissionOf(ports, actor, repo);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.state.at === 'applying' && deploy.state.stopAsked) return deploy;
    const by = await known(tables, actor);
    refuseIf(lacks(await roleFor(tables, ports, by, deploy, permission), 'user', 'stop this'));
    const after = await record(tables, deploy, { kind: 'stop-asked', by }, ports.clock.now());
    await queueStop(tables, after);
    return after;
  });
}

/** The job behind it. An apply that is only about to begin is asked at the next attempt. */
export async function interruptRun({ store, engine }: Pick<Ports, 'store' | 'engine'>, id: DeployId): Promise<void> {
  const { state } = await store.deploys.get(id);
  if (state.at !== 'applying' || !state.stopAsked) return;
  if (!(await engine.cancel(state.run))) throw new Error(`run ${state.run} cannot be asked to stop yet`);
}
