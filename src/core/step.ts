import { carriedOf, NOTHING_CARRIED, voidedBy, withoutApproval } from './carried.ts';
import { type Deploy, isWhollyApplied, isWithheld, planOf } from './deploy.ts';
import type { DeployEvent } from './deploy-event.ts';
import type { DeployState, StateName } from './deploy-state.ts';
import { objecting, withoutObjection } from './objection.ts';
import { reachOf } from './plan-args.ts';
import { Refusal } from './refusal.ts';
import { changesState } from './state-act.ts';

const REPLANNABLE: readonly StateName[] = [
  'validating',
  'planning',
  'plan_ready',
  'approved',
  'failed',
  'cancelled',
  'expired',
];
const CANCELLABLE: readonly StateName[] = [
  'draft',
  'validating',
  'planning',
  'plan_ready',
  'approved',
  'failed',
  'expired',
];

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

/** @throws Refusal `not-now` when a plan of the deploy has no meaning any more */
function expectReplannable(deploy: Deploy, wanted: string): DeployState {
  return isWithheld(deploy) ? deploy.state : expectState(deploy, REPLANNABLE, wanted);
}

/**
 * The state after an event. Exhaustive by its return type: a new event needs its case to compile.
 * @throws Refusal `not-now` when the event has no meaning in the present state
 */
