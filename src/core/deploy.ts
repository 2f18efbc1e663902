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
 * lock       the right to plan and apply one state, held by one deploy until its pull request is merged, closed or dropped
 * verdict    what the rules say, with all reasons; finding: one fact a rule found; advice: what the AI says, changes no verdict
 * mirror     a remote view of our state, rendered from it and never trusted
 */
import type { DeployId, Digest, GuildId, ProjectId, Repo, RunId, Sha, StateId } from './ids.ts';
import type { Person } from './person.ts';
import type { PlanSummary } from './plan.ts';
import { type Problem, Refusal } from './refusal.ts';
import type { Delta } from './request.ts';

/** One person's yes to what the plan changes. A re-plan with equal `changes` keeps it; anything else voids it. */
export interface Approval {
  by: Person;
  head: Sha;
  changes: Digest;
  at: Date;
  /** The GitHub review it came from, so that a later dismissal finds it. */
  review?: number;
}

/** What happened to the pull request after the apply. */
export type MergeState =
  | { is: 'pending' }
  | { is: 'merged'; sha: Sha; before: Sha; tag?: string }
  | { is: 'refused'; why: string };

/** How sure we are of what a failed apply left behind. `unknown` is told to people, never retried in silence. */
export type ApplyOutcome = 'nothing-changed' | 'partly-applied' | 'unknown';

/** Approvals and ask of the plan before, on their way to the next one: kept when it changes the same things, else void. */
export interface Carried {
  approvals: readonly Approval[];
  asked?: Person;
}

export type DeployState =
  | { at: 'draft' }
  | { at: 'validating'; carried: Carried; waitingFor?: DeployId }
  | { at: 'planning'; carried: Carried; run: RunId }
  | {
      at: 'plan_ready';
      plan: PlanSummary;
      approvals: readonly Approval[];
      asked?: Person;
      refused?: readonly Problem[];
    }
  | { at: 'approved'; plan: PlanSummary; approvals: readonly Approval[]; asked?: Person; refused?: readonly Problem[] }
  | { at: 'applying'; plan: PlanSummary; approvals: readonly Approval[]; by: Person; run: RunId; since: Date }
  | { at: 'applied'; plan: PlanSummary; approvals: readonly Approval[]; by: Person; on: Date; merge: MergeState }
  | {
      at: 'failed';
      during: 'plan' | 'apply';
      reason: string;
      advice: string;
      outcome?: ApplyOutcome;
      plan?: PlanSummary;
    }
  | { at: 'cancelled'; by: Person; why: string }
  | { at: 'expired'; what: 'draft' | 'plan' | 'pull' };

export type StateName = DeployState['at'];
export type Planned = Extract<DeployState, { at: 'plan_ready' | 'approved' }>;

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

export interface Deploy {
  id: DeployId;
  guild: GuildId;
  project: ProjectId;
  stateId: StateId;
  repo: Repo;
  /** `request`: from Discord, the deltas are the truth. `pull`: a person's branch is. `rollback`: the revert of a merge is. */
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
  /** Number of plans so far. */
  plans: number;
  /** Changes with every event; buttons carry it, so that a stale click is known as one. */
  revision: number;
  /** A push came while applying: the apply finishes, the merge does not follow. */
  movedWhileApplying: boolean;
  state: DeployState;
  createdAt: Date;
  changedAt: Date;
}

