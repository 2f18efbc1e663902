import type { Danger, DangerKind, PlanImpact } from '../core/review.ts';
import { countsAs, type Finding, isAtLeast } from '../core/verdict.ts';

/** What the rules say of a plan in one word; `danger` always has a reason. */
export interface ReviewVerdict {
  is: 'clean' | 'findings' | 'danger';
  reasons: readonly Danger[];
}

const EXPOSES =
  /^(?:NET-00[1-4]|STO-00[12]|DB-00[17]|K8S-001|K8S-006|EDGE-009|EDGE-010|ENC-011|CMP-003|CMP-006|SVC-001|SVC-003|IAM-004)$/;
const WIDENS = /^IAM-00[1-5]$|^IAM-008$/;

const kindOf = ({ rule, severity }: Finding): DangerKind | undefined => {
  if (rule === 'CHG-004') return 'protection-lost';
  if (rule === 'CHG-005') return 'mass-change';
  if (!isAtLeast(severity, 'high')) return undefined;
  return EXPOSES.test(rule) ? 'exposure' : WIDENS.test(rule) ? 'rights-widened' : undefined;
};

/** What is new and nobody has said may be; who says so in the very change does not count. */
export function verdictOf(findings: readonly Finding[], impact: readonly PlanImpact[]): ReviewVerdict {
  const counting = findings.filter((finding) => countsAs(finding) !== 'suppressed');
  const reasons = [
    ...impact
      .filter(({ effect }) => effect === 'data-loss')
      .map(
        ({ address, cause }): Danger => ({
          kind: 'data-loss',
          address,
          what: `goes with what it holds (${cause.join(', ')})`,
        }),
      ),
    ...counting
      .filter((finding) => countsAs(finding) === 'new')
      .flatMap((finding): Danger[] => {
        const kind = kindOf(finding);
        return kind ? [{ kind, address: finding.address, what: finding.message }] : [];
      }),
  ];
  return { is: reasons.length > 0 ? 'danger' : counting.length > 0 ? 'findings' : 'clean', reasons };
}
