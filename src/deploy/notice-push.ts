import type { DeployId } from '../core/ids.ts';
import { SYSTEM } from '../core/person.ts';
import type { Ports } from './ports.ts';
import { queuePlan, record } from './record.ts';
import type { UseCases } from './use-cases.ts';

/** The default branch moved: a ready plan whose project was changed there is made anew at once, the others when they are applied. */
export async function noticePush(ports: Ports, { repo, branch }: Parameters<UseCases['noticePush']>[0]): Promise<void> {
  const { repositories, store, clock } = ports;
  if (branch !== (await repositories.defaultBranch(repo))) return;
  const ready = (await store.deploys.inStates(['plan_ready', 'approved'])).filter((deploy) => deploy.repo === repo);
  if (ready.length === 0) return;
  await repositories.refresh(repo);
  const tip = await repositories.branch(repo, branch);
  const projects = await store.projects.inRepo(repo);
  const stale: DeployId[] = [];
  for (const { id, project, state } of ready) {
    const directory = projects.find((row) => row.id === project)?.directory;
    if (!tip || !directory || !('plan' in state) || state.plan?.base === tip || !state.plan) continue;
    const changed = await repositories.changedPaths(repo, state.plan.base, tip);
    if (changed.some((path) => path.startsWith(`${directory}/`))) stale.push(id);
  }
  await store.transaction(async (tables) => {
    for (const id of stale) {
      const deploy = await tables.deploys.get(id);
      if (deploy.state.at !== 'plan_ready' && deploy.state.at !== 'approved') continue;
      await queuePlan(tables, await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM }, clock.now()));
    }
  });
}
