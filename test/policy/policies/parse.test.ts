import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/core/explain.ts';
import { Refusal } from '../../../src/core/refusal.ts';
import { parsePolicies } from '../../../src/policy/policies/parse.ts';

const mistakesOf = (text: string): string[] => {
  try {
    parsePolicies(text, 'p.yaml');
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map((one) => Object.values(explain(one)).join(' '));
    throw error;
  }
  return [];
};
const policy = (fields: string): string => `policies:\n  - { id: one, ${fields} }\n`;

describe('a file of policies', () => {
  it('says where things hold, when, and what is asked for', () => {
    const [rule, approval] = parsePolicies(`
policies:
  - id: big-databases
    type: quota
    resources: [type:database, "type:aws_db_*"]
    scope: { project: shop-*, environment: prod }
    active: { cron: "0 18 * * 5", for: 2d, timezone: Europe/Berlin }
    limits: { disk_gb: 500 }
    effect: require_approval
    approvals: { more: 2, of: "discord-role:900" }
    reason: Large databases need two of the data team.
approvals:
  - { id: prod, scope: { environment: prod }, need: 2, of: admin, auto: { below_usd: 5 } }
  `);
    expect(rule).toMatchObject({
      is: 'rule',
      scope: { projects: ['shop-*'], environments: ['prod'] },
      active: { is: 'cron', forMinutes: 2880, timezone: 'Europe/Berlin' },
      asks: { more: 2, of: { subject: { kind: 'discord-role', id: '900' } } },
      priority: 100,
      enabled: true,
    });
    expect(approval).toMatchObject({
      is: 'approval',
      need: 2,
      self: false,
      danger: 1,
      of: { role: 'admin' },
      auto: { belowUsd: 5 },
    });
  });

  it('needs as many approvals as its stages do', () => {
    const [rule] = parsePolicies(
      'approvals: [{ id: two, stages: [{ of: "github-team:acme/sec", need: 2 }, { name: owners, of: admin }] }]',
    );
    expect(rule).toMatchObject({ need: 3, stages: [{ name: 'stage 1' }, { name: 'owners' }] });
  });

  it.each([
    [
      'an unknown word',
      policy('type: region, alowed: { region: x }'),
      'line 2, policies, entry 1, alowed: unknown; did you mean allowed?',
    ],
    ['an unknown type', policy('type: regional, allowed: { region: x }'), 'line 2, policies, entry 1, type'],
    [
      'a cost policy without money',
      policy('type: cost, limits: { count: 3 }'),
      'a cost policy says nothing without limits with usd_per_month',
    ],
    [
      'a region policy without a region',
      policy('type: region, allowed: { zone: x }'),
      'says nothing without allowed or denied with region',
    ],
    [
      'a kind that is none',
      policy('type: security, resources: "type:databse", denied: { a: b }'),
      'did you mean database?',
    ],
    [
      'a pattern that is none',
      policy('type: security, resources: "databases", denied: { a: b }'),
      'is no pattern of resources',
    ],
    [
      'approvals that nobody asks for',
      policy('type: region, allowed: { region: x }, approvals: { more: 2 }'),
      'effect: require_approval',
    ],
    [
      'nobody as an approver',
      policy('type: region, allowed: { region: x }, effect: require_approval, approvals: { of: boss }'),
      'is nobody who approves',
    ],
    [
      'a window without an end',
      policy('type: region, allowed: { region: x }, active: { cron: "0 1 * * *" }'),
      'for is missing',
    ],
    [
      'a window that ends before it begins',
      policy('type: region, allowed: { region: x }, active: { from: 2026-12-02, until: 2026-12-01 }'),
      'ends before it begins',
    ],
    ['a day that is none', policy('type: region, allowed: { region: x }, active: { from: 2026-02-30 }'), 'is no date'],
    [
      'a time zone that is none',
      policy('type: region, allowed: { region: x }, active: { cron: "0 1 * * *", for: 1h, timezone: Mars }'),
      'is no time zone',
    ],
    [
      'the same id twice',
      'policies:\n  - { id: aa, type: region, allowed: { region: x } }\n  - { id: aa, type: region, allowed: { region: x } }',
      'aa is there twice',
    ],
    ['stages and the requester', 'approvals: [{ id: aa, self: true, stages: [{ need: 1 }] }]', 'others are asked for'],
    ['nothing at all', 'policies: []', 'says no policy'],
    ['broken YAML', 'policies: [', 'line 1'],
  ])('is refused for %s', (_, text, said) => {
    expect(mistakesOf(text).join('\n')).toContain(said);
  });

  it('tells every mistake at once', () => {
    expect(mistakesOf('policies:\n  - { id: A, type: cost }\n  - { id: bb, type: x }')).toHaveLength(2);
  });

  it('is read or refused, whatever it says', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((value) => `policies: [${value}]`),
        ),
        (text) => {
          expect(mistakesOf(text)).toBeInstanceOf(Array);
        },
      ),
    ));
});
