import type { Deploy } from '../../core/deploy.ts';
import type { DeployId } from '../../core/ids.ts';
import type { Store } from '../ports.ts';

/**
 * Work for a deploy as it is now: its signal aborts as soon as `isSo` does not hold of the deploy any more, or `given` is aborted.
 * Undefined where that came before the work was done, whatever became of it.
 */
export async function whileSo<Result>(
  { deploys, onJobAdded }: Pick<Store, 'deploys' | 'onJobAdded'>,
  id: DeployId,
  isSo: (deploy: Deploy) => boolean,
  work: (signal: AbortSignal) => Promise<Result>,
  given?: AbortSignal,
): Promise<Result | undefined> {
  const isVoid = new AbortController();
  async function look(): Promise<void> {
    const deploy = await deploys.find(id);
    if (!deploy || !isSo(deploy)) isVoid.abort(new Error('nobody waits for it any more'));
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
