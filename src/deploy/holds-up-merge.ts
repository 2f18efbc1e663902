import { type Deploy, isWhollyApplied } from '../core/deploy.ts';

export const isAsked = ({ state }: Deploy): boolean =>
  (state.at === 'approved' || (state.at === 'plan_ready' && state.terms?.breakGlass !== undefined)) &&
  state.asked !== undefined;

/** What depends on a neighbour is planned when that one is applied, so after the merge; everything else is approved before it, and asked for. */
export const holdsUpMerge = (deploy: Deploy, all: readonly Deploy[]): boolean =>
  !isAsked(deploy) && !isWhollyApplied(deploy) && !waitsForNeighbour(deploy, all);

const waitsForNeighbour = ({ state }: Deploy, all: readonly Deploy[]): boolean =>
  state.at === 'validating' && all.some(({ id }) => id === state.waitingFor);
