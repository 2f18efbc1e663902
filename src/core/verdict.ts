import type { Problem } from './refusal.ts';

export type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical';

/** One fact a rule found at one address. */
export interface Finding {
  rule: string;
  severity: Severity;
  address: string;
  message: string;
}

/** What the rules say, with every reason. Advice never changes it. */
export type Verdict =
  | { is: 'allow' }
  | { is: 'needs-approval'; reasons: readonly Problem[] }
  | { is: 'deny'; reasons: readonly Problem[] };
