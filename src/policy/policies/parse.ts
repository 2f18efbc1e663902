import { stringify } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../../catalog/nearest.ts';
import { kindOf, kindWords } from '../../core/kind-words.ts';
import { type Problem, refuseIf } from '../../core/refusal.ts';
import { schemaProblems } from '../../core/schema-problems.ts';
import { readYaml } from '../../core/yaml.ts';
import type { ApprovalPolicy, Policy, RulePolicy } from './policy.ts';
import { type approvalSchema, fileSchema, type ruleSchema } from './schema.ts';

type Rule = z.output<typeof ruleSchema>;
type Approval = z.output<typeof approvalSchema>;
type Wrong = (path: readonly (string | number)[], why: string, expected: string) => Problem;

/** A policy with what was written of it, as a file of its own. */
export interface WrittenPolicy {
  policy: Policy;
  source: string;
}

/** Reads policies that people wrote, without what was written. @throws Refusal `bad-input` */
export const parsePolicies = (text: string, path?: string): Policy[] =>
  parsePolicyFile(text, path).map(({ policy }) => policy);

/**
 * Reads policies that people wrote.
 * @throws Refusal `bad-input` with every mistake, each with its line and what would be right
 */
export function parsePolicyFile(text: string, path = 'policies'): WrittenPolicy[] {
  const file = readYaml(path, text);
  const result = fileSchema.safeParse(file.value);
  const expected = { file, path, schema: fileSchema, nearest };
  if (!result.success) refuseIf(result.error.issues.flatMap((issue) => schemaProblems(issue, expected)));
  const { policies = [], approvals = [] } = result.data ?? {};
  const wrong: Wrong = (where, why, right) => ({
    code: 'bad-input',
    field: `${path}, line ${file.lineOf(where)}`,
    why,
    expected: right,
  });
  refuseIf([
    ...policies.flatMap((rule, index) => missing(rule, ['policies', index], wrong)),
    ...approvals.flatMap((rule, index) => stageProblems(rule, ['approvals', index], wrong)),
    ...twice([...policies, ...approvals], wrong),
    ...(policies.length + approvals.length === 0
      ? [wrong([], 'says no policy', 'a list under policies: or approvals:')]
      : []),
  ]);
  return [...policies.map(toRule), ...approvals.map(toApproval)].map((policy) => ({
    policy,
    source: sourceOf(file.value, policy),
  }));
}

/** What was written of one policy alone. */
function sourceOf(written: Readonly<Record<string, unknown>>, { id, is }: Policy): string {
  const list = is === 'rule' ? 'policies' : 'approvals';
  const own = (written[list] as readonly { id?: unknown }[]).filter((one) => one.id === id);
  return stringify({ [list]: own }, { lineWidth: 0 });
}

const isMoney = (name: string): boolean => name === 'usd_per_month' || name === 'usd_per_hour';

/** What a policy of a type cannot be without; and what can never come true. */
function missing(rule: Rule, at: readonly (string | number)[], wrong: Wrong): Problem[] {
  const { type, id, allowed, denied, limits, actions, effect, name, findings } = rule;
  const says = Object.keys({ ...allowed, ...denied });
  const needs: Partial<Record<Rule['type'], [boolean, string]>> = {
    cost: [Object.keys(limits).some(isMoney), 'limits with usd_per_month or usd_per_hour'],
    quota: [Object.keys(limits).length > 0, 'limits, such as count: 5'],
    region: [says.includes('region'), 'allowed or denied with region'],
    security: [
      says.length + Object.keys(limits).length > 0 ||
        name !== undefined ||
        findings !== undefined ||
        actions !== undefined,
      'allowed, denied, limits, name, findings or actions',
    ],
    permission: [actions !== undefined || says.length > 0 || name !== undefined, 'actions, allowed, denied or name'],
  };
  const [isThere, what] = needs[type] ?? [true, ''];
  return [
    ...(isThere ? [] : [wrong(at, `${id}: a ${type} policy says nothing without ${what}`, what)]),
    ...(rule.approvals && effect !== 'require_approval'
      ? [
          wrong(
            [...at, 'approvals'],
            `${id}: approvals without an effect that asks for them`,
            'effect: require_approval',
          ),
        ]
      : []),
    ...rule.resources.flatMap((pattern) => kindProblem(pattern, id, [...at, 'resources'], wrong)),
  ];
}

/** `type:databse` would never match anything. */
function kindProblem(pattern: string, id: string, at: readonly (string | number)[], wrong: Wrong): Problem[] {
  const word = /^type:(.+)$/.exec(pattern)?.[1];
  if (word === undefined || word === '*' || kindOf(word) || /^[a-z]+_/.test(word) || /[*?]/.test(word)) return [];
  const meant = nearest(word, kindWords());
  return [
    wrong(
      at,
      `${id}: there is no kind ${word}`,
      meant ? `did you mean ${meant}?` : 'a kind, or a type of terraform such as aws_db*',
    ),
  ];
}

const stageProblems = ({ id, stages, self }: Approval, at: readonly (string | number)[], wrong: Wrong): Problem[] =>
  stages.length > 0 && self ? [wrong([...at, 'self'], `${id}: with stages others are asked for`, 'self: false')] : [];

function twice(all: readonly { id: string }[], wrong: Wrong): Problem[] {
  const ids = all.map(({ id }) => id);
  const again = [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))];
  return again.map((id) => wrong([], `${id} is there twice`, 'ids that differ'));
}

function toRule({ way_on: wayOn, approvals: asks, ...rest }: Rule): RulePolicy {
  const { actions, roles, active, name, findings, reason, ...rule } = rest;
  return {
    is: 'rule',
    ...rule,
    ...(actions && { actions }),
    ...(roles && { roles }),
    ...(active && { active }),
    ...(name !== undefined && { name }),
    ...(findings && { findings }),
    ...(reason !== undefined && { reason }),
    ...(wayOn !== undefined && { wayOn }),
    ...(asks && { asks }),
  };
}

function toApproval({ auto, of, active, stages, ...rule }: Approval): ApprovalPolicy {
  return {
    is: 'approval',
    ...rule,
    need: Math.max(
      rule.need,
      stages.reduce((sum, { need }) => sum + need, 0),
    ),
    stages: stages.map(({ name, need, of: whom }, index) => ({
      name: name ?? `stage ${index + 1}`,
      need,
      ...(whom && { of: whom }),
    })),
    ...(of && { of }),
    ...(active && { active }),
    ...(auto && { auto: { belowUsd: auto.below_usd } }),
  };
}
