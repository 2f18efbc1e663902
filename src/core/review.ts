/** Mildest first. `deferred`: at the next maintenance window; `rolling`: one node after the other. */
export const PLAN_EFFECTS = ['in-place', 'deferred', 'rolling', 'restart', 'replace', 'destroy', 'data-loss'] as const;
export type PlanEffect = (typeof PLAN_EFFECTS)[number];

/** What a plan does to something that is there. */
export interface PlanImpact {
  address: string;
  effect: PlanEffect;
  /** Attributes that lead to it, or terraform's reason. */
  cause: readonly string[];
  /** What cannot be without it, of what stays or is made anew. */
  dependents: readonly string[];
}

/** What makes a plan one to read twice. */
export type DangerKind = 'data-loss' | 'exposure' | 'protection-lost' | 'rights-widened' | 'mass-change';

export interface Danger {
  kind: DangerKind;
  address: string;
  what: string;
}

/** A line of the code as it would be right. */
export interface Suggestion {
  rule: string;
  address: string;
  file: string;
  line: number;
  /** What the line becomes; it may be several lines. */
  text: string;
}
