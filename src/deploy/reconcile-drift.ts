import { type Deploy, isOver } from '../core/deploy.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { known, lacks, projectOf, roleIn } from './authority.ts';
import { freshId, newDeploy } from './draft-request.ts';
import type { Ports } from './ports.ts';
import { queueSubmit, record } from './record.ts';
import { HISTORY } from './rollback-notes.ts';
import type { UseCases } from './use-cases.ts';

/**
 * A pull request that changes no file: its plan brings what drifted back to what the code says, and is approved and applied like any other.
 * Asking while one is open answers with that one.
 * @throws Refusal `nothing-to-do` where no drift is known
 */
export async function reconcileDrift(ports: Ports, input: Parameters<UseCases['reconcileDrift']>[0]): Promise<Deploy> {
  const { guild, project: id, cause } = input;
  return ports.store.transaction(async (tables) => {
    const project = await projectOf(tables, guild, id);
    const by = await known(tables, input.by);
    refuseIf(
      lacks(await roleIn(tables, ports, by, { guild, project: id }), 'user', 'bring this project back to its code'),
    );
    const all = await tables.deploys.ofProject(guild, id, HISTORY);
    const begun = (await tables.deploys.byCause(cause)) ?? all.find((one) => one.reconciles && !isOver(one));
    if (begun) return begun;
    if (!(await tables.drifts.find(guild, id))?.found)
      throw new Refusal({ code: 'nothing-to-do', what: `No drift of ${id} is known.` });
    const at = ports.clock.now();
    const deploy = newDeploy(project, by, {
      id: await freshId(tables),
      origin: 'request',
      ...{ cause, reconciles: true, createdAt: at },
      state: { at: 'draft' },
    });
    await queueSubmit(tables, deploy);
    return record(tables, deploy, { kind: 'submitted', by }, at);
  });
}
