import type { DeployId } from '../core/ids.ts';
import type { ShownAct, Tables } from './ports.ts';

/** What was done with the state of a deploy's project in its name, oldest first, as the audit trail has it. */
export async function stateActsOf({ deploys }: Pick<Tables, 'deploys'>, id: DeployId): Promise<ShownAct[]> {
  const events = await deploys.events(id);
  const ends = new Map(events.flatMap(({ event }) => (event.kind === 'state-ended' ? [[event.run, event.ok]] : [])));
  return events.flatMap(({ at, event }) => {
    if (event.kind !== 'state-asked') return [];
    const { run, act, by } = event;
    const ok = ends.get(run);
    return [{ run, act, by, at, ...(ok !== undefined && { ok }) }];
  });
}
