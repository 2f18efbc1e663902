import { type Deploy, planOf } from '../../core/deploy.ts';
import type { PlanId, Sha } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { PlanArgs } from '../../core/plan-args.ts';
import { type Problem, Refusal } from '../../core/refusal.ts';
import type { StateAct } from '../../core/state-act.ts';
import type { Story } from '../deliver.ts';
import type { Act, StateVerb, Target } from './targets.ts';

/** In place of a time: no more. */
const TAKE_BACK = 'off';

/** What became of one command on one deploy. */
export type Result =
  | { deploy: Deploy; kind: 'done'; after: Deploy }
  | { deploy: Deploy; kind: 'refused'; problems: readonly Problem[] };

export interface Command {
  act: Act | StateVerb;
  /** What is wanted of the state itself, and the comment that wants it. */
  state?: { act: StateAct; cause: number };
  by: Person;
  /** For the audit trail: where the command was given. */
  where: string;
  head?: Sha;
  /** When the person wrote it; for commands that carry neither commit nor plan. */
  writtenAt?: Date;
  /** What follows `--`, for terraform. */
  args?: PlanArgs;
  /** The name that was typed where something needs it. */
  confirm?: string;
  /** How an apply is asked for: not before a time, or past what holds it up. */
  terms?: { at?: string; breakGlass?: string };
  /** The GitHub review that it is. */
  review?: number;
}

/** Does one command on each target; a refusal of one does not keep the others from it. Faults pass, and the job is tried again. */
export async function actOn(useCases: Story, targets: readonly Target[], command: Command): Promise<Result[]> {
  const results: Result[] = [];
  for (const target of targets) results.push(await resultOf(useCases, target, command));
  return results;
}

async function resultOf(useCases: Story, target: Target, command: Command): Promise<Result> {
  const { deploy } = target;
  if (isDone(deploy, command)) return { deploy, kind: 'done', after: deploy };
  try {
    return { deploy, kind: 'done', after: await perform(useCases, target, command) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const after = await useCases.findDeploy(deploy.id); // the work that this order began may have gone on meanwhile
    if (after && isDone(after, command)) return { deploy, kind: 'done', after };
    return { deploy, kind: 'refused', problems: error.problems };
  }
}

/** A job that died after the act runs again and must not call its own effect a reason to refuse. */
function isDone({ state }: Deploy, { act, by, state: wanted }: Command): boolean {
  if (wanted) return false; // one comment is one run, whoever delivers it how often
  if (act === 'apply') return (state.at === 'applying' || state.at === 'applied') && state.by.id === by.id;
  if (act === 'discard' || act === 'unlock') return state.at === 'cancelled' && state.by.id === by.id;
  if (act === 'cancel') return isStopped(state, by);
  const isOn = state.at === 'applying' || state.at === 'applied';
  return act === 'approve' && isOn && state.approvals.some((approval) => approval.by.id === by.id);
}

const isStopped = (state: Deploy['state'], by: Person): boolean =>
  (state.at === 'cancelled' && state.by.id === by.id) || ('stopAsked' in state && state.stopAsked?.id === by.id);

function perform(
  useCases: Story,
  target: Target,
  { act, by, where, head, review, writtenAt, args, confirm, state, terms }: Command,
): Promise<Deploy> {
  const deploy = target.deploy.id;
  if (state) return useCases.askState({ deploy, by, ...state, ...(confirm !== undefined && { confirm }) });
  switch (act) {
    case 'retry':
      return useCases.askReplan({ deploy, by, again: true, ...(confirm !== undefined && { confirm }) });
    case 'plan':
      return useCases.askReplan({ deploy, by, ...(args && { args }), ...(confirm !== undefined && { confirm }) });
    case 'apply':
      if (terms?.at === TAKE_BACK) return useCases.withdrawAsk({ deploy, by });
      return useCases.askApply({ deploy, by, ...planMeant(target, writtenAt), ...terms });
    case 'approve':
      return useCases.approveDeploy({
        deploy,
        by,
        ...planMeant(target, writtenAt),
        ...(head && { head }),
        ...(review !== undefined && { review }),
      });
    case 'discard':
      return useCases.cancelDeploy({
        deploy,
        by,
        why: `discarded ${where}`,
        ...(confirm !== undefined && { confirm }),
      });
    case 'unlock':
      return useCases.cancelDeploy({ deploy, by, why: `unlocked ${where}`, ...(confirm !== undefined && { confirm }) });
    case 'import':
    case 'state':
      throw new Error(`${act} says nothing to do with the state`);
    case 'cancel':
      return useCases.stopDeploy({ deploy, by, why: `stopped ${where}` });
  }
}

/**
 * The plan that a decision is about: the one named, else the one that was there when it was written. A comment carries no commit, and
 * a plan that was made after it cannot be the one its author read.
 * @throws Refusal `plan-moved`
 */
function planMeant({ deploy, plan: named }: Target, writtenAt: Date | undefined): { plan?: PlanId } {
  if (named !== undefined) return { plan: named };
  const plan = planOf(deploy);
  if (!plan) return {};
  // GitHub gives whole seconds, cut off.
  const madeAt = Math.floor(plan.plannedAt.getTime() / 1000) * 1000;
  if (writtenAt && madeAt > writtenAt.getTime()) throw new Refusal({ code: 'plan-moved' });
  return { plan: plan.id };
}
