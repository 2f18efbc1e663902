import type { Approval } from './approval.ts';
import type { DeployEvent } from './deploy-event.ts';
import type { Carried, DeployState } from './deploy-state.ts';
import type { Digest } from './ids.ts';
import { heldAgainst, objecting } from './objection.ts';
import { type Person, sameness } from './person.ts';

/*
 * What one plan hands on to the next: approvals and the ask, on their way until it is known whether the next one changes the same things.
 */

/** Where there was no plan. */
export const NOTHING_CARRIED: Carried = { approvals: [] };

/** What the next plan may keep of the present one. */
export function carriedOf(state: DeployState): Carried {
  if ('carried' in state) return state.carried;
  if (state.at !== 'plan_ready' && state.at !== 'approved') return NOTHING_CARRIED;
  return {
    approvals: state.approvals,
    changes: state.plan.changes,
    ...objecting(state.objections ?? []),
    ...askOf(state),
  };
}

const askOf = ({ asked, terms }: Pick<Carried, 'asked' | 'terms'>): Pick<Carried, 'asked' | 'terms'> => ({
  ...(asked && { asked }),
  ...(asked && terms && { terms }),
});

/** The part of `carried` that holds for a plan: approvals of exactly these changes, and the ask if it was for them. */
export function keptFor({ approvals, objections, changes: before, ...ask }: Carried, changes: Digest): Carried {
  return {
    approvals: approvals.filter((approval) => approval.changes === changes),
    ...objecting(heldAgainst(objections, changes)),
    ...(before === changes && askOf(ask)),
  };
}

/** Whose approvals were for something else than `changes`. */
export const voidedBy = ({ approvals }: Carried, changes: Digest): Person[] =>
  approvals.filter((approval) => approval.changes !== changes).map(({ by }) => by);

type Withdrawal = Extract<DeployEvent, { kind: 'approval-withdrawn' }>;

/** What is left when somebody takes their yes back; who asked for the apply and no longer says yes takes the ask back with it. */
export function withoutApproval<Given extends Carried>(given: Given, { by, review }: Omit<Withdrawal, 'kind'>): Given {
  const isGone = (approval: Approval) =>
    review === undefined ? sameness(approval.by, by) === 'same' : approval.review === review;
  const gone = given.approvals.filter(isGone);
  const { asked, terms, ...left } = { ...given, approvals: given.approvals.filter((approval) => !isGone(approval)) };
  const isAskGone = asked && gone.some((approval) => sameness(approval.by, asked) === 'same');
  return (isAskGone ? left : { ...left, ...askOf({ ...(asked && { asked }), ...(terms && { terms }) }) }) as Given;
}
