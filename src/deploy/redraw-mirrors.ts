import { type Deploy, isOver } from '../core/deploy.ts';
import type { StateName } from '../core/deploy-state.ts';
import type { Ports } from './ports.ts';
import { mirror, mirrorEnvironment } from './record.ts';

const MAY_BE_OPEN: readonly StateName[] = [
  'draft',
  'validating',
  'planning',
  'plan_ready',
  'approved',
  'applying',
  'applied',
];

const isOfApply = ({ state }: Deploy): boolean => state.at === 'applying' || state.at === 'applied';

/**
 * After a restore: remote views were last written by a history that is gone, so none counts as written, and those of deploys that are not
 * over are drawn anew. Answers how many deploys that is.
 */
export const redrawMirrors = ({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<number> =>
  store.transaction(async (tables) => {
    await tables.mirrors.forgetHashes();
    const open = (await tables.deploys.inStates(MAY_BE_OPEN)).filter((deploy) => !isOver(deploy));
    for (const deploy of open) await mirror(tables, deploy, clock.now());
    for (const deploy of open.filter(isOfApply)) await mirrorEnvironment(tables, deploy, clock.now());
    return open.length;
  });
