/**
 * The words of GuildOps, defined once.
 *
 * guild      a Discord server, bound to its repositories by configuration
 * project    one root module with one state
 * resource   what a person asks for: kind, name, settings
 * request    a delta on one project: add, change, remove; never a whole file
 * deploy     the life of one request, or of one project in a hand-made pull request, from draft to applied
 * plan       what terraform would do with the tree merge(base, head), never with the head alone
 * apply      doing exactly that plan file
 * landed     merged before its apply: the default branch says what terraform has still to do
 * lock       the right to plan and apply one state, held by one deploy until its pull request is merged, closed or dropped
 * verdict    what the rules say, with all reasons; finding: one fact a rule found; advice: what the AI says, changes no verdict
 * mirror     a remote view of our state, rendered from it and never trusted
 */

import type { Acceptance } from './acceptance.ts';
import type { CounselLink } from './counsel.ts';
import type { DeployState, Landed } from './deploy-state.ts';
import type { DeployId, GuildId, ProjectId, Repo, RunId, Sha, StateId } from './ids.ts';
import type { Made } from './made.ts';
import type { Person } from './person.ts';
import type { PlanSummary } from './plan.ts';
import type { PlanArgs } from './plan-args.ts';
import type { Problem } from './refusal.ts';
import type { Delta } from './request.ts';
import type { Mend } from './review.ts';
import type { AuditedAct } from './state-act.ts';

/** The pull request that carries the deploy. */
export interface PullLink {
  number: number;
  branch: string;
  /** Branch it merges into. */
  base: string;
  url: string;
  title: string;
}

/** A rollback knows what it takes back. */
export interface Reverts {
  deploy: DeployId;
  pull: number;
}

/** A rollback to a point knows where it leads, and which deploys it takes back on the way. */
export interface Restores {
  to: Sha;
  /** As it was named: a deploy, a tag or a commit. */
  point: string;
  undoes: readonly DeployId[];
}

export interface Deploy {
  id: DeployId;
  guild: GuildId;
  project: ProjectId;
  stateId: StateId;
  repo: Repo;
  /** `request`: from Discord, the deltas are the truth. `pull`: a person's branch is. `rollback`: the revert of a merge is, or a point of history. */
  origin: 'request' | 'pull' | 'rollback';
  requester: Person;
  /** Id of the interaction or delivery that started it. */
  cause: string;
  deltas: readonly Delta[];
  /** Discord channel of the lobby; absent for hand-made pull requests. */
  channel?: string;
  pull?: PullLink;
  head?: Sha;
  /** People other than us whose commits are on the branch. */
  pushers: readonly Person[];
  reverts?: Reverts;
  restores?: Restores;
  /** Changes no file: its plan brings what drifted back to what the code says. */
  reconciles?: boolean;
  /** It began with advice. */
  counsel?: CounselLink;
  /** Makes the code say what was changed outside: the deltas of a project of ours, or plain values of code that people wrote. */
  accepts?: Pick<Acceptance, 'edits' | 'byHand'>;
  /** Mends findings, by constants in code that people wrote; what is generated, by its deltas. */
  mends?: readonly Mend[];
  /** A rollback of what people made by hand: GitHub's permission counts for it as it did for that. */
  byHand?: boolean;
  /** What the next plans pass on to terraform, as people may see it. A push, or somebody who plans without, ends it. */
  planArgs?: PlanArgs;
  /** Number of plans so far. */
  plans: number;
  /** Changes with every event; buttons carry it, so that a stale click is known as one. */
  revision: number;
  /** Its lines were changed after it was submitted, and its branch does not say so yet. */
  amended?: true;
  /** A push came while applying: the apply finishes, the merge does not follow. */
  movedWhileApplying: boolean;
  /** An apply failed and may have left something behind: the lock stays until a later one is merged or an administrator gives it up. */
  halfApplied?: boolean;
  /** What it made and the state does not know, until it is imported or a later apply ends well. */
  unrecorded?: readonly Made[];
  /** Its pull request is merged, and what it changes is applied from the default branch. */
  landed?: Landed;
  /** What is being done with the state itself; one at a time. */
  stateAct?: { act: AuditedAct; by: Person; run: RunId };
  /** Why the plan before does not hold any more, until somebody goes on. */
  voided?: Problem;
  state: DeployState;
  createdAt: Date;
  changedAt: Date;
}

/** States that nothing leaves by itself. */
export const isOver = ({ state }: Pick<Deploy, 'state'>): boolean =>
  state.at === 'applied'
    ? state.merge.is !== 'pending' && !isWithheld({ state })
    : ['failed', 'cancelled', 'expired'].includes(state.at);

/** Applied with a plan that was not about all of the code: it waits for one that is, and for the merge after that. */
export const isWithheld = ({ state }: Pick<Deploy, 'state'>): boolean =>
  state.at === 'applied' && state.merge.is === 'withheld';

/** Applied, and nothing of its code left to apply. */
export const isWhollyApplied = (deploy: Pick<Deploy, 'state'>): boolean =>
  deploy.state.at === 'applied' && !isWithheld(deploy);

/** Its code is on the default branch and not in the state: until it is applied, or an administrator gives it up. */
export const isUnapplied = ({ landed, state }: Pick<Deploy, 'state' | 'landed'>): boolean =>
  landed !== undefined && state.at !== 'applied' && state.at !== 'cancelled';

/** Whether ending it gives up what an apply or a merge has left behind. */
export const isGraveToEnd = (deploy: Deploy): boolean =>
  deploy.halfApplied || isUnapplied(deploy) || (deploy.state.at === 'failed' && deploy.state.during === 'apply');

/** Whether the deploy has given its lock back: never between an apply and its merge, in whichever order, until an administrator ends it. */
export function isLockFree(deploy: Pick<Deploy, 'state' | 'halfApplied' | 'landed'>): boolean {
  const { state, halfApplied = false } = deploy;
  if (state.at === 'applied') return state.merge.is === 'merged';
  if (state.at === 'cancelled') return true;
  if (halfApplied || isUnapplied(deploy)) return false;
  return state.at === 'expired' || (state.at === 'failed' && isWithoutTrace(state));
}

const isWithoutTrace = ({ during, outcome }: Extract<DeployState, { at: 'failed' }>): boolean =>
  during === 'plan' || outcome === 'nothing-changed';

/** Whether what the deploy reserved of quota and budget is free again: the facts have replaced it, or it will not come. */
export const isReservationFree = (deploy: Pick<Deploy, 'state' | 'halfApplied' | 'landed'>): boolean =>
  deploy.state.at === 'applied' || isLockFree(deploy);

/** The plan a deploy has, in whichever state it is. */
export const planOf = ({ state }: Pick<Deploy, 'state'>): PlanSummary | undefined =>
  'plan' in state ? state.plan : undefined;
