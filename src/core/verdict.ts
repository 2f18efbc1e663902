import type { Problem } from './refusal.ts';

export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** True for one as grave as the other, or graver. */
export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);

/** Whether the plan brings it, leaves it as it was, or somebody has said why it may be. */
export type FindingStatus = 'new' | 'existing' | 'suppressed';

/** One fact a rule found at one address. */
export interface Finding {
  rule: string;
  severity: Severity;
  /** Of a resource; `provider.aws` for what stands in a provider block. */
  address: string;
  /** What the rule is about, the same for every finding of it. */
  title: string;
  /** What is so here. Never a secret. */
  message: string;
  /** Ids of the same rule in public scanners: `AVD-AWS-0107`, `CKV_AWS_24`. */
  refs: readonly string[];
  status: FindingStatus;
  /** Of a suppressed one: what was said, and until when it counts. */
  reason?: string;
  until?: string;
  /** Of one that a comment suppresses which this very change adds: what it is without that, and counts as. */
  otherwise?: Exclude<FindingStatus, 'suppressed'>;
  /** Where it stands in the code, from the root of what was planned, where that is known. */
  file?: string;
  line?: number;
}

/** What a finding counts as where people decide: nobody excuses themselves with the change that has to be looked at. */
export const countsAs = ({ status, otherwise }: Pick<Finding, 'status' | 'otherwise'>): FindingStatus =>
  otherwise ?? status;

/** What the rules say, with every reason. Advice never changes it. */
export type Verdict =
  | { is: 'allow' }
  | { is: 'needs-approval'; reasons: readonly Problem[] }
  | { is: 'deny'; reasons: readonly Problem[] };