/** What moves a deploy. Each is stored beside the state it led to: the audit trail. */
export type DeployEvent =
  | { kind: 'drafted'; deltas: readonly Delta[]; by: Person }
  | { kind: 'submitted'; by: Person }
  | { kind: 'pull-linked'; pull: PullLink; head: Sha }
  | { kind: 'pushed'; head: Sha; pushers: readonly Person[] }
  | { kind: 'replan-asked'; by: Person }
  | { kind: 'waiting'; behind: DeployId }
  | { kind: 'plan-started'; run: RunId }
  | { kind: 'planned'; plan: PlanSummary; kept: Carried; enough: boolean }
  | { kind: 'approved'; approval: Approval; enough: boolean }
  | { kind: 'approval-withdrawn'; by: Person; review?: number }
  | { kind: 'apply-asked'; by: Person }
  /** The gates at the moment of apply said no: the ask is void, the plan is not. */
  | { kind: 'apply-refused'; problems: readonly Problem[] }
  | { kind: 'apply-started'; by: Person; run: RunId }
  | { kind: 'applied' }
  | { kind: 'merged'; sha: Sha; before: Sha; tag?: string }
  | { kind: 'merge-refused'; why: string }
  | { kind: 'failed'; during: 'plan' | 'apply'; reason: string; advice: string; outcome?: ApplyOutcome }
  | { kind: 'cancelled'; by: Person; why: string }
  | { kind: 'expired'; what: 'draft' | 'plan' | 'pull' };

/** States that nothing leaves by itself. */
export const isOver = ({ state }: Pick<Deploy, 'state'>): boolean =>
  state.at === 'applied' ? state.merge.is !== 'pending' : ['failed', 'cancelled', 'expired'].includes(state.at);

/** Whether the deploy has given its lock back: never after a started apply, until the merge or an administrator ends it. */
export function isLockFree({ state }: Pick<Deploy, 'state'>): boolean {
  if (state.at === 'applied') return state.merge.is === 'merged';
  if (state.at === 'failed') return state.during === 'plan' || state.outcome === 'nothing-changed';
  return state.at === 'cancelled' || state.at === 'expired';
}

/** Whether what the deploy reserved of quota and budget is free again: the facts have replaced it, or it will not come. */
export const isReservationFree = (deploy: Pick<Deploy, 'state'>): boolean =>
  deploy.state.at === 'applied' || isLockFree(deploy);

/** The plan a deploy has, in whichever state it is. */
export const planOf = ({ state }: Pick<Deploy, 'state'>): PlanSummary | undefined =>
  'plan' in state ? state.plan : undefined;

const REPLANNABLE: readonly StateName[] = [
  'validating',
  'planning',
  'plan_ready',
  'approved',
  'failed',
  'cancelled',
  'expired',
];
const CANCELLABLE: readonly StateName[] = ['draft', 'validating', 'planning', 'plan_ready', 'approved', 'failed'];

/** @throws Refusal `not-now` when the deploy is not in one of `states` */
function expectState<Name extends StateName>(
  deploy: Deploy,
  states: readonly Name[],
  wanted: string,
): Extract<DeployState, { at: Name }> {
  const { state } = deploy;
  if (!(states as readonly string[]).includes(state.at))
    throw new Refusal({ code: 'not-now', state: state.at, wanted });
  return state as Extract<DeployState, { at: Name }>;
}

const NOTHING_CARRIED: Carried = { approvals: [] };

/** What the next plan may keep of the present one. */
function carriedOf(state: DeployState): Carried {
  if ('carried' in state) return state.carried;
  if (state.at !== 'plan_ready' && state.at !== 'approved') return NOTHING_CARRIED;
  return { approvals: state.approvals, ...(state.asked && { asked: state.asked }) };
}

/** The part of `carried` that holds for a plan: approvals of exactly these changes; the ask only with all of its approvals. */
export function keptFor(carried: Carried, changes: Digest): Carried {
  const approvals = carried.approvals.filter((approval) => approval.changes === changes);
  const whole = approvals.length === carried.approvals.length && approvals.length > 0;
  return { approvals, ...(whole && carried.asked && { asked: carried.asked }) };
}

/**
 * The state after an event. Exhaustive by its return type: a new event needs its case to compile.
 * @throws Refusal `not-now` when the event has no meaning in the present state
 */
