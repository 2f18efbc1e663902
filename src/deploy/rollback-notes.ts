import { type Deploy, planOf } from '../core/deploy.ts';
import type { DeployId } from '../core/ids.ts';
import { beyondRevert } from '../review/beyond-revert.ts';
import type { Tables } from './ports.ts';

/** How far back a project's deploys are looked through. */
export const HISTORY = 200;

/**
 * What a rollback will not bring back, and what others changed since, from the plans that were applied; a sentence each. Nothing for a
 * deploy that is no rollback.
 */
export async function rollbackNotes({ deploys }: Pick<Tables, 'deploys'>, rollback: Deploy): Promise<string[]> {
  const ids = idsOf(rollback);
  const undone = (await Promise.all(ids.map((id) => deploys.find(id)))).filter((deploy) => deploy !== undefined);
  const changes = undone.flatMap((deploy) => planOf(deploy)?.resources ?? []);
  const beyond = beyondRevert(changes).map(({ at, what }) => `${at}: ${what}`);
  const [target] = rollback.reverts ? undone : [];
  const since = target ? changedSince(target, await deploys.ofProject(rollback.guild, rollback.project, HISTORY)) : [];
  return [...new Set([...beyond, ...since])];
}

const idsOf = ({ reverts, restores }: Deploy): readonly DeployId[] =>
  reverts ? [reverts.deploy] : (restores?.undoes ?? []);

/** Addresses of the change that later deploys changed again. */
function changedSince(target: Deploy, all: readonly Deploy[]): string[] {
  const addresses = new Set(planOf(target)?.resources.map(({ address }) => address));
  const on = (deploy: Deploy) => (deploy.state.at === 'applied' ? deploy.state.on.getTime() : 0);
  return all
    .filter((deploy) => on(deploy) > on(target))
    .flatMap((deploy) =>
      (planOf(deploy)?.resources ?? [])
        .filter(({ address }) => addresses.has(address))
        .map(
          ({ address }) =>
            `${address}: was changed since by ${deploy.id}${deploy.pull ? ` (#${deploy.pull.number})` : ''}`,
        ),
    );
}
