import type { Deploy } from '../../core/deploy.ts';
import type { Role } from '../../core/governance.ts';
import type { Json } from '../../core/json.ts';
import type { ApprovalRule, PlanSummary } from '../../core/plan.ts';
import { type PlanJson, parsePlanJson } from '../../core/plan-json/parse.ts';
import type { Project } from '../../core/project.ts';
import type { Resource } from '../../core/request.ts';
import { withHits } from '../../policy/plan.ts';
import { judgePolicies, NO_POLICY, type PolicyOutcome } from '../../policy/policies/engine.ts';
import type { Policy } from '../../policy/policies/policy.ts';
import { ruleFor } from '../../policy/rule-for.ts';
import type { Tables } from '../ports.ts';
import { type AskedLine, thingsOfPlan, thingsOfRequest } from './things.ts';

type Needs = Pick<Tables, 'policies'>;

/** Everything that holds in a guild. */
export const policiesOf = async ({ policies }: Needs, guild: Deploy['guild']): Promise<Policy[]> =>
  (await policies.of(guild)).map(({ policy }) => policy);

interface Asker {
  project: Project;
  /** Of those who asked. */
  roles: readonly (Role | undefined)[];
  now: Date;
}

/** What policies say of a request as it stands. */
export const policiesOnLines = (
  policies: readonly Policy[],
  { project, roles, now }: Asker,
  lines: readonly AskedLine[],
  present: readonly Resource[],
): PolicyOutcome =>
  judgePolicies(policies, {
    ...{ project: project.id, environment: project.environment, roles, now },
    things: thingsOfRequest(lines, present, project),
  });

type Planned = Pick<PlanSummary, 'cost' | 'findings'>;

/** What policies say of a plan. */
export const judgeParsed = (
  policies: readonly Policy[],
  { project, roles, now }: Asker,
  parsed: PlanJson,
  { cost, findings }: Planned,
): PolicyOutcome =>
  judgePolicies(policies, {
    ...{ project: project.id, environment: project.environment, roles, now, findings },
    things: thingsOfPlan(parsed, cost, project),
  });

export interface Judged {
  outcome: PolicyOutcome;
  rule: ApprovalRule;
}

/** The same of a plan that is stored, with the rule for its approvals: as things are now. */
export function judgeStored(policies: readonly Policy[], asker: Asker, plan: PlanSummary, json: Json): Judged {
  const isAsked = policies.some(({ is }) => is === 'rule');
  const outcome = isAsked ? judgeParsed(policies, asker, parsePlanJson(json), plan) : NO_POLICY;
  return { outcome, rule: ruleFor({ project: asker.project, plan, policies, outcome, now: asker.now }) };
}

/** A plan with what roles, quotas and budgets say of it, what policies add to that, and who has to approve it. */
export function withPolicies(
  { warned: _, ...plan }: PlanSummary,
  {
    project,
    policies,
    outcome,
    now,
  }: Pick<Asker, 'project' | 'now'> & { policies: readonly Policy[]; outcome: PolicyOutcome },
): PlanSummary {
  const { limits = plan.verdict, hook } = plan;
  const verdict = withHits(limits, [...outcome.denied, ...(hook?.denied ?? [])], outcome.asked);
  const warned = [...outcome.warned, ...(hook?.warned ?? [])];
  const judged = { ...plan, limits, verdict, ...(warned.length > 0 && { warned }) };
  return { ...judged, rule: ruleFor({ project, plan: judged, policies, outcome, now }) };
}
