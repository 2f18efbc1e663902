import { countsAs, type Finding } from '../../core/verdict.ts';
import type { Pack } from './pack.ts';

/** What speaks against the controls of a pack. */
export interface PackReport {
  id: string;
  title: string;
  violations: readonly {
    control: string;
    what: string;
    findings: readonly Pick<Finding, 'rule' | 'address' | 'severity'>[];
  }[];
  duties: readonly string[];
}

/** The findings by control; what is suppressed was decided on. */
export function reportOf({ id, title, controls, duties }: Pack, findings: readonly Finding[]): PackReport {
  const counting = findings.filter((finding) => countsAs(finding) !== 'suppressed');
  const violations = controls
    .map(({ control, what, rules }) => ({
      ...{ control, what },
      findings: counting
        .filter(({ rule }) => rules.includes(rule))
        .map(({ rule, address, severity }) => ({ rule, address, severity })),
    }))
    .filter((one) => one.findings.length > 0);
  return { id, title, violations, duties };
}
