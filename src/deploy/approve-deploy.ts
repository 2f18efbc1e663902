import type { Approval } from '../core/approval.ts';
import { withoutApproval } from '../core/carried.ts';
import { type Deploy, planOf } from '../core/deploy.ts';
import type { Carried } from '../core/deploy-state.ts';
import { withoutObjection } from '../core/objection.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { type ApprovalRule, approvalRuleOf, countedApprovals, fourEyesProblems } from '../policy/approvals.ts';
import { seatProblems } from '../policy/seats.ts';
import { known, lacks, permissionOf, projectOf, roleFor, withLinks } from './authority.ts';
import { standingOf } from './policies/standing.ts';
import type { Ports, Tables } from './ports.ts';
import { queueAsked, record } from './record.ts';
import type { UseCases } from './use-cases.ts';

type Yes = Parameters<UseCases['approveDeploy']>[0];

/**
 * Counts one person's approval of what the plan changes: GitHub review, PR comment or Discord button alike. The same yes twice is one.
 * An ask for the apply that already stands is honoured once all approvals are there.
 * @throws Refusal `stale-card` for a plan that is no longer this one, `same-person` and `maybe-same-person` where others are asked for
 */
export async function approveDeploy(
  ports: Ports,
  { deploy: id, by: actor, plan: seen, review, head }: Yes,
): Promise<Deploy> {
  const permission = await permissionOf(ports, actor, (await ports.store.deploys.get(id)).repo);
  return ports.store.transaction(async (tables) => {
    const deploy = await withLinks(tables, await tables.deploys.get(id));
    const by = await known(tables, actor);
    const role = await roleFor(tables, ports, by, deploy, permission);
    refuseIf([...lacks(role, 'user', 'approve this'), ...fourEyesProblems(await ruleFor(tables, deploy), by, deploy)]);
    const plan = readyPlan(deploy);
    if (seen !== undefined && plan.id !== seen) throw new Refusal({ code: 'stale-card' });
    if (head !== undefined && plan.head !== head) throw new Refusal({ code: 'head-moved' });
    const at = ports.clock.now();
    return approve(tables, deploy, {
      by,
      head: plan.head,
      changes: plan.changes,
      at,
      ...(await standingOf(tables, deploy, by, role, at)),
      ...(review !== undefined && { review }),
    });
  });
}

/** The plan that waits for a decision. @throws Refusal `not-now` */
export function readyPlan(deploy: Deploy): NonNullable<ReturnType<typeof planOf>> {
  const plan = planOf(deploy);
  const { at } = deploy.state;
  if (!plan || (at !== 'plan_ready' && at !== 'approved'))
    throw new Refusal({ code: 'not-now', state: at, wanted: 'approved' });
  return plan;
}

const ruleFor = async (tables: Pick<Tables, 'projects'>, deploy: Deploy): Promise<ApprovalRule> =>
  approvalRuleOf(await projectOf(tables, deploy.guild, deploy.project), planOf(deploy));

/** Stores an approval in the caller's transaction; nothing happens when the person's yes is there already. */
export async function approve(tables: Tables, deploy: Deploy, approval: Approval): Promise<Deploy> {
  const { state } = deploy;
  if (state.at !== 'plan_ready' && state.at !== 'approved') return deploy;
  const rule = await ruleFor(tables, deploy);
  refuseIf(fourEyesProblems(rule, approval.by, deploy));
  const already = state.approvals.some(
    ({ by, changes }) => by.surface === approval.by.surface && by.id === approval.by.id && changes === approval.changes,
  );
  const isReplacing = withoutObjection(state.objections, approval).length < (state.objections?.length ?? 0);
  if (already && !isReplacing) return deploy;
  refuseIf(seatProblems(countedApprovals(state.approvals, state.plan, rule, deploy), approval, rule));
  const enough = await isEnough(tables, deploy, {
    approvals: [...state.approvals, approval],
    objections: withoutObjection(state.objections, { by: approval.by }),
  });
  const after = await record(tables, deploy, { kind: 'approved', approval, enough }, approval.at);
  await queueAsked(tables, after, approval.at);
  return after;
}

/**
 * Takes an approval back: a dismissed review, a change request, or the person's own word. It counts while a new plan is made as well.
 * Nothing happens when there is none.
 */
export async function withdrawApproval(
  ports: Ports,
  { deploy: id, by: actor, review }: Parameters<UseCases['withdrawApproval']>[0],
): Promise<Deploy> {
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const withdrawal = { by: await known(tables, actor), ...(review !== undefined && { review }) };
    const given = givenTo(deploy);
    if (!given) return deploy;
    const left = withoutApproval(given, withdrawal);
    if (left.approvals.length === given.approvals.length) return deploy;
    const enough = await isEnough(tables, deploy, left);
    return record(tables, deploy, { kind: 'approval-withdrawn', ...withdrawal, enough }, ports.clock.now());
  });
}

/** Whether nothing that people say is in the way of its apply: enough of them said yes, and nobody wants something changed first. */
export async function isEnough(
  tables: Pick<Tables, 'projects'>,
  deploy: Deploy,
  { approvals = [], objections = [] }: Partial<Pick<Carried, 'approvals' | 'objections'>>,
): Promise<boolean> {
  const plan = planOf(deploy);
  if (!plan || objections.length > 0) return false;
  const rule = await ruleFor(tables, deploy);
  return countedApprovals(approvals, plan, rule, deploy).length >= rule.need;
}

/** Approvals and ask that a deploy has, or takes along to its next plan. */
export function givenTo({ state }: Deploy): Carried | undefined {
  if ('carried' in state) return state.carried;
  return state.at === 'plan_ready' || state.at === 'approved' ? state : undefined;
}
