import { type Deploy, planOf } from '../core/deploy.ts';
import type { Freshness } from './actions.ts';
import type { CardId } from './custom-id.ts';

/**
 * Whether the card was out of date when it was clicked. What changed after the click does not count: that is the click's own doing,
 * when its job runs a second time, or a race that the use case decides.
 */
export function isStale(deploy: Deploy, { at }: CardId, fresh: Freshness, clickedAt: Date): boolean {
  if (deploy.changedAt >= clickedAt) return false;
  if (fresh === 'revision') return deploy.revision !== at;
  return fresh === 'plan' && planOf(deploy)?.n !== at;
}
