import type { Approval } from '../core/approval.ts';
import type { Deploy } from '../core/deploy.ts';
import { type Person, type Sameness, type Surface, sameness } from '../core/person.ts';
import type { ApprovalGroup, ApprovalRule, PlanSummary } from '../core/plan.ts';
import { reachOf } from '../core/plan-args.ts';
import type { Environment, Project } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { groupText, nextGroup, seated } from './seats.ts';

export type { ApprovalRule } from '../core/plan.ts';

const RULES: Readonly<Record<Environment, ApprovalRule>> = {
  dev: { need: 1, othersOnly: false },
  staging: { need: 1, othersOnly: true },
  prod: { need: 2, othersOnly: true },
};
/** What holds for an environment where no administrator said otherwise. A plan that destroys everything is never one person's decision. */
export function approvalRule(environment: Environment, plan?: Pick<PlanSummary, 'args'>): ApprovalRule {
  const rule = RULES[environment];
  return reachOf(plan?.args) === 'destroy' ? { ...rule, othersOnly: true } : rule;
}

/** The rule of a plan, as it was judged; of one that is not there yet, that of its project's environment. */
export function approvalRuleOf(
  { environment, found }: Pick<Project, 'environment' | 'found'>,
  plan?: Pick<PlanSummary, 'args' | 'rule'>,
): ApprovalRule {
  if (plan?.rule) return plan.rule;
  const rule = approvalRule(environment, plan);
  return found?.requirements.includes('approved') ? { ...rule, othersOnly: true } : rule;
}

type Involved = Pick<Deploy, 'requester' | 'pushers'>;

/** Why this person's yes would not count where others are asked for: only provably different people do. */
export function fourEyesProblem(by: Person, { requester, pushers }: Involved): Problem | undefined {
  const involved = [
    { person: requester, who: 'requester' as const },
    ...pushers.map((person) => ({ person, who: 'pusher' as const })),
  ];
  const first = (is: Sameness) => involved.find(({ person }) => sameness(by, person) === is);
  const same = first('same');
  if (same) return { code: 'same-person', who: same.who };
  const maybe = first('unknown');
  return maybe && { code: 'maybe-same-person', who: maybe.who };
}

/** The same as a list, empty where the requester may approve. */
export function fourEyesProblems({ othersOnly }: ApprovalRule, by: Person, deploy: Involved): Problem[] {
  const problem = othersOnly ? fourEyesProblem(by, deploy) : undefined;
  return problem ? [problem] : [];
}

/**
 * The approvals that count for a plan: of exactly its changes, one per person, by others where others are asked for, and of those whom the
 * rule asks.
 */
export function countedApprovals(
  approvals: readonly Approval[],
  plan: Pick<PlanSummary, 'changes'>,
  rule: ApprovalRule,
  deploy: Involved,
): Approval[] {
  const valid = approvals.filter(
    ({ changes, by }) =>
      by.surface !== 'system' && changes === plan.changes && !(rule.othersOnly && fourEyesProblem(by, deploy)),
  );
  // Two surfaces of one person count once; so do two that nobody has proved to be different people. That is never in doubt on one
  // surface, so the larger of both beginnings is the most there is.
  const from = (first: Surface) => seated(provablyDifferent(valid, first), rule);
  const [discord, github] = [from('discord'), from('github')];
  return github.length > discord.length ? github : discord;
}

/** One approval of each person, those of one surface before the others. */
function provablyDifferent(approvals: readonly Approval[], first: Surface): Approval[] {
  const counted: Approval[] = [];
  for (const approval of [...approvals].sort((a, b) => Number(b.by.surface === first) - Number(a.by.surface === first)))
    if (counted.every(({ by }) => sameness(by, approval.by) === 'different')) counted.push(approval);
  return counted;
}

/** Whether an approval was given to an earlier plan: it still counts, because this one changes the same. */
export const isKept = ({ at }: Pick<Approval, 'at'>, { plannedAt }: Pick<PlanSummary, 'plannedAt'>): boolean =>
  at < plannedAt;

/** The gate: enough people said yes. */
export function approvalProblems(counted: readonly Approval[], rule: ApprovalRule): Problem[] {
  const { need, othersOnly } = rule;
  if (counted.length >= need) return [];
  const next = nextGroup(counted, rule);
  return [{ code: 'approvals-missing', have: counted.length, need, othersOnly, ...askedOf(next) }];
}

const askedOf = (group: ApprovalGroup | undefined): { of?: string } =>
  group && (group.of || group.name) ? { of: groupText(group) } : {};
