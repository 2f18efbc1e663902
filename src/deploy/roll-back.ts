import { type Deploy, isOver } from '../core/deploy.ts';
import type { Role } from '../core/governance.ts';
import type { DeployId } from '../core/ids.ts';
import { type Person, sameness } from '../core/person.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { mayTakeBack } from '../policy/capabilities.ts';
import { known, lacks, permissionOf, projectOf, roleFor } from './authority.ts';
import { freshId, newDeploy } from './draft-request.ts';
import type { Ports, Tables } from './ports.ts';
import { queueSubmit, record } from './record.ts';
import { HISTORY } from './rollback-notes.ts';
import type { UseCases } from './use-cases.ts';

/**
 * Takes an applied deploy back by a pull request that reverts its merge, planned and approved like any other: never by old state.
 * Asking twice answers with the one that is open.
 */
export async function rollBack(ports: Ports, input: Parameters<UseCases['rollBack']>[0]): Promise<Deploy> {
  const { guild, deploy: target, channel, cause } = input;
  const seen = await ports.store.deploys.get(target);
  if (seen.guild !== guild) throw new Refusal({ code: 'no-such', what: 'deploy', id: target });
  const permission = await permissionOf(ports, input.by, seen.repo);
  return ports.store.transaction(async (tables) => {
    const applied = await tables.deploys.get(target);
    const by = await known(tables, input.by);
    refuseIf(mayNot(await roleFor(tables, ports, by, applied, permission), by, [applied]));
    const { state, pull } = applied;
    if (state.at !== 'applied' || state.merge.is !== 'merged' || !pull)
      throw new Refusal({
        code: 'nothing-to-do',
        what: 'Only a deploy that was applied and merged can be rolled back.',
      });
    const begun = (await tables.deploys.byCause(cause)) ?? (await openRevert(tables, applied));
    if (begun) return begun;
    const reverts = { deploy: target, pull: pull.number };
    return beginRollback(tables, ports, applied, { by, cause, channel: channel ?? applied.channel, reverts });
  });
}

/** What stands in the way of taking these back, and maybe `more` that nobody asked us for: each must be one's own where the role goes no further. */
export function mayNot(role: Role | undefined, by: Person, undone: readonly Deploy[], more = false): Problem[] {
  const poor = lacks(role, 'user', 'roll this back');
  if (!role || poor.length > 0) return poor;
  const isOwn = !more && undone.every(({ requester }) => sameness(requester, by) === 'same');
  return mayTakeBack(role, isOwn) ? [] : lacks(role, 'admin', 'roll back what somebody else asked for');
}

/** What a rollback is about. */
type Rollback = Pick<Deploy, 'cause' | 'reverts' | 'restores'> & { by: Person; channel: string | undefined };

/** A rollback on its way to its pull request: deploy, event and job in the caller's transaction. */
export async function beginRollback(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  { guild, project, origin, byHand }: Pick<Deploy, 'guild' | 'project' | 'origin' | 'byHand'>,
  { by, channel, ...about }: Rollback,
): Promise<Deploy> {
  const at = clock.now();
  const rollback = newDeploy(await projectOf(tables, guild, project), by, {
    id: await freshId(tables),
    origin: 'rollback',
    state: { at: 'draft' },
    createdAt: at,
    ...about,
    ...(channel !== undefined && { channel }),
    ...((origin === 'pull' || byHand) && { byHand: true }),
  });
  await queueSubmit(tables, rollback);
  return record(tables, rollback, { kind: 'submitted', by }, at);
}

/** A revert of the same deploy that is underway, or was applied and not taken back since. */
async function openRevert(
  { deploys }: Pick<Tables, 'deploys'>,
  { guild, project, id }: Deploy,
): Promise<Deploy | undefined> {
  const all = await deploys.ofProject(guild, project, HISTORY);
  return standingRevert(all, id, (deploy) => !isOver(deploy) || deploy.state.at === 'applied');
}

/** A revert of `id` that counts, and that no applied revert, itself standing, has taken back: reverts of reverts go as deep as people like. */
function standingRevert(all: readonly Deploy[], id: DeployId, counts: (revert: Deploy) => boolean): Deploy | undefined {
  const reverts = all.filter((deploy) => deploy.reverts?.deploy === id && counts(deploy));
  return reverts.find((revert) => !standingRevert(all, revert.id, ({ state }) => state.at === 'applied'));
}
