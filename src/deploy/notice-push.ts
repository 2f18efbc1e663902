import type { DeployId, Repo, Sha } from '../core/ids.ts';
import { SYSTEM } from '../core/person.ts';
import { cycleOf } from '../core/project.ts';
import { noticePull } from './notice-pull.ts';
import type { Ports } from './ports.ts';
import { queuePlan, record } from './record.ts';
import { syncProjects } from './sync-projects.ts';
import { touchedRows } from './touched-projects.ts';
import type { UseCases } from './use-cases.ts';

/**
 * The default branch moved: what it says of its projects is read anew, and a ready plan of a project that was changed there is made anew
 * at once, the others when they are applied.
 */
export async function noticePush(ports: Ports, { repo, branch }: Parameters<UseCases['noticePush']>[0]): Promise<void> {
  const { repositories, store, clock } = ports;
  if (branch !== (await repositories.defaultBranch(repo))) return;
  await repositories.refresh(repo);
  const repository = await syncProjects(ports, repo);
  const ready = (await store.deploys.inStates(['plan_ready', 'approved'])).filter((deploy) => deploy.repo === repo);
  const tip = await repositories.branch(repo, branch);
  if (ready.length === 0 || !tip) return;
  const rows = await store.projects.inRepo(repo);
  const stale: DeployId[] = [];
  for (const { id, project, state } of ready) {
    const row = rows.find((one) => one.id === project);
    if (!row || !('plan' in state) || !state.plan || state.plan.base === tip) continue;
    const changed = await repositories.changedPaths(repo, state.plan.base, tip);
    if (touchedRows(changed, [row], repository).length > 0) stale.push(id);
  }
  await noticeMerges(ports, repo, stale, tip);
  await store.transaction(async (tables) => {
    for (const id of stale) {
      const deploy = await tables.deploys.get(id);
      if (deploy.state.at !== 'plan_ready' && deploy.state.at !== 'approved') continue;
      await queuePlan(tables, await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM }, clock.now()));
    }
  });
}

/** Where the apply follows the merge, what moved the branch may be the merge of one of them: then that is what is planned. */
async function noticeMerges(ports: Ports, repo: Repo, stale: readonly DeployId[], tip: Sha): Promise<void> {
  const deploys = await Promise.all(stale.map((id) => ports.store.deploys.get(id)));
  const rows = await ports.store.projects.inRepo(repo);
  const isMergedFirst = new Set(rows.filter((row) => cycleOf(row).apply === 'after_merge').map(({ id }) => id));
  const mayBe = deploys.filter(({ landed, project }) => !landed && isMergedFirst.has(project));
  for (const number of new Set(mayBe.flatMap(({ pull }) => pull?.number ?? [])))
    await noticePull(ports, { repo, number, cause: `push:${tip}:${number}` });
}