export function step(deploy: Deploy, event: DeployEvent, at: Date): DeployState {
  const from = <Name extends StateName>(...states: Name[]) => expectState(deploy, states, event.kind);
  switch (event.kind) {
    case 'drafted':
      return from('draft');
    case 'amended':
      return { at: 'validating', carried: carriedOf(from('plan_ready', 'approved', 'failed')) };
    case 'submitted':
      from('draft');
      return { at: 'validating', carried: NOTHING_CARRIED };
    case 'pull-linked':
      return deploy.state;
    case 'pushed':
      // Nothing is lost while applying: the push is noted (see `advance`) and the merge will not follow.
      if (deploy.state.at === 'applying' || isWhollyApplied(deploy)) return deploy.state;
      return { at: 'validating', carried: carriedOf(expectReplannable(deploy, event.kind)) };
    case 'replan-asked':
      return { at: 'validating', carried: carriedOf(expectReplannable(deploy, event.kind)) };
    case 'landed': {
      const carried = carriedOf(expectReplannable(deploy, event.kind));
      return { at: 'validating', carried: { asked: event.asked, ...carried } };
    }
    case 'state-asked':
      return deploy.state;
    case 'state-ended': {
      const { stateAct, state } = deploy;
      if (!event.ok || !stateAct || !changesState(stateAct.act) || state.at === 'cancelled') return state;
      return { at: 'validating', carried: carriedOf(expectReplannable(deploy, event.kind)) };
    }
    case 'state-moved': {
      const { plan, approvals, by } = from('applying');
      return { at: 'validating', carried: { approvals, asked: by, changes: plan.changes } };
    }
    case 'waiting':
      return { at: 'validating', carried: carriedOf(from('validating', 'planning')), waitingFor: event.behind };
    case 'plan-started':
      return { at: 'planning', carried: carriedOf(from('validating', 'planning')), run: event.run };
    case 'planned': {
      const voided = voidedBy(from('planning').carried, event.plan.changes);
      const state = { at: event.enough ? 'approved' : 'plan_ready', plan: event.plan, ...event.kept } as const;
      return voided.length > 0 ? { ...state, voided } : state;
    }
    case 'approved': {
      const { refused: _, objections, ...state } = from('plan_ready', 'approved');
      return {
        ...state,
        ...objecting(withoutObjection(objections, { by: event.approval.by })),
        at: event.enough ? 'approved' : 'plan_ready',
        approvals: [...state.approvals, event.approval],
      };
    }
    case 'approval-withdrawn': {
      const state = from('validating', 'planning', 'plan_ready', 'approved');
      if ('carried' in state) return { ...state, carried: withoutApproval(state.carried, event) };
      return { ...withoutApproval(state, event), at: event.enough ? 'approved' : 'plan_ready' };
    }
    case 'changes-requested': {
      const before = from('validating', 'planning', 'plan_ready', 'approved');
      const others = withoutObjection(('carried' in before ? before.carried : before).objections, event);
      const held = { objections: [...others, event.objection] };
      if ('carried' in before)
        return { ...before, carried: { ...withoutApproval(before.carried, { by: event.by }), ...held } };
      return { ...withoutApproval(before, { by: event.by }), ...held, at: 'plan_ready' };
    }
    case 'request-withdrawn': {
      const before = from('validating', 'planning', 'plan_ready', 'approved');
      if ('carried' in before) {
        const { objections: _, ...carried } = before.carried;
        return { ...before, carried: { ...carried, ...event.left } };
      }
      const { objections: _, ...state } = before;
      return { ...state, ...event.left, at: event.enough ? 'approved' : 'plan_ready' };
    }
    case 'apply-asked': {
      const { refused: _, terms: __, ...state } = from('plan_ready', 'approved');
      return { ...state, asked: event.by, ...(event.terms && { terms: event.terms }) };
    }
    case 'apply-refused': {
      const { asked: _, terms: __, ...state } = from('plan_ready', 'approved');
      return { ...state, refused: event.problems };
    }
    case 'ask-withdrawn': {
      const { asked: _, terms: __, ...state } = from('plan_ready', 'approved');
      return state;
    }
    case 'apply-postponed': {
      const state = from('plan_ready', 'approved');
      return { ...state, terms: { ...state.terms, due: event.until } };
    }
    case 'rejudged': {
      const { enough, kind: _, ...judged } = event;
      const { plan, ...state } = from('plan_ready', 'approved');
      const { warned: __, ...before } = plan;
      return { ...state, at: enough ? 'approved' : 'plan_ready', plan: { ...before, ...judged } };
    }
    case 'apply-started': {
      const { plan, approvals, terms } = from('plan_ready', 'approved');
      const { breakGlass } = terms ?? {};
      return {
        at: 'applying',
        plan,
        approvals,
        by: event.by,
        run: event.run,
        since: at,
        ...(breakGlass !== undefined && { breakGlass }),
      };
    }
    case 'stop-asked':
      return { ...from('applying'), stopAsked: event.by };
    case 'applied': {
      const { plan, approvals, by, breakGlass } = from('applying');
      const merge = { is: reachOf(plan.args) === 'all' ? ('pending' as const) : ('withheld' as const) };
      return { at: 'applied', plan, approvals, by, on: at, merge, ...(breakGlass !== undefined && { breakGlass }) };
    }
    case 'merged': {
      const { kind: _, ...merged } = event;
      return { ...from('applied'), merge: { is: 'merged', ...merged } };
    }
    case 'tagged': {
      const state = from('applied');
      const { merge } = state;
      if (merge.is !== 'merged') throw new Refusal({ code: 'not-now', state: state.at, wanted: event.kind });
      return { ...state, merge: { ...merge, releases: [...(merge.releases ?? []), event.name] } };
    }
    case 'merge-refused':
      return { ...from('applied'), merge: { is: 'refused', why: event.why } };
    case 'failed': {
      const before = from('validating', 'planning', 'applying');
      const { kind: _, made: __, ...failure } = event;
      const plan = planOf(deploy);
      const stoppedBy = before.at === 'applying' ? before.stopAsked : undefined;
      return { at: 'failed', ...failure, ...(plan && { plan }), ...(stoppedBy && { stoppedBy }) };
    }
    case 'cancelled':
      if (!isWithheld(deploy)) expectState(deploy, CANCELLABLE, event.kind);
      return { at: 'cancelled', by: event.by, why: event.why };
    case 'expired':
      from('draft', 'plan_ready', 'approved', 'failed', 'expired');
      return { at: 'expired', what: event.what };
  }
}
