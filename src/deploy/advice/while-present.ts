import { planOf } from '../../core/deploy.ts';
import type { DeployId, PlanId } from '../../core/ids.ts';
import type { Store } from '../ports.ts';

/**
 * Work for the plan that a deploy is at: its signal aborts as soon as the deploy has another plan or none, or `given` does.
 * Undefined where the plan was void before the work was done, whatever came of that.
 */
export async function whilePresent<Result>(
  { deploys, onJobAdded }: Pick<Store, 'deploys' | 'onJobAdded'>,
  { deploy: id, plan }: { deploy: DeployId; plan: PlanId },
  work: (signal: AbortSignal) => Promise<Result>,
  given?: AbortSignal,
): Promise<Result | undefined> {
  const isVoid = new AbortController();
  async function look(): Promise<void> {
    const deploy = await deploys.find(id);
    if (!deploy || planOf(deploy)?.id !== plan) isVoid.abort(new Error(`plan ${plan} is void`));
  }
  // A look that fails is no reason to hang up: whoever stores the result looks again.
  const unhear = onJobAdded(() => void look().catch(() => {}));
  try {
    return await work(given ? AbortSignal.any([isVoid.signal, given]) : isVoid.signal);
  } catch (error) {
    if (isVoid.signal.aborted) return undefined;
    throw error;
  } finally {
    unhear();
  }
}