function step(deploy: Deploy, event: DeployEvent, at: Date): DeployState {
  const from = <Name extends StateName>(...states: Name[]) => expectState(deploy, states, event.kind);
  switch (event.kind) {
    case 'drafted':
      return from('draft');
    case 'submitted':
      from('draft');
      return { at: 'validating', carried: NOTHING_CARRIED };
    case 'pull-linked':
      return deploy.state;
    case 'pushed':
      // Nothing is lost while applying: the push is noted (see `advance`) and the merge will not follow.
      if (deploy.state.at === 'applying' || deploy.state.at === 'applied') return deploy.state;
      return { at: 'validating', carried: carriedOf(expectState(deploy, REPLANNABLE, event.kind)) };
    case 'replan-asked':
      return { at: 'validating', carried: carriedOf(expectState(deploy, REPLANNABLE, event.kind)) };
    case 'waiting':
      return { at: 'validating', carried: carriedOf(from('validating', 'planning')), waitingFor: event.behind };
    case 'plan-started':
      return { at: 'planning', carried: carriedOf(from('validating', 'planning')), run: event.run };
    case 'planned':
      from('planning');
      return { at: event.enough ? 'approved' : 'plan_ready', plan: event.plan, ...event.kept };
    case 'approved': {
      const state = from('plan_ready', 'approved');
      return {
        ...state,
        at: event.enough ? 'approved' : 'plan_ready',
        approvals: [...state.approvals, event.approval],
      };
    }
    case 'approval-withdrawn': {
      const state = from('plan_ready', 'approved');
      const gone = ({ by, review }: Approval) =>
        event.review === undefined ? by.id === event.by.id : review === event.review;
      return {
        at: 'plan_ready',
        plan: state.plan,
        approvals: state.approvals.filter((approval) => !gone(approval)),
      };
    }
    case 'apply-asked': {
      const { at: where, plan, approvals } = from('plan_ready', 'approved');
      return { at: where, plan, approvals, asked: event.by };
    }
    case 'apply-refused': {
      const { at: where, plan, approvals } = from('plan_ready', 'approved');
      return { at: where, plan, approvals, refused: event.problems };
    }
    case 'apply-started': {
      const { plan, approvals } = from('plan_ready', 'approved');
      return { at: 'applying', plan, approvals, by: event.by, run: event.run, since: at };
    }
    case 'applied': {
      const { plan, approvals, by } = from('applying');
      return { at: 'applied', plan, approvals, by, on: at, merge: { is: 'pending' } };
    }
    case 'merged': {
      const { kind: _, ...merged } = event;
      return { ...from('applied'), merge: { is: 'merged', ...merged } };
    }
    case 'merge-refused':
      return { ...from('applied'), merge: { is: 'refused', why: event.why } };
    case 'failed': {
      from('validating', 'planning', 'applying');
      const { kind: _, ...failure } = event;
      const plan = planOf(deploy);
      return { at: 'failed', ...failure, ...(plan && { plan }) };
    }
    case 'cancelled':
      expectState(deploy, CANCELLABLE, event.kind);
      return { at: 'cancelled', by: event.by, why: event.why };
    case 'expired':
      from('draft', 'plan_ready', 'approved', 'failed', 'expired');
      return { at: 'expired', what: event.what };
  }
}

/** The deploy after an event: its new state and the facts the event carries. */
export function advance(deploy: Deploy, event: DeployEvent, at: Date): Deploy {
  const after: Deploy = { ...deploy, state: step(deploy, event, at), revision: deploy.revision + 1, changedAt: at };
  switch (event.kind) {
    case 'drafted':
      return { ...after, deltas: event.deltas };
    case 'pull-linked':
      return { ...after, pull: event.pull, head: event.head };
    case 'pushed':
      return { ...after, head: event.head, pushers: event.pushers, movedWhileApplying: isUnderway(deploy) };
    case 'plan-started':
      return { ...after, plans: deploy.plans + 1 };
    default:
      return after;
  }
}

const isUnderway = ({ state }: Deploy): boolean =>
  state.at === 'applying' || (state.at === 'applied' && state.merge.is === 'pending');
