import type { Deploy } from '../../core/deploy.ts';
import type { Planned } from '../../core/deploy-state.ts';
import type { DeployId, GuildId } from '../../core/ids.ts';
import { canonicalJson, type Json } from '../../core/json.ts';
import type { PlanSummary } from '../../core/plan.ts';
import { countedApprovals } from '../../policy/approvals.ts';
import { permissionOf, projectOf, roleFor } from '../authority.ts';
import type { Permission, Ports, Tables } from '../ports.ts';
import { queueAsked, record } from '../record.ts';
import { judgeStored, policiesOf, withPolicies } from './judge.ts';

/** The job after policies have changed: plans that wait are judged by what holds now, and show it. */
export async function rejudgeGuild(ports: Ports, guild: GuildId): Promise<void> {
  const waiting = await ports.store.deploys.inStates(['plan_ready', 'approved']);
  for (const { id, requester, repo } of waiting.filter((deploy) => deploy.guild === guild)) {
    const permission = await permissionOf(ports, requester, repo);
    await ports.store.transaction((tables) => rejudge(tables, ports, id, permission));
  }
}

async function rejudge(
  tables: Tables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  id: DeployId,
  permission: Permission | undefined,
): Promise<void> {
  const deploy = await tables.deploys.get(id);
  const { state } = deploy;
  if (state.at !== 'plan_ready' && state.at !== 'approved') return;
  const json = await tables.plans.json(state.plan.id);
  if (json === undefined) return;
  const plan = await judgedAnew(tables, ports, deploy, state, { json, permission });
  if (isSame(plan, state.plan)) return;
  const { rule } = plan;
  const isHeldUp = (state.objections?.length ?? 0) > 0;
  const enough =
    !isHeldUp && rule !== undefined && countedApprovals(state.approvals, plan, rule, deploy).length >= rule.need;
  const { verdict, warned, limits } = plan;
  const event = {
    kind: 'rejudged',
    verdict,
    ...(rule && { rule }),
    ...(warned && { warned }),
    ...(limits && { limits }),
    enough,
  } as const;
  const at = ports.clock.now();
  const after = await record(tables, deploy, event, at);
  await queueAsked(tables, after, at);
}

async function judgedAnew(
  tables: Tables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  deploy: Deploy,
  { plan }: Planned,
  { json, permission }: { json: Json; permission: Permission | undefined },
): Promise<PlanSummary> {
  const project = await projectOf(tables, deploy.guild, deploy.project);
  const role = await roleFor(tables, ports, deploy.requester, deploy, permission);
  const policies = await policiesOf(tables, deploy.guild);
  const { outcome } = judgeStored(policies, { project, roles: [role], now: ports.clock.now() }, plan, json);
  return withPolicies(plan, { project, policies, outcome, now: ports.clock.now() });
}

const isSame = (a: PlanSummary, b: PlanSummary): boolean => textOf(a) === textOf(b);
const textOf = ({ verdict, rule, warned }: PlanSummary): string =>
  canonicalJson(JSON.parse(JSON.stringify([verdict, rule ?? null, warned ?? []])) as Json);
