import type { StateName } from '../../core/deploy-state.ts';
import type { ProjectId } from '../../core/ids.ts';

/** Which deploys of a guild are wanted; what is absent does not narrow. */
export interface DeploySearch {
  project?: ProjectId;
  states?: readonly StateName[];
  /** Id of who asked, on the surface where they did. */
  requester?: string;
  /** Asked for at or after. */
  from?: Date;
  /** Asked for before. */
  until?: Date;
}

/** States in which a deploy still goes somewhere by itself or waits for people. */
export const OPEN_STATES: readonly StateName[] = [
  'draft',
  'validating',
  'planning',
  'plan_ready',
  'approved',
  'applying',
];
