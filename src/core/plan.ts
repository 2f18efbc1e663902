import type { Crossing } from './budget.ts';
import type { Digest, PlanId, Sha } from './ids.ts';
import { type PlanArgs, reachOf } from './plan-args.ts';
import type { Usage } from './quota.ts';
import type { Problem } from './refusal.ts';
import type { Danger, PlanImpact, Suggestion } from './review.ts';
import type { Size } from './size.ts';
import type { PlannedOn } from './state-mark.ts';
import type { Finding, Verdict } from './verdict.ts';

export type ChangeAction = 'create' | 'update' | 'delete' | 'replace' | 'read' | 'forget';

/** One resource the plan touches; no values of attributes, so nothing secret. */
export interface ResourceChange {
  address: string;
  type: string;
  action: ChangeAction;
  /** Of a machine, as the plan leaves it; `unknown` when nobody knows its type. */
  size?: Size | 'unknown';
  /** Where it is, as far as the plan says; absent: where its project is. */
  region?: string;
  /** What it computes with beside its processor, where it does: `1 x nvidia-t4`. */
  accelerator?: string;
  /** Attribute paths that force the replacement, `boot_disk[0].size`. */
  forcedBy: readonly string[];
}

export interface PlanCounts {
  add: number;
  change: number;
  destroy: number;
  replace: number;
}

/** Monthly US dollars before and after; addresses without a known price are in `unpriced`, never counted as free. */
export interface PlanCost {
  beforeUsd: number;
  afterUsd: number;
  unpriced: readonly string[];
  lines: readonly { address: string; beforeUsd: number; afterUsd: number }[];
  /** What is behind the sum; absent in plans of before this was kept. */
  details?: CostDetails;
}

/** One part of what a resource will cost: so many units a month at so much. */
export interface CostPart {
  address: string;
  what: string;
  quantity: number;
  unit: string;
  unitUsd: number;
  hourlyUsd: number;
  monthlyUsd: number;
  /** `measured`, `derived` or `recalled`. */
  sure: string;
}

/** A cheaper way to the same end. Those of one resource are alternatives. */
export interface Saving {
  /** `vm web` */
  of: string;
  what: string;
  why: string;
  savingUsd: number;
  savingPercent: number;
}

/** As much as a comment shows: a plan lives in its deploy's row. */
export interface CostDetails {
  /** Of resources whose price the plan changes, the dearest first. */
  parts: readonly CostPart[];
  /** How many more there are. */
  partsLeft: number;
  /** What has no known price, in words. */
  unknown: readonly { address: string; what: string }[];
  savings: readonly Saving[];
}

/** What was to be expected of a change of settings, before terraform looked; the plan confirms or corrects it. */
export interface Announced {
  /** `vm web` */
  of: string;
  setting?: string;
  /** Mildest first: `in place`, `restart`, `replace`, `data loss`; or `removed`. */
  effect: string;
  note: string;
  /** What cannot be without it. */
  dependents?: readonly string[];
}

/** Some of those who have to say yes. */
export interface ApprovalGroup {
  need: number;
  /** What people call it: a stage, or why it is asked for. */
  name?: string;
  /** Who they have to be: a role, or a subject such as `discord-role:900`; absent: whoever may approve. */
  of?: string;
}

/** How many must say yes, and whether the requester may be one of them. */
export interface ApprovalRule {
  need: number;
  othersOnly: boolean;
  /** Who they have to be; together they need as many. Absent: whoever may approve. */
  groups?: readonly ApprovalGroup[];
  /** One group after the other. */
  inOrder?: true;
  /** Nobody has to look: an administrator said so of what is harmless. */
  auto?: true;
}

/** What terraform would do with one tree, and what the rules say of it. Small enough to live in the deploy's row. */
export interface PlanSummary {
  id: PlanId;
  n: number;
  head: Sha;
  base: Sha;
  /** Tree of merge(base, head): what was planned. */
  tree: Sha;
  /** sha256 of the plan file: what is applied is what was stored. */
  planFile: Digest;
  /** The state it was made on; absent where that is not known. */
  on?: PlannedOn;
  /** What was passed on to it, as people may see it; absent: nothing. */
  args?: PlanArgs;
  /** sha256 of the canonical resource and output changes, and of `args`: what people approve. */
  changes: Digest;
  counts: PlanCounts;
  resources: readonly ResourceChange[];
  /** What the changed settings were to do; absent where none of ours changed. */
  announced?: readonly Announced[];
  /** Outputs that change, by name. */
  outputs: readonly string[];
  /** Something was changed outside that the state does not know of yet: an apply writes it there, also where it has nothing else to do. */
  refreshes?: true;
  cost: PlanCost;
  /** What the project takes of its quota once this is applied. */
  usage: Usage;
  /** Points of budgets that it passes, the highest of each; absent: none. */
  crossings?: readonly Crossing[];
  verdict: Verdict;
  /** What roles, quotas and budgets alone say of it; absent: `verdict` does. */
  limits?: Verdict;
  /** What a program of the administrators says of it; absent where there is none. */
  hook?: { denied: readonly Problem[]; warned: readonly Problem[] };
  /** What policies only have a word about. */
  warned?: readonly Problem[];
  /** Who has to approve it; absent in plans of before this was kept: as its environment says. */
  rule?: ApprovalRule;
  findings: readonly Finding[];
  /** Why it is one to read twice; absent: it is not. */
  danger?: readonly Danger[];
  /** What it does to what is there, beyond changes in place, the gravest first; absent: nothing. */
  impact?: readonly PlanImpact[];
  /** Remedies of findings that are constants in the code. */
  fixes?: readonly Suggestion[];
  /** `terraform 1.11.4`. */
  engine: string;
  plannedAt: Date;
}

/** True when the code asks for nothing at all that is not there: such a plan goes straight to the merge. */
export const isEmptyPlan = ({ counts, outputs, args }: Pick<PlanSummary, 'counts' | 'outputs' | 'args'>): boolean =>
  reachOf(args) === 'all' && counts.add + counts.change + counts.destroy + counts.replace === 0 && outputs.length === 0;

/** True when an apply would do nothing at all, not even write into the state what was found to be different. */
export const isIdlePlan = (plan: PlanSummary): boolean => isEmptyPlan(plan) && !plan.refreshes;
