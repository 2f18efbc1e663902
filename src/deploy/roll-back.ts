import { type Deploy, isOver } from '../core/deploy.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { known, lacks, projectOf, roleIn } from './authority.ts';
import { freshId, newDeploy } from './draft-request.ts';
import type { Ports, Tables } from './ports.ts';
import { queueSubmit, record } from './record.ts';
import type { UseCases } from './use-cases.ts';

/** How far back a project's deploys are looked through for one that takes the same thing back. */
const HISTORY = 200;

/**
 * Takes an applied deploy back by a pull request that reverts its merge, planned and approved like any other: never by old state.
 * Asking twice answers with the one that is open.
 */
export async function rollBack(ports: Ports, input: Parameters<UseCases['rollBack']>[0]): Promise<Deploy> {
  const { guild, deploy: target, channel, cause } = input;
  return ports.store.transaction(async (tables) => {
    const applied = await tables.deploys.get(target);
    if (applied.guild !== guild) throw new Refusal({ code: 'no-such', what: 'deploy', id: target });
    const by = await known(tables, input.by);
    refuseIf(lacks(await roleIn(tables, ports, by, { guild, project: applied.project }), 'user', 'roll this back'));
    const { state, pull } = applied;
    if (state.at !== 'applied' || state.merge.is !== 'merged' || !pull)
      throw new Refusal({
        code: 'nothing-to-do',
        what: 'Only a deploy that was applied and merged can be rolled back.',
      });
    const begun = (await tables.deploys.byCause(cause)) ?? (await openRevert(tables, applied));
    if (begun) return begun;
    const at = ports.clock.now();
    const revert = newDeploy(await projectOf(tables, guild, applied.project), by, {
      id: await freshId(tables),
      origin: 'rollback',
      cause,
      channel,
      reverts: { deploy: target, pull: pull.number },
      state: { at: 'draft' },
      createdAt: at,
    });
    await queueSubmit(tables, revert);
    return record(tables, revert, { kind: 'submitted', by }, at);
  });
}

/** A revert of the same deploy that is underway or was applied already. */
async function openRevert(
  { deploys }: Pick<Tables, 'deploys'>,
  { guild, project, id }: Deploy,
): Promise<Deploy | undefined> {
  const reverts = (await deploys.ofProject(guild, project, HISTORY)).filter(({ reverts: of }) => of?.deploy === id);
  return reverts.find((deploy) => !isOver(deploy) || deploy.state.at === 'applied');
}
