import type { PlanSummary } from '../core/plan.ts';
import { PLAN_EFFECTS, type PlanImpact } from '../core/review.ts';
import { countsAs, type Finding, isAtLeast } from '../core/verdict.ts';
import type { Review } from './review-plan.ts';

type Reviewed = Pick<PlanSummary, 'danger' | 'impact' | 'fixes'>;

/** As many as a reader goes through; a plan lives in its deploy's row. */
const MOST_KEPT = 200;
const MOST_DANGERS = 25;
const MOST_IMPACTS = 50;
const MOST_DEPENDENTS = 10;
const MOST_FIXES = 25;

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

/** What else of a review is stored with a plan; what only changes in place is what the plan itself says. */
export function keptReview({ verdict, impact, suggestions }: Omit<Review, 'findings'>): Reviewed {
  const grave = impact
    .filter(({ effect }) => effect !== 'in-place')
    .toSorted(gravestFirst)
    .slice(0, MOST_IMPACTS);
  const kept = {
    danger: verdict.reasons.slice(0, MOST_DANGERS),
    impact: grave.map(({ dependents, ...one }) => ({ ...one, dependents: dependents.slice(0, MOST_DEPENDENTS) })),
    fixes: suggestions.slice(0, MOST_FIXES),
  };
  return Object.fromEntries(Object.entries(kept).filter(([, some]) => some.length > 0));
}

const gravestFirst = (a: PlanImpact, b: PlanImpact): number =>
  PLAN_EFFECTS.indexOf(b.effect) - PLAN_EFFECTS.indexOf(a.effect);
