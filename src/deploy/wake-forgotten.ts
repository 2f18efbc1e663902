import type { Deploy } from '../core/deploy.ts';
import type { StateName } from '../core/deploy-state.ts';
import type { Ports, Tables } from './ports.ts';
import { queueApply, queuePlan, queueSubmit } from './record.ts';

/** Longer than the few attempts after which a job that meets faults is given up, so that no attempts are counted anew. */
const FORGOTTEN_MS = 15 * 60_000;
const ON_ITS_WAY: readonly StateName[] = ['validating', 'planning', 'approved', 'applying'];

/**
 * Asks once more for the next step of every deploy on its way that has not moved for long: a webhook that GitHub never delivered, a job
 * that died with the process. Each job looks at the state first, so one too many does nothing.
 */
export async function wakeForgotten({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> {
  const since = clock.now().getTime() - FORGOTTEN_MS;
  const forgotten = (await store.deploys.inStates(ON_ITS_WAY)).filter(({ changedAt }) => changedAt.getTime() <= since);
  for (const deploy of forgotten) await queueNext(store, deploy);
}

function queueNext(tables: Pick<Tables, 'jobs' | 'notes'>, deploy: Deploy): Promise<void> {
  const { at } = deploy.state;
  if (at === 'approved' || at === 'applying') return queueApply(tables, deploy);
  return deploy.pull ? queuePlan(tables, deploy) : queueSubmit(tables, deploy);
}
