import { type Deploy, planOf } from './deploy.ts';
import type { DeployEvent } from './deploy-event.ts';
import { type Made, withMade } from './made.ts';
import { isSelf } from './person.ts';
import { type PlanArgs, reachOf } from './plan-args.ts';
import { actText, changesState } from './state-act.ts';
import { step } from './step.ts';

/** The deploy after an event: its new state and the facts the event carries. */
export function advance(deploy: Deploy, event: DeployEvent, at: Date): Deploy {
  const after: Deploy = { ...deploy, state: step(deploy, event, at), revision: deploy.revision + 1, changedAt: at };
  switch (event.kind) {
    case 'drafted':
      return { ...after, deltas: event.deltas };
    case 'amended':
      return withArgs({ ...withoutNote(after), deltas: event.deltas, amended: true });
    case 'pull-linked':
      return { ...after, pull: event.pull, head: event.head };
    case 'pushed':
      return withArgs(
        { ...written(after, event), head: event.head, pushers: event.pushers, movedWhileApplying: isUnderway(deploy) },
        event.rebased || event.head === deploy.head ? deploy.planArgs : undefined,
      );
    case 'landed':
      return landed(deploy, after, event);
    case 'state-asked':
      return { ...after, stateAct: { act: event.act, by: event.by, run: event.run } };
    case 'state-ended':
      return afterAct(after, event.ok);
    case 'state-moved':
      return { ...after, voided: { code: 'state-moved', was: event.was, is: event.is } };
    case 'replan-asked':
      return withArgs(
        event.why ? { ...after, voided: event.why } : after,
        isSelf(event.by) ? deploy.planArgs : event.args,
      );
    case 'plan-started':
      return { ...after, plans: deploy.plans + 1 };
    case 'apply-started':
      return withoutNote({ ...after, movedWhileApplying: false });
    case 'failed':
      return withUnrecorded(
        { ...after, halfApplied: deploy.halfApplied || mayHaveLeft(event) },
        withMade(deploy.unrecorded, event.made),
      );
    case 'applied':
      return withArgs(withUnrecorded({ ...after, halfApplied: isPart(deploy) }));
    case 'cancelled':
      return withArgs(withUnrecorded({ ...after, halfApplied: false }));
    case 'expired':
      return withArgs(after);
    default:
      return after;
  }
}

/** What was merged is applied whole, as the head says that was merged. */
function landed(
  { head: before, planArgs }: Deploy,
  after: Deploy,
  { head, pushers, sha, before: base, since }: Extract<DeployEvent, { kind: 'landed' }>,
): Deploy {
  const isSame = head === before && reachOf(planArgs) === 'all';
  return withArgs(
    { ...withoutNote(after), head, pushers, landed: { sha, before: base, ...(since && { since }) } },
    isSame ? planArgs : undefined,
  );
}

/** The branch of what was amended says so once we have finished writing it, or is a person's from now on; a push alone may be half of ours. */
function written(after: Deploy, { rebased, pushers }: Extract<DeployEvent, { kind: 'pushed' }>): Deploy {
  const { amended, ...deploy } = withoutNote(after);
  return amended && !rebased && pushers.length === 0 ? { ...deploy, amended } : deploy;
}

const withoutNote = ({ voided: _, ...deploy }: Deploy): Deploy => deploy;

/** The deploy when an act on its state has ended; what it changed voids the plan that there was. */
function afterAct({ stateAct, ...deploy }: Deploy, ok: boolean): Deploy {
  if (!ok || !stateAct || !changesState(stateAct.act)) return deploy;
  const { act } = stateAct;
  const left = deploy.unrecorded?.filter(({ address }) => act.do !== 'import' || act.address !== address);
  return { ...withUnrecorded(deploy, left), voided: { code: 'state-changed', what: actText(act) } };
}

function withUnrecorded({ unrecorded: _, ...deploy }: Deploy, unrecorded: readonly Made[] = []): Deploy {
  return unrecorded.length > 0 ? { ...deploy, unrecorded } : deploy;
}

function withArgs({ planArgs: _, ...deploy }: Deploy, args: PlanArgs = []): Deploy {
  return args.length > 0 ? { ...deploy, planArgs: args } : deploy;
}

/** What was applied in part is in no branch as it is: given up by an administrator only. What was destroyed leaves nothing. */
const isPart = (deploy: Deploy): boolean => reachOf(planOf(deploy)?.args) === 'part';

/** Whether what failed may have changed something. */
const mayHaveLeft = ({ during, outcome }: Extract<DeployEvent, { kind: 'failed' }>): boolean =>
  during === 'apply' && outcome !== 'nothing-changed';

const isUnderway = ({ state }: Deploy): boolean =>
  state.at === 'applying' || (state.at === 'applied' && state.merge.is === 'pending');
