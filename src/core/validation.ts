import type { DeployId, Sha } from './ids.ts';
import type { PlanCost, PlanCounts, ResourceChange } from './plan.ts';
import type { Problem } from './refusal.ts';
import type { Finding } from './verdict.ts';

/** What a tree would do, without a pull request. Small enough to be kept whole. */
export interface Validation {
  deploy: DeployId;
  /** What was looked at: the default branch as it was, with what the deploy changes. */
  tree: Sha;
  base: Sha;
  /** Who asked, as the item that came in: it is answered with this, whatever has changed since. */
  item: string;
  at: Date;
  /** Why it was not looked at. */
  refused?: readonly Problem[];
  /** Files that the engine would format otherwise. */
  unformatted: readonly string[];
  errors: readonly string[];
  warnings: readonly string[];
  /** Where it ended, when it did not come to a plan. */
  failedAt?: 'init' | 'validate' | 'plan';
  plan?: ValidatedPlan;
}

export interface ValidatedPlan {
  engine: string;
  counts: PlanCounts;
  resources: readonly ResourceChange[];
  outputs: readonly string[];
  cost: PlanCost;
  findings: readonly Finding[];
}
