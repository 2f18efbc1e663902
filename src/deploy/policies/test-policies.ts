import { planOf } from '../../core/deploy.ts';
import type { DeployId, GuildId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { ApprovalRule } from '../../core/plan.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { approvalRuleOf } from '../../policy/approvals.ts';
import type { PolicyOutcome } from '../../policy/policies/engine.ts';
import { parsePolicies } from '../../policy/policies/parse.ts';
import { known, lacks, permissionOf, projectOf, roleFor } from '../authority.ts';
import type { Ports } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import { priceRequest } from '../request-facts.ts';
import { judgeStored, policiesOf, policiesOnLines } from './judge.ts';

export interface TestInput {
  guild: GuildId;
  by: Person;
  deploy: DeployId;
  /** Policies to try; absent: those that hold. */
  text?: string;
}

export interface Tested {
  of: 'draft' | 'plan';
  outcome: PolicyOutcome;
  rule: ApprovalRule;
}

/** What policies say, or would say, of a draft or of the last plan of a deploy. Nothing is changed by it. @throws Refusal `no-such` */
export async function testPolicies(ports: Ports, { guild, by: actor, deploy: id, text }: TestInput): Promise<Tested> {
  const { store, clock } = ports;
  const deploy = await store.deploys.get(id);
  if (deploy.guild !== guild) throw new Refusal({ code: 'no-such', what: 'deploy', id });
  const by = await known(store, actor);
  refuseIf(
    lacks(
      await roleFor(store, ports, by, deploy, await permissionOf(ports, actor, deploy.repo)),
      'viewer',
      'test policies',
    ),
  );
  const project = await projectOf(store, guild, deploy.project);
  const policies = text === undefined ? await policiesOf(store, guild) : parsePolicies(text);
  const role = await roleFor(store, ports, deploy.requester, deploy);
  const asker = { project, roles: [role], now: clock.now() };
  const plan = planOf(deploy);
  if (!plan) {
    const { resources } = await projectAtBase(ports, project);
    const { lines } = priceRequest(project, resources, deploy.deltas);
    return { of: 'draft', outcome: policiesOnLines(policies, asker, lines, resources), rule: approvalRuleOf(project) };
  }
  const json = await store.plans.json(plan.id);
  if (json === undefined) throw new Refusal({ code: 'no-such', what: 'plan', id: plan.id });
  return { of: 'plan', ...judgeStored(policies, asker, plan, json) };
}
