import { type Cases, has, hasNot, one } from './case.ts';

const dev = { tags: { Environment: 'dev' } };
const tables = Array.from({ length: 26 }, (_, i) => one(`aws_sns_topic.t${i}`, { name: `t${i}` }));
const before = (address: string, was: Record<string, unknown>, will: Record<string, unknown> | null, more = {}) => ({
  address,
  before: was,
  after: will,
  ...more,
});

/** What is paid for, and what a change does. */
export const money: Cases = {
  'COST-001': [
    has('medium', 'a large machine', one('aws_instance.a', { instance_type: 'm5.4xlarge', ...dev })),
    has('medium', 'a large database', one('aws_db_instance.dev', { instance_class: 'db.r5.xlarge' })),
    has('medium', 'Google', one('google_compute_instance.test', { machine_type: 'n2-standard-8' })),
    has(
      'medium',
      'Azure',
      one('azurerm_linux_virtual_machine.a', { size: 'Standard_D8s_v5', tags: { env: 'staging' } }),
    ),
    hasNot('production', one('aws_instance.a', { instance_type: 'm5.4xlarge', tags: { Environment: 'prod' } })),
    hasNot('where nobody says', one('aws_instance.a', { instance_type: 'm5.4xlarge' })),
    hasNot('a small one', one('aws_instance.a', { instance_type: 't3.micro', ...dev })),
  ],
  'COST-002': [
    has('low', 'an old family', one('aws_instance.a', { instance_type: 't2.micro' })),
    has('low', 'an old disk', one('aws_ebs_volume.a', { type: 'gp2' })),
    has('low', 'n1', one('google_compute_instance.a', { machine_type: 'n1-standard-2' })),
    hasNot(
      'n1 with a GPU',
      one('google_compute_instance.a', { machine_type: 'n1-standard-2', guest_accelerator: [{ count: 1 }] }),
    ),
    hasNot('a newer one', one('aws_instance.a', { instance_type: 't3.micro' })),
  ],
  'COST-003': [
    has('medium', 'two gateways', [one('aws_nat_gateway.a[0]', dev), one('aws_nat_gateway.a[1]', dev)]),
    hasNot('one', one('aws_nat_gateway.a', dev)),
  ],
  'COST-004': [
    has('low', 'an address', one('aws_eip.a', { domain: 'vpc' }, { unknown: { instance: true, id: true } })),
    hasNot('one that is used', [
      one('aws_eip.a', {}, { unknown: { id: true } }),
      one(
        'aws_nat_gateway.a',
        {},
        { unknown: { allocation_id: true }, refs: { allocation_id: ['aws_eip.a.id', 'aws_eip.a'] } },
      ),
    ]),
    hasNot('one used through a local', [
      one('aws_eip.a', {}, { unknown: { id: true } }),
      one('aws_nat_gateway.a', {}, { unknown: { allocation_id: true }, refs: { allocation_id: ['local.eips'] } }),
    ]),
  ],
  'COST-005': [
    has('low', 'logs', one('aws_s3_bucket.logs', { bucket: 'acme-logs' })),
    has('low', 'a bucket of Google', one('google_storage_bucket.a', { lifecycle_rule: [], autoclass: [] })),
    hasNot('a site', one('aws_s3_bucket.site', { bucket: 'acme-site' })),
  ],
  'COST-006': [
    has('high', 'too much', [], { options: { budgetUsd: 100, cost: { beforeUsd: 50, afterUsd: 150 } } }),
    has('critical', 'far too much', [], { options: { budgetUsd: 100, cost: { beforeUsd: 50, afterUsd: 250 } } }),
    hasNot('what becomes less', [], { options: { budgetUsd: 100, cost: { beforeUsd: 300, afterUsd: 150 } } }),
  ],
  'COST-007': [
    has('medium', 'a GPU', one('aws_instance.a', { instance_type: 'g5.xlarge' })),
    has(
      'medium',
      'a GPU at Google',
      one('google_compute_instance.a', { machine_type: 'n1-standard-4', guest_accelerator: [{ count: 1 }] }),
    ),
    has('medium', 'N of Azure', one('azurerm_linux_virtual_machine.a', { size: 'Standard_NC6s_v3' })),
    hasNot('a plain one', one('aws_instance.a', { instance_type: 'm7g.large' })),
  ],
  'COST-008': [
    has('low', 'two zones', one('aws_db_instance.dev', { multi_az: true })),
    hasNot('production', one('aws_db_instance.prod', { multi_az: true })),
  ],
  'COST-009': [
    has('low', 'throughput', one('aws_dynamodb_table.a', { billing_mode: 'PROVISIONED', read_capacity: 500 })),
    hasNot('a scaled one', [
      one('aws_dynamodb_table.a', { billing_mode: 'PROVISIONED', read_capacity: 500 }),
      one('aws_appautoscaling_target.a', {}),
    ]),
    hasNot('on demand', one('aws_dynamodb_table.a', { billing_mode: 'PAY_PER_REQUEST' })),
  ],
  'COST-010': [
    has('low', 'no tags', one('aws_sns_topic.a', { tags: null, tags_all: {} })),
    has('low', 'other tags', one('google_compute_instance.a', { labels: { colour: 'red' } })),
    hasNot('a tag of the provider', one('aws_sns_topic.a', { tags: null, tags_all: { 'Cost-Center': '1' } })),
    hasNot('what takes none', one('aws_sns_topic_subscription.a', {})),
  ],
  'CHG-001': [
    has('critical', 'a database that goes', before('aws_db_instance.a', { skip_final_snapshot: true }, null)),
    has(
      'critical',
      'a bucket that is made anew',
      before(
        'google_storage_bucket.a',
        { location: 'EU' },
        { location: 'US' },
        { actions: ['delete', 'create'], replacePaths: [['location']] },
      ),
    ),
    hasNot('a machine', before('aws_instance.a', {}, null)),
    hasNot('an update', before('aws_db_instance.a', { tags: {} }, { tags: { a: 'b' } })),
  ],
  'CHG-002': [
    has('high', 'another size', before('aws_instance.a', { instance_type: 't3.micro' }, { instance_type: 't3.large' })),
    has(
      'high',
      'another class at once',
      before('aws_db_instance.a', { instance_class: 'a' }, { instance_class: 'b', apply_immediately: true }),
    ),
    has(
      'high',
      'another tier',
      before('google_sql_database_instance.a', { settings: [{ tier: 'a' }] }, { settings: [{ tier: 'b' }] }),
    ),
    hasNot(
      'another class in the window',
      before('aws_db_instance.a', { instance_class: 'a' }, { instance_class: 'b', apply_immediately: null }),
    ),
    hasNot('other tags', before('aws_instance.a', { tags: {} }, { tags: { a: 'b' } })),
  ],
  'CHG-003': [
    has('high', 'a group in use', [
      before('aws_security_group.a', { id: 'sg-0123456789' }, null),
      before(
        'aws_instance.a',
        { vpc_security_group_ids: ['sg-0123456789'] },
        { vpc_security_group_ids: ['sg-0123456789'] },
      ),
    ]),
    hasNot('one that is let go', [
      before('aws_security_group.a', { id: 'sg-0123456789' }, null),
      before('aws_instance.a', { vpc_security_group_ids: ['sg-0123456789'] }, { vpc_security_group_ids: [] }),
    ]),
  ],
  'CHG-004': [
    has(
      'medium',
      'protection off',
      before('aws_db_instance.dev', { deletion_protection: true }, { deletion_protection: false }),
    ),
    has(
      'medium',
      'a door',
      before(
        'aws_security_group_rule.a',
        { type: 'ingress', protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['10.0.0.0/8'] },
        { type: 'ingress', protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] },
      ),
    ),
    has('medium', 'a block that goes', [
      before('aws_s3_bucket.a', { id: 'b', bucket: 'b' }, { id: 'b', bucket: 'b' }),
      before('aws_s3_bucket_public_access_block.a', { bucket: 'b' }, null),
    ]),
    has(
      'medium',
      'fewer days',
      before('aws_db_instance.dev', { backup_retention_period: 30 }, { backup_retention_period: 14 }),
    ),
    hasNot(
      'what was so before',
      before(
        'aws_db_instance.a',
        { deletion_protection: false, tags: {} },
        { deletion_protection: false, tags: { a: 'b' } },
      ),
    ),
    hasNot('what goes with its bucket', [
      before('aws_s3_bucket.a', { id: 'b', bucket: 'b' }, null),
      before('aws_s3_bucket_public_access_block.a', { bucket: 'b' }, null),
    ]),
  ],
  'CHG-005': [has('low', 'many changes', tables), hasNot('a few', tables.slice(0, 5))],
};
