import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptFindings } from '../../src/review/kept.ts';
import { reviewPlan } from '../../src/review/review-plan.ts';
import { aFinding } from '../fakes/words.ts';
import { one } from './cases/case.ts';
import { aPlanOf, type Planned } from './plans.ts';

const ssh = (cidr: string) => ({ type: 'ingress', protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: [cidr] });
const review = (plan: Planned[]) => reviewPlan(aPlanOf(plan));
const statusOf = (planned: Partial<Planned>) =>
  review([{ address: 'aws_security_group_rule.a', ...planned }]).findings.find(({ rule }) => rule === 'NET-001')
    ?.status;

describe('a finding', () => {
  it.each<[string, Partial<Planned>, string | undefined]>([
    ['is new where the resource is', { after: ssh('0.0.0.0/0') }, 'new'],
    ['is new where the change brings it', { before: ssh('10.0.0.0/8'), after: ssh('0.0.0.0/0') }, 'new'],
    ['was there where nothing changes', { before: ssh('0.0.0.0/0'), after: ssh('0.0.0.0/0') }, 'existing'],
    [
      'was there where something else changes',
      { before: ssh('0.0.0.0/0'), after: { ...ssh('0.0.0.0/0'), description: 'x' } },
      'existing',
    ],
    ['is none where the change takes it away', { before: ssh('0.0.0.0/0'), after: ssh('10.0.0.0/8') }, undefined],
    ['is none of what goes', { before: ssh('0.0.0.0/0'), after: null }, undefined],
  ])('%s', (_says, planned, status) => expect(statusOf(planned)).toBe(status));

  it('is told with its public ids', () => {
    const [finding] = review([one('aws_security_group_rule.a', ssh('0.0.0.0/0'))]).findings;
    expect(finding).toMatchObject({
      rule: 'NET-001',
      title: 'SSH reachable from the whole internet',
      message: 'It lets the internet reach SSH (port 22).',
    });
    expect(finding?.refs).toContain('CKV_AWS_24');
  });

  it('never holds a secret', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, unit: 'grapheme-ascii' }), (secret) => {
        const found = review([
          one('aws_db_instance.a', { password: `s3-${secret}` }),
          one('aws_instance.a', { user_data: `export DB_PASSWORD="s3-${secret}"` }),
        ]);
        expect(JSON.stringify(found)).not.toContain(`s3-${secret}`);
      }),
    );
  });
});

describe('the verdict', () => {
  it.each<[string, Planned[], string, string[]]>([
    ['a database that goes', [{ address: 'aws_db_instance.a', before: {}, after: null }], 'danger', ['data-loss']],
    ['a door', [one('aws_security_group_rule.a', ssh('0.0.0.0/0'))], 'danger', ['exposure']],
    [
      'a door that was open',
      [{ address: 'aws_security_group_rule.a', before: ssh('0.0.0.0/0'), after: ssh('0.0.0.0/0') }],
      'findings',
      [],
    ],
    [
      'an owner',
      [one('google_project_iam_member.a', { role: 'roles/owner', member: 'user:a@example.com' })],
      'danger',
      ['rights-widened'],
    ],
    [
      'encryption that is lost',
      [{ address: 'aws_sns_topic.a', before: { kms_master_key_id: 'k' }, after: { kms_master_key_id: null } }],
      'danger',
      ['protection-lost'],
    ],
    ['nothing', [], 'clean', []],
  ])('of %s', (_says, plan, is, kinds) => {
    const { verdict } = review(plan);
    expect([verdict.is, [...new Set(verdict.reasons.map(({ kind }) => kind))]]).toEqual([is, kinds]);
  });
});

describe('the impact', () => {
  it('says what happens, why, and who needs it', () => {
    const { impact } = review([
      {
        address: 'aws_subnet.a',
        before: { id: 'subnet-0123456' },
        after: {},
        actions: ['delete', 'create'],
        replacePaths: [['cidr_block']],
        unknown: { id: true },
      },
      {
        address: 'aws_instance.web',
        before: { subnet_id: 'subnet-0123456', instance_type: 'a' },
        after: { instance_type: 'b', subnet_id: 'subnet-0123456' },
        refs: { subnet_id: ['aws_subnet.a.id', 'aws_subnet.a'] },
      },
      { address: 'aws_db_instance.a', before: { instance_class: 'a' }, after: { instance_class: 'b' } },
      { address: 'aws_sns_topic.a', before: { tags: {} }, after: { tags: { a: 'b' } } },
    ]);
    expect(impact).toEqual([
      { address: 'aws_subnet.a', effect: 'replace', cause: ['cidr_block'], dependents: ['aws_instance.web'] },
      { address: 'aws_instance.web', effect: 'restart', cause: ['instance_type'], dependents: [] },
      { address: 'aws_db_instance.a', effect: 'deferred', cause: ['instance_class'], dependents: [] },
      { address: 'aws_sns_topic.a', effect: 'in-place', cause: ['tags.a'], dependents: [] },
    ]);
  });

  it('knows dependents from the state where the code is gone', () => {
    const state = {
      values: {
        root_module: {
          resources: [
            {
              address: 'aws_instance.web',
              mode: 'managed',
              type: 'aws_instance',
              name: 'web',
              values: {},
              depends_on: ['aws_iam_role.a'],
            },
          ],
        },
      },
    };
    const plan = aPlanOf(
      [
        { address: 'aws_iam_role.a', before: { id: 'a' }, after: null },
        { address: 'aws_instance.web', before: {}, after: {} },
      ],
      { prior_state: state },
    );
    expect(reviewPlan(plan).impact).toEqual([
      { address: 'aws_iam_role.a', effect: 'destroy', cause: ['deleted'], dependents: ['aws_instance.web'] },
    ]);
  });
});

describe('what is kept with a plan', () => {
  it('is each finding that matters, and one of a kind of the rest', () => {
    const low = (address: string) =>
      aFinding({ rule: 'COST-010', severity: 'low', address, message: 'It has no tag.' });
    const kept = keptFindings([aFinding({ address: 'a' }), aFinding({ address: 'b' }), low('a'), low('b'), low('c')]);
    expect(kept.map(({ address, message }) => `${address}: ${message}`)).toEqual([
      'a: It lets the internet reach SSH (port 22).',
      'b: It lets the internet reach SSH (port 22).',
      'a: It has no tag. The same at 2 more.',
    ]);
  });
});

describe('any plan at all', () => {
  const types = [
    'aws_s3_bucket',
    'aws_security_group',
    'google_sql_database_instance',
    'azurerm_kubernetes_cluster',
    'aws_iam_role',
    'google_compute_firewall',
    'aws_lb_listener',
    'aws_ecs_task_definition',
  ];
  const names = [
    'ingress',
    'settings',
    'policy',
    'vpc_config',
    'tags',
    'allow',
    'assume_role_policy',
    'container_definitions',
    'bucket',
    'default_action',
    '__proto__',
    'constructor',
  ];
  const values = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 8 });

  it('is read without a fault, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), values, values, values, (type, before, after, unknown) => {
        const plan = aPlanOf([{ address: `${type}.a`, before, after, unknown, actions: ['update'] }]);
        expect(() => reviewPlan(plan, { files: new Map() })).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
