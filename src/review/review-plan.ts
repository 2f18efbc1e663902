import { type PlanJson, parsePlanJson } from '../core/plan-json/parse.ts';
import type { PlanImpact, Suggestion } from '../core/review.ts';
import { type Finding, SEVERITIES } from '../core/verdict.ts';
import { impactOfPlan } from './change/impact.ts';
import { blocksIn } from './code/blocks.ts';
import { suggestionsFor } from './code/suggestion.ts';
import { type ReviewVerdict, verdictOf } from './danger.ts';
import { findAll } from './find.ts';
import { worldsOf } from './plan/world.ts';
import type { Around } from './rule.ts';
import { type Suppression, suppressed } from './suppress.ts';

/** What is known beside the plan; all of it can be left out. */
export interface ReviewOptions extends Partial<Around> {
  /** The `.tf` files of what was planned, by their path from its folder. */
  files?: ReadonlyMap<string, string>;
  /** The same files before the change: what suppresses only since then still counts for the verdict. */
  filesBefore?: ReadonlyMap<string, string>;
  /** The same files as people see them, where that is not what was planned: places are those in them. */
  filesShown?: ReadonlyMap<string, string>;
  suppressions?: readonly Suppression[];
  /** The day on which suppressions count or are over, `2026-11-28`. */
  today?: string;
}

export interface Review {
  verdict: ReviewVerdict;
  /** The gravest first. */
  findings: readonly Finding[];
  impact: readonly PlanImpact[];
  /** What would be right, for findings whose line in the code is known and whose remedy is a matter of constants. */
  suggestions: readonly Suggestion[];
}

/** Tags that tell whose a resource is and what it is for; one of them is enough. */
const USUAL_TAGS = ['owner', 'team', 'environment', 'env', 'cost-center', 'project', 'application', 'service'];
const MANY_CHANGES = 25;
/** Before any day that a suppression could end on. */
const LONG_AGO = '0000-00-00';

/**
 * What the rules say of a plan, as `terraform show -json` gives it, redacted or not. Pure: no key, no network, no clock but what is passed.
 * @throws Error for what is no plan
 */
export function reviewPlan(planJson: unknown, options: ReviewOptions = {}): Review {
  const plan: PlanJson = parsePlanJson(planJson);
  const { files = new Map(), filesBefore, filesShown, suppressions = [], today = LONG_AGO, ...known } = options;
  const around: Around = { requiredTags: USUAL_TAGS, isRegulated: false, manyChanges: MANY_CHANGES, ...known };
  const worlds = worldsOf(plan);
  const blocks = blocksIn(files);
  const places = filesShown ? blocksIn(filesShown) : blocks;
  const said = { suppressions, blocks, places, today, ...(filesBefore && { before: blocksIn(filesBefore) }) };
  const findings = suppressed(findAll(worlds, around), said).toSorted(worstFirst);
  const impact = impactOfPlan(worlds);
  return {
    verdict: verdictOf(findings, impact),
    findings,
    impact,
    suggestions: findings.flatMap((one) => suggestionsFor(one, places)),
  };
}

const worstFirst = (a: Finding, b: Finding): number => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity);
