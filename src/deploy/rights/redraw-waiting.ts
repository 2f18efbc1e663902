import type { GuildId } from '../../core/ids.ts';
import type { Tables } from '../ports.ts';
import { mirror } from '../record.ts';

/** Draws what waits with approvals anew: one of them may count no more. */
export async function redrawWaiting(tables: Pick<Tables, 'deploys' | 'jobs'>, guild: GuildId, at: Date): Promise<void> {
  for (const deploy of await tables.deploys.inStates(['plan_ready', 'approved']))
    if (deploy.guild === guild && 'approvals' in deploy.state && deploy.state.approvals.length > 0)
      await mirror(tables, deploy, at);
}
