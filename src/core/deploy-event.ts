import type { Approval } from './approval.ts';
import type { PullLink } from './deploy.ts';
import type { ApplyOutcome, AskTerms, Carried, Landed } from './deploy-state.ts';
import type { DeployId, RunId, Sha } from './ids.ts';
import type { Made } from './made.ts';
import type { Objection } from './objection.ts';
import type { Person } from './person.ts';
import type { PlanSummary } from './plan.ts';
import type { PlanArgs } from './plan-args.ts';
import type { Problem } from './refusal.ts';
import type { Delta } from './request.ts';
import type { AuditedAct } from './state-act.ts';
import type { PlannedOn } from './state-mark.ts';

/** What moves a deploy. Each is stored beside the state it led to: the audit trail. */
export type DeployEvent =
  | { kind: 'drafted'; deltas: readonly Delta[]; by: Person }
  /** Other lines of a request that is submitted already: its branch and plan follow. */
  | { kind: 'amended'; deltas: readonly Delta[]; by: Person }
  | { kind: 'submitted'; by: Person }
  | { kind: 'pull-linked'; pull: PullLink; head: Sha }
  /** `rebased`: our own commit on a base that moved; nobody's wish has changed. */
  | { kind: 'pushed'; head: Sha; pushers: readonly Person[]; rebased?: true }
  /** `args`: what this person passes on, as people may see it; what we ask for by ourselves keeps what there is, and may say `why`. */
  | { kind: 'replan-asked'; by: Person; args?: PlanArgs; why?: Problem }
  | { kind: 'waiting'; behind: DeployId }
  /** The pull request was merged, and the apply follows. `asked`: who merged it has asked for that, where nobody had before. */
  | ({ kind: 'landed'; head: Sha; pushers: readonly Person[]; asked: Person } & Landed)
  /** Somebody wants the state itself changed, or freed of a lock; then how that ended. */
  | { kind: 'state-asked'; by: Person; act: AuditedAct; run: RunId }
  | { kind: 'state-ended'; run: RunId; ok: boolean }
  /** An apply found another state than its plan was made on, and did nothing. */
  | { kind: 'state-moved'; was: PlannedOn; is: PlannedOn }
  | { kind: 'plan-started'; run: RunId }
  | { kind: 'planned'; plan: PlanSummary; kept: Carried; enough: boolean }
  | { kind: 'approved'; approval: Approval; enough: boolean }
  /** `enough`: those that are left still are. */
  | { kind: 'approval-withdrawn'; by: Person; review?: number; enough?: boolean }
  /** Somebody wants something changed before anything is applied; their own approval goes with it. */
  | { kind: 'changes-requested'; by: Person; objection: Objection }
  /** `left`: what others still want. `enough`: nothing is in the way of an apply any more. */
  | { kind: 'request-withdrawn'; by: Person; left: { objections?: readonly Objection[] }; enough: boolean }
  | { kind: 'apply-asked'; by: Person; terms?: AskTerms }
  /** Somebody wants it applied no more; the plan and its approvals stay. */
  | { kind: 'ask-withdrawn'; by: Person }
  /** It was due while changes are frozen. */
  | { kind: 'apply-postponed'; until: Date; why: Problem }
  /** Policies have changed since it was planned. */
  | ({ kind: 'rejudged'; enough: boolean } & Pick<PlanSummary, 'verdict' | 'limits' | 'rule' | 'warned'>)
  /** The gates at the moment of apply said no: the ask is void, the plan is not. */
  | { kind: 'apply-refused'; problems: readonly Problem[] }
  | { kind: 'apply-started'; by: Person; run: RunId }
  /** Somebody wants the running apply interrupted. */
  | { kind: 'stop-asked'; by: Person }
  | { kind: 'applied' }
  | { kind: 'tagged'; name: string; by: Person }
  | { kind: 'merged'; sha: Sha; before: Sha; since?: Sha; tag?: string; differs?: readonly string[] }
  | { kind: 'merge-refused'; why: string }
  | {
      kind: 'failed';
      during: 'plan' | 'apply';
      reason: string;
      advice: string;
      outcome?: ApplyOutcome;
      made?: readonly Made[];
    }
  | { kind: 'cancelled'; by: Person; why: string }
  | { kind: 'expired'; what: 'draft' | 'plan' | 'pull' };
