import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/core/advance.ts';
import { keptFor } from '../../src/core/carried.ts';
import { type Deploy, isLockFree, isOver } from '../../src/core/deploy.ts';
import type { DeployEvent } from '../../src/core/deploy-event.ts';
import type { DeployState } from '../../src/core/deploy-state.ts';
import { digestOf } from '../../src/core/ids.ts';
import { SYSTEM } from '../../src/core/person.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { aDeploy, anApproval, aPlan, discordPerson, NOW, RUN, shaOf } from '../fakes/words.ts';

const ana = discordPerson('ana');
const plan = aPlan();
const carried = { approvals: [] };
const STATES: readonly DeployState[] = [
  { at: 'draft' },
  { at: 'validating', carried },
  { at: 'planning', carried, run: RUN },
  { at: 'plan_ready', plan, approvals: [] },
  { at: 'approved', plan, approvals: [anApproval(ana)] },
  { at: 'applying', plan, approvals: [], by: ana, run: RUN, since: NOW },
  { at: 'applied', plan, approvals: [], by: ana, on: NOW, merge: { is: 'pending' } },
  { at: 'failed', during: 'plan', reason: 'no', advice: 'do' },
  { at: 'cancelled', by: ana, why: 'changed my mind' },
  { at: 'expired', what: 'plan' },
];
const EVENTS: readonly DeployEvent[] = [
  { kind: 'drafted', deltas: [], by: ana },
  { kind: 'submitted', by: ana },
  { kind: 'pull-linked', pull: { number: 7, branch: 'b', base: 'main', url: 'u', title: 't' }, head: shaOf('head') },
  { kind: 'pushed', head: shaOf('other'), pushers: [] },
  { kind: 'replan-asked', by: ana },
  { kind: 'waiting', behind: aDeploy().id },
  { kind: 'plan-started', run: RUN },
  { kind: 'planned', plan, kept: carried, enough: false },
  { kind: 'approved', approval: anApproval(ana), enough: true },
  { kind: 'approval-withdrawn', by: ana },
  { kind: 'changes-requested', by: ana, objection: { by: ana, text: 'no', at: NOW } },
  { kind: 'request-withdrawn', by: ana, left: {}, enough: false },
  { kind: 'apply-asked', by: ana },
  { kind: 'apply-refused', problems: [{ code: 'head-moved' }] },
  { kind: 'apply-started', by: ana, run: RUN },
  { kind: 'applied' },
  { kind: 'merged', sha: shaOf('merge'), before: shaOf('base') },
  { kind: 'merge-refused', why: 'no' },
  { kind: 'failed', during: 'apply', reason: 'no', advice: 'do', outcome: 'unknown' },
  { kind: 'cancelled', by: SYSTEM, why: 'closed' },
  { kind: 'expired', what: 'plan' },
];

