import type { Deploy } from '../../../src/core/deploy.ts';
import type { DeployState } from '../../../src/core/deploy-state.ts';
import type { PlanSummary } from '../../../src/core/plan.ts';
import type { DeployView } from '../../../src/deploy/ports.ts';
import { aDeploy, aPlan, aProject, discordPerson, NOW } from '../../fakes/words.ts';

/* Deploys as their cards are given them, in every state. */

export const ana = discordPerson('ana');
export const lifetimes = { draftMinutes: 30, planHours: 24 };

export const view = (
  state: DeployState,
  facts: Partial<DeployView> = {},
  deploy: Partial<Deploy> = {},
): DeployView => ({
  deploy: aDeploy(state, deploy),
  project: aProject({ budgetUsd: 100 }),
  approvals: { need: 1, have: 0, othersOnly: false },
  sandbox: false,
  ...facts,
});
export const plan = (facts: Partial<PlanSummary> = {}) => aPlan(facts);
export const ready = (facts: Partial<PlanSummary> = {}, approvals: Partial<DeployView['approvals']> = {}) =>
  view(
    { at: 'plan_ready', plan: plan(facts), approvals: [] },
    { approvals: { need: 1, have: 0, othersOnly: false, ...approvals } },
  );
export const failed = (outcome?: 'nothing-changed' | 'partly-applied' | 'unknown'): DeployState => ({
  at: 'failed',
  during: outcome ? 'apply' : 'plan',
  reason: 'Error: no',
  advice: 'Try another region.',
  ...(outcome && { outcome }),
});
export const made = (of: DeployView, count: number): DeployView => ({
  ...of,
  deploy: {
    ...of.deploy,
    unrecorded: Array.from({ length: count }, (_, n) => ({ address: `google_compute_network.n${n}`, id: `n${n}-id` })),
  },
});
export const applied = (merge: Extract<DeployState, { at: 'applied' }>['merge']): DeployState => ({
  at: 'applied',
  plan: plan(),
  approvals: [],
  by: ana,
  on: NOW,
  merge,
});
