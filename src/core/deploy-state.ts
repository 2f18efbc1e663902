import type { Approval } from './approval.ts';
import type { DeployId, Digest, RunId, Sha } from './ids.ts';
import type { Objection } from './objection.ts';
import type { Person } from './person.ts';
import type { PlanSummary } from './plan.ts';
import type { Problem } from './refusal.ts';

/** What happened to the pull request after the apply. */
export type MergeState =
  | { is: 'pending' }
  /** `differs`: paths of the project that are not what was applied, because the base moved in the last moment. */
  | {
      is: 'merged';
      sha: Sha;
      before: Sha;
      /** Where the branch was before it, when the merge made several commits. */
      since?: Sha;
      tag?: string;
      differs?: readonly string[];
      /** Release tags that people put on it since. */
      releases?: readonly string[];
    }
  | { is: 'refused'; why: string }
  /** The plan was not about all of the code: what is applied is not what a merge would say. */
  | { is: 'withheld' };

/** The merge of what is applied after it. */
export interface Landed {
  sha: Sha;
  /** The base before it. */
  before: Sha;
  /** The same, when the merge made several commits. */
  since?: Sha;
}

/** How sure we are of what a failed apply left behind. `unknown` is told to people, never retried in silence. */
export type ApplyOutcome = 'nothing-changed' | 'partly-applied' | 'unknown';

/** How an apply was asked for, where not as soon as it may be. */
export interface AskTerms {
  /** Not before that time. */
  due?: Date;
  /** An administrator's reason to go past a freeze and missing approvals. */
  breakGlass?: string;
}

/** Approvals and ask of the plan before, on their way to the next one: kept when it changes the same things, else void. */
export interface Carried {
  approvals: readonly Approval[];
  asked?: Person;
  terms?: AskTerms;
  /** What that plan changes; absent where there was none. */
  changes?: Digest;
  /** Who wants something changed first. */
  objections?: readonly Objection[];
}

/** A plan that waits: for approvals, or to be applied. */
interface Waiting {
  plan: PlanSummary;
  approvals: readonly Approval[];
  asked?: Person;
  terms?: AskTerms;
  refused?: readonly Problem[];
  /** Who wants something changed first. */
  objections?: readonly Objection[];
  /** Who approved the plan before this one, which changed something else. */
  voided?: readonly Person[];
}

export type DeployState =
  | { at: 'draft' }
  | { at: 'validating'; carried: Carried; waitingFor?: DeployId }
  | { at: 'planning'; carried: Carried; run: RunId }
  | ({ at: 'plan_ready' } & Waiting)
  | ({ at: 'approved' } & Waiting)
  | {
      at: 'applying';
      plan: PlanSummary;
      approvals: readonly Approval[];
      by: Person;
      run: RunId;
      since: Date;
      breakGlass?: string;
      /** Who wants it interrupted; terraform is asked once, and ends in order. */
      stopAsked?: Person;
    }
  | {
      at: 'applied';
      plan: PlanSummary;
      approvals: readonly Approval[];
      by: Person;
      on: Date;
      merge: MergeState;
      breakGlass?: string;
    }
  | {
      at: 'failed';
      during: 'plan' | 'apply';
      reason: string;
      advice: string;
      outcome?: ApplyOutcome;
      plan?: PlanSummary;
      /** Who had the apply interrupted. */
      stoppedBy?: Person;
    }
  | { at: 'cancelled'; by: Person; why: string }
  | { at: 'expired'; what: 'draft' | 'plan' | 'pull' };

export type StateName = DeployState['at'];
export type Planned = Extract<DeployState, { at: 'plan_ready' | 'approved' }>;
