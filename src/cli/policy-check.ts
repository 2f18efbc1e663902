import { readFile } from 'node:fs/promises';
import { providerOfType } from '../catalog/clouds.ts';
import { explain } from '../core/explain.ts';
import type { Json } from '../core/json.ts';
import { parsePlanJson } from '../core/plan-json/parse.ts';
import { ENVIRONMENTS, type Project } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import { costOfPlan } from '../cost/plan-cost.ts';
import { thingsOfPlan } from '../deploy/policies/things.ts';
import { judgePolicies } from '../policy/policies/engine.ts';
import { parsePolicies } from '../policy/policies/parse.ts';
import type { Policy } from '../policy/policies/policy.ts';

export interface CheckOptions {
  plan?: string;
  project: string;
  environment: string;
}

export interface Checked {
  lines: string[];
  isDenied: boolean;
}

/** What a file of policies holds and, where a plan is given, what it says of it. @throws Refusal `bad-input` with every mistake */
export async function checkPolicies(file: string, options: CheckOptions): Promise<Checked> {
  const policies = parsePolicies(await readFile(file, 'utf8'), file);
  const held = policies.map(
    (policy) =>
      `ok ${policy.id}: ${policy.is === 'rule' ? `${policy.type}, ${policy.effect}` : 'approvals'}${policy.enabled ? '' : ', off'}`,
  );
  if (options.plan === undefined) return { lines: held, isDenied: false };
  const { lines, isDenied } = judge(policies, JSON.parse(await readFile(options.plan, 'utf8')) as Json, options);
  return { lines: [...held, ...lines], isDenied };
}

function judge(policies: readonly Policy[], json: Json, { project, environment: named }: CheckOptions): Checked {
  const environment = ENVIRONMENTS.find((one) => one === named);
  if (!environment)
    throw new Refusal({
      code: 'bad-input',
      field: '--environment',
      why: `there is no ${named}`,
      expected: ENVIRONMENTS.join(', '),
    });
  const plan = parsePlanJson(json);
  const provider =
    plan.resource_changes.map(({ type }) => providerOfType(type)).find((one) => one !== undefined) ?? 'gcp';
  const place: Pick<Project, 'provider' | 'region'> = { provider, region: '' };
  const things = thingsOfPlan(plan, costOfPlan(plan, place), place);
  const { denied, asked, warned, asks } = judgePolicies(policies, {
    project,
    environment,
    now: new Date(),
    roles: ['user'],
    things,
  });
  const say = (word: string, problems: typeof denied): string[] =>
    problems.map((problem) => `${word} ${Object.values(explain(problem)).join(' ')}`);
  const more = asks.reduce((sum, ask) => sum + ask.more, 0);
  const verdict = denied.length > 0 ? 'denied' : more > 0 ? `needs ${more} more approvals` : 'nothing against it';
  return {
    lines: [...say('DENY', denied), ...say('ASK ', asked), ...say('WARN', warned), verdict],
    isDenied: denied.length > 0,
  };
}
