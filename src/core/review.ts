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

/** A constant that the code has to have for a finding to go. */
export interface Mend {
  rule: string;
  address: string;
  /** From the root of what was planned. */
  file: string;
  /** The attribute in the block of its resource: `['metadata_options', 'http_tokens']`. */
  path: readonly string[];
  /** As HCL has it, and of ours. */
  value: string;
}

/** The same as a line of the code as it would be right. Plans of before have lines alone. */
export interface Suggestion extends Omit<Mend, 'path' | 'value'>, Partial<Pick<Mend, 'path' | 'value'>> {
  line: number;
  /** What the line becomes; it may be several lines. */
  text: string;
  /** The file is generated: whoever changes it changes what it is made of. */
  isGenerated?: true;
}
