import type { Deploy } from '../../src/core/deploy.ts';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { RunId } from '../../src/core/ids.ts';
import { SYSTEM } from '../../src/core/person.ts';
import type { PlanSummary } from '../../src/core/plan.ts';
import type { DeployView } from '../../src/deploy/ports.ts';
import { aDeploy, anApproval, aPlan, aProject, discordPerson, githubPerson, NOW, shaOf } from '../fakes/words.ts';

export const PLAN_TEXT = `
  # google_compute_network.main will be created
  + resource "google_compute_network" "main" {
      + name = "main"
      ~ size = 1 -> 2
    }

Plan: 2 to add, 0 to change, 0 to destroy.
`;

const by = discordPerson('mira');
const approvals = [anApproval(githubPerson('li'))];
const run = '7f3k-1-apply' as RunId;

export const ready = (plan: Partial<PlanSummary> = {}): DeployState => ({
  at: 'plan_ready',
  plan: aPlan(plan),
  approvals: [],
});
export const applied = (merge: Extract<DeployState, { at: 'applied' }>['merge']): DeployState => ({
  ...{ at: 'applied', plan: aPlan(), approvals, by, on: NOW, merge },
});
const failed = (outcome?: 'nothing-changed' | 'partly-applied' | 'unknown'): DeployState => ({
  at: 'failed',
  during: outcome ? 'apply' : 'plan',
  reason: 'Error: no such zone\n\n  on vm-web.tf line 3',
  advice: 'Correct the code and push, or plan again.',
  ...(outcome && { outcome, plan: aPlan() }),
});

/** Every state a pull request can show, with its variants. */
export const BY_NAME = {
  waiting: { at: 'validating', carried: { approvals: [] } },
  planning: { at: 'planning', carried: { approvals: [] }, run },
  ready: ready(),
  destructive: ready({
    counts: { add: 0, change: 0, destroy: 1, replace: 1 },
    resources: [
      { address: 'google_sql_database_instance.main', type: 'x', action: 'replace', forcedBy: ['settings[0].tier'] },
      { address: 'google_storage_bucket.old', type: 'x', action: 'delete', forcedBy: [] },
    ],
  }),
  empty: ready({ counts: { add: 0, change: 0, destroy: 0, replace: 0 }, resources: [] }),
  denied: ready({ verdict: { is: 'deny', reasons: [{ code: 'over-budget', budgetUsd: 10, afterUsd: 24.46 }] } }),
  refused: { ...ready(), refused: [{ code: 'plan-too-old', hours: 24 }] } as DeployState,
  asked: { ...ready(), asked: by } as DeployState,
  approved: { at: 'approved', plan: aPlan(), approvals },
  applying: { at: 'applying', plan: aPlan(), approvals, by, run, since: NOW },
  merging: applied({ is: 'pending' }),
  merged: applied({
    is: 'merged',
    sha: shaOf('merge'),
    before: shaOf('base'),
    tag: 'applied/web-dev/20261120T120000Z-7',
  }),
  unmerged: applied({ is: 'refused', why: 'the branch is no longer what was applied' }),
  planFailed: failed(),
  applyFailed: failed('nothing-changed'),
  partly: failed('partly-applied'),
  unknown: failed('unknown'),
  cancelled: { at: 'cancelled', by: SYSTEM, why: 'the pull request was closed' },
  stale: { at: 'expired', what: 'plan' },
  expired: { at: 'expired', what: 'pull' },
} as const satisfies Record<string, DeployState>;
export const STATES: readonly DeployState[] = Object.values(BY_NAME);

/** A view of a deploy in that state, as the mirror gets it. */
export const aView = (
  state: DeployState,
  facts: Partial<Deploy> = {},
  extra: Partial<DeployView> = {},
): DeployView => ({
  deploy: aDeploy(state, facts),
  project: aProject({ ...(facts.project && { id: facts.project }) }),
  approvals: { need: 1, have: 0, othersOnly: false },
  sandbox: false,
  ...('plan' in state && state.plan && { planText: PLAN_TEXT }),
  ...extra,
});