/** Where each event leads from each state; what is not named is refused. */
const LEADS: Readonly<Record<string, Partial<Record<DeployEvent['kind'], DeployState['at']>>>> = {
  draft: { drafted: 'draft', submitted: 'validating', cancelled: 'cancelled', expired: 'expired' },
  validating: {
    pushed: 'validating',
    'replan-asked': 'validating',
    waiting: 'validating',
    'plan-started': 'planning',
    'approval-withdrawn': 'validating',
    'changes-requested': 'validating',
    'request-withdrawn': 'validating',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  planning: {
    pushed: 'validating',
    'replan-asked': 'validating',
    waiting: 'validating',
    'plan-started': 'planning',
    planned: 'plan_ready',
    'approval-withdrawn': 'planning',
    'changes-requested': 'planning',
    'request-withdrawn': 'planning',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  plan_ready: {
    pushed: 'validating',
    'replan-asked': 'validating',
    approved: 'approved',
    'approval-withdrawn': 'plan_ready',
    'changes-requested': 'plan_ready',
    'request-withdrawn': 'plan_ready',
    'apply-asked': 'plan_ready',
    'apply-refused': 'plan_ready',
    'apply-started': 'applying',
    cancelled: 'cancelled',
    expired: 'expired',
  },
  approved: {
    pushed: 'validating',
    'replan-asked': 'validating',
    approved: 'approved',
    'approval-withdrawn': 'plan_ready',
    'changes-requested': 'plan_ready',
    'request-withdrawn': 'plan_ready',
    'apply-asked': 'approved',
    'apply-refused': 'approved',
    'apply-started': 'applying',
    cancelled: 'cancelled',
    expired: 'expired',
  },
  applying: { pushed: 'applying', applied: 'applied', failed: 'failed' },
  applied: { pushed: 'applied', merged: 'applied', 'merge-refused': 'applied' },
  failed: { pushed: 'validating', 'replan-asked': 'validating', cancelled: 'cancelled', expired: 'expired' },
  cancelled: { pushed: 'validating', 'replan-asked': 'validating' },
  expired: { pushed: 'validating', 'replan-asked': 'validating', cancelled: 'cancelled', expired: 'expired' },
};

const cells = STATES.flatMap((state) =>
  EVENTS.filter(({ kind }) => kind !== 'pull-linked').map((event) => ({
    state,
    event,
    to: LEADS[state.at]?.[event.kind],
  })),
);

describe('the life of a deploy', () => {
  it.each(cells.filter(({ to }) => to))('goes from $state.at by $event.kind to $to', ({ state, event, to }) => {
    expect(advance(aDeploy(state), event, NOW).state.at).toBe(to);
  });

  it.each(cells.filter(({ to }) => !to))('refuses $event.kind in $state.at', ({ state, event }) => {
    expect(() => advance(aDeploy(state), event, NOW)).toThrow(Refusal);
  });

  it('makes every step a new revision, so that buttons of earlier cards are known as stale', () => {
    const before = aDeploy({ at: 'draft' });
    expect(advance(before, { kind: 'submitted', by: ana }, NOW).revision).toBe(before.revision + 1);
  });

  it('voids nothing while applying: a push is noted, and the merge will not follow', () => {
    const applying = aDeploy({ at: 'applying', plan, approvals: [], by: ana, run: RUN, since: NOW });
    const after = advance(applying, { kind: 'pushed', head: shaOf('new'), pushers: [ana] }, NOW);
    expect(after).toMatchObject({ head: shaOf('new'), movedWhileApplying: true, state: { at: 'applying' } });
  });

  it('carries approvals and ask through a new plan, to be judged there', () => {
    const approvals = [anApproval(ana)];
    const pushed = advance(
      aDeploy({ at: 'approved', plan, approvals, asked: ana }),
      { kind: 'pushed', head: shaOf('new'), pushers: [] },
      NOW,
    );
    const planning = advance(pushed, { kind: 'plan-started', run: RUN }, NOW);
    expect(planning.state).toMatchObject({ at: 'planning', carried: { approvals, asked: ana } });
  });

  it('never lets a lock go between the start of an apply and its merge', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }), (events) => {
        let deploy: Deploy = aDeploy({ at: 'draft' });
        let underway = false;
        for (const event of events) {
          try {
            deploy = advance(deploy, event, NOW);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            continue;
          }
          if (event.kind === 'apply-started') underway = true;
          const ended = deploy.state.at === 'applied' && deploy.state.merge.is === 'merged';
          if (ended || event.kind === 'cancelled') underway = false;
          if (underway) expect(isLockFree(deploy)).toBe(false);
        }
      }),
    );
  });
});

describe('what a new plan keeps', () => {
  const carriedWith = (text: string) => ({ approvals: [anApproval(ana, digestOf(text))], asked: ana });
  it('keeps approval and ask when it changes the same things', () => {
    const carried = { ...carriedWith('same'), changes: digestOf('same') };
    expect(keptFor(carried, digestOf('same'))).toEqual(carriedWith('same'));
  });
  it('keeps an ask that nobody has approved yet', () => {
    const carried = { approvals: [], asked: ana, changes: digestOf('same') };
    expect(keptFor(carried, digestOf('same'))).toEqual({ approvals: [], asked: ana });
  });
  it('voids both when it changes anything else', () => {
    const carried = { ...carriedWith('before'), changes: digestOf('before') };
    expect(keptFor(carried, digestOf('after'))).toEqual({ approvals: [] });
  });
});

describe('isOver', () => {
  it.each([
    { does: 'says no while the merge is pending', merge: { is: 'pending' } as const, over: false },
    { does: 'says yes once merged', merge: { is: 'merged', sha: shaOf('m'), before: shaOf('b') } as const, over: true },
  ])('$does', ({ merge, over }) => {
    expect(isOver(aDeploy({ at: 'applied', plan, approvals: [], by: ana, on: NOW, merge }))).toBe(over);
  });
});
