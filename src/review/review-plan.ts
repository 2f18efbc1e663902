import { type PlanJson, parsePlanJson } from '../core/plan-json/parse.ts';
import { type Finding, SEVERITIES } from '../core/verdict.ts';
import { findAll } from './find.ts';
import { worldsOf } from './plan/world.ts';
import type { Around } from './rule.ts';

/** What is known beside the plan; all of it can be left out. */
export type ReviewOptions = Partial<Around>;

export interface Review {
  /** The gravest first. */
  findings: readonly Finding[];
}

/** Tags that tell whose a resource is and what it is for; one of them is enough. */
const USUAL_TAGS = ['owner', 'team', 'environment', 'env', 'cost-center', 'project', 'application', 'service'];
const MANY_CHANGES = 25;

/**
 * What the rules say of a plan, as `terraform show -json` gives it, redacted or not. Pure: no key, no network, no clock but what is passed.
 * @throws Error for what is no plan
 */
export function reviewPlan(planJson: unknown, options: ReviewOptions = {}): Review {
  const plan: PlanJson = parsePlanJson(planJson);
  const around: Around = { requiredTags: USUAL_TAGS, isRegulated: false, manyChanges: MANY_CHANGES, ...options };
  const findings = findAll(worldsOf(plan), around);
  return { findings: findings.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity)) };
}
