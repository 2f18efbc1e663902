import { countsAs, type Finding, isAtLeast } from '../core/verdict.ts';

/** As many as a reader goes through; a plan lives in its deploy's row. */
const MOST_KEPT = 200;

/** What is new and no trifle is shown each by itself; the rest by rule. */
export const isTold = (finding: Finding): boolean =>
  countsAs(finding) === 'new' && isAtLeast(finding.severity, 'medium');

/**
 * The findings as they are stored with a plan: what is new and at least medium one by one, of the rest one for each rule, status and
 * severity, which says how many more there are.
 */
export function keptFindings(findings: readonly Finding[]): Finding[] {
  const told = findings.filter(isTold);
  const groups = new Map<string, Finding[]>();
  for (const one of findings.filter((each) => !isTold(each))) {
    const key = `${one.rule} ${one.severity} ${one.status}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const folded = [...groups.values()].flatMap(([first, ...others]): Finding[] => {
    if (!first) return [];
    return [others.length === 0 ? first : { ...first, message: `${first.message} The same at ${others.length} more.` }];
  });
  return [...told.slice(0, MOST_KEPT), ...folded.slice(0, MOST_KEPT)];
}
