import { type Cases, has, hasNot, one } from './case.ts';
import { anybody, policy } from './policies.ts';

const bucket = one('aws_s3_bucket.a', { bucket: 'acme-data' }, { unknown: { id: true, arn: true } });
const NO_BLOCK = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: null,
  restrict_public_buckets: true,
};

const listed = (...keys: string[]) =>
  keys.map((key) =>
    one(`aws_s3_bucket.b["${key}"]`, { bucket: `acme-${key}` }, { unknown: { id: true }, forEach: ['local.buckets'] }),
  );
const blockOf = (key: string) =>
  one(
    `aws_s3_bucket_public_access_block.b["${key}"]`,
    {},
    { unknown: { bucket: true }, refs: { bucket: ['each.value'] }, forEach: ['local.guarded'] },
  );

export const storage: Cases = {
  'STO-001': [
    has('critical', 'an ACL for everyone', one('aws_s3_bucket_acl.a', { acl: 'public-read' })),
    has(
      'critical',
      'a whole policy',
      one('google_storage_bucket_iam_policy.a', {
        policy_data: '{"bindings":[{"role":"roles/storage.objectViewer","members":["allUsers"]}]}',
      }),
    ),
    has(
      'critical',
      'one object',
      one('google_storage_object_access_control.a', { entity: 'allUsers', role: 'READER' }),
    ),
    has('high', 'an ACL for every account', one('aws_s3_bucket_acl.a', { acl: 'authenticated-read' })),
    has(
      'critical',
      'a grant',
      one('aws_s3_bucket_acl.a', {
        access_control_policy: [{ grant: [{ grantee: [{ uri: 'http://acs.amazonaws.com/groups/global/AllUsers' }] }] }],
      }),
    ),
    has('critical', 'everybody at Google', one('google_storage_bucket_iam_binding.a', { members: ['allUsers'] })),
    has('critical', 'a container of Azure', one('azurerm_storage_container.a', { container_access_type: 'Blob' })),
    hasNot('a private ACL', one('aws_s3_bucket_acl.a', { acl: 'private' })),
    hasNot('one group', one('google_storage_bucket_iam_member.a', { member: 'group:data@example.com' })),
  ],
  'STO-002': [
    has('critical', 'anybody', one('aws_s3_bucket_policy.a', { policy: anybody('s3:GetObject') })),
    has('critical', 'a document that is read during the apply', [
      one(
        'data.aws_iam_policy_document.a',
        { statement: [{ actions: ['s3:GetObject'], principals: [{ type: '*', identifiers: ['*'] }] }] },
        { actions: ['read'], unknown: { json: true } },
      ),
      one(
        'aws_s3_bucket_policy.a',
        {},
        {
          unknown: { policy: true },
          refs: { policy: ['data.aws_iam_policy_document.a.json', 'data.aws_iam_policy_document.a'] },
        },
      ),
    ]),
    hasNot(
      'an organisation',
      one('aws_s3_bucket_policy.a', {
        policy: anybody('s3:GetObject', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
      }),
    ),
    hasNot(
      'an office',
      one('aws_s3_bucket_policy.a', {
        policy: anybody('s3:GetObject', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
      }),
    ),
    has(
      'critical',
      'the whole internet as an office',
      one('aws_s3_bucket_policy.a', {
        policy: anybody('s3:GetObject', { IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } }),
      }),
    ),
    hasNot(
      'a denial',
      one('aws_s3_bucket_policy.a', {
        policy: policy({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }),
      }),
    ),
    hasNot('a policy that is not known yet', one('aws_s3_bucket_policy.a', {}, { unknown: { policy: true } })),
  ],
  'STO-003': [
    has('high', 'one switch off', one('aws_s3_bucket_public_access_block.a', NO_BLOCK)),
    has('medium', 'a bucket of Google', one('google_storage_bucket.a', { public_access_prevention: 'inherited' })),
    has('medium', 'an account of Azure', one('azurerm_storage_account.a', { allow_nested_items_to_be_public: true })),
    hasNot('all of them on', one('aws_s3_bucket_public_access_block.a', { ...NO_BLOCK, ignore_public_acls: true })),
    hasNot('what Google decides', one('google_storage_bucket.a', {}, { unknown: { public_access_prevention: true } })),
  ],
  'STO-004': [
    has('low', 'a bucket alone', bucket),
    has('low', 'the block of another bucket', [
      bucket,
      one('aws_s3_bucket.b', { bucket: 'b' }, { unknown: { id: true } }),
      one(
        'aws_s3_bucket_public_access_block.b',
        {},
        { unknown: { bucket: true }, refs: { bucket: ['aws_s3_bucket.b.id', 'aws_s3_bucket.b'] } },
      ),
    ]),
    hasNot('a block by reference', [
      bucket,
      one(
        'aws_s3_bucket_public_access_block.a',
        {},
        { unknown: { bucket: true }, refs: { bucket: ['aws_s3_bucket.a.id', 'aws_s3_bucket.a'] } },
      ),
    ]),
    has('low', 'one of a list whose blocks are those of the others', [...listed('a', 'b'), blockOf('a')]),
    hasNot('a list that goes through a local', [...listed('a', 'b'), blockOf('a'), blockOf('b')]),
    hasNot('a block by name', [bucket, one('aws_s3_bucket_public_access_block.a', { bucket: 'acme-data' })]),
    hasNot(
      'a block in a module',
      [
        one('module.s3.aws_s3_bucket.this[0]', {}, { unknown: { id: true } }),
        one(
          'aws_s3_bucket_public_access_block.a',
          {},
          { unknown: { bucket: true }, refs: { bucket: ['module.s3.id', 'module.s3'] } },
        ),
      ],
      {
        rest: {
          modules: {
            s3: { gives: { id: ['aws_s3_bucket.this[0].id', 'aws_s3_bucket.this[0]', 'aws_s3_bucket.this'] } },
          },
        },
      },
    ),
    hasNot(
      'a module that takes the bucket',
      [
        bucket,
        one(
          'module.block.aws_s3_bucket_public_access_block.this',
          {},
          { unknown: { bucket: true }, refs: { bucket: ['var.bucket'] } },
        ),
      ],
      {
        rest: { modules: { block: { passes: { bucket: { references: ['aws_s3_bucket.a.id', 'aws_s3_bucket.a'] } } } } },
      },
    ),
    hasNot('blocks of each bucket', [
      one('aws_s3_bucket.a["x"]', {}, { unknown: { id: true } }),
      one(
        'aws_s3_bucket_public_access_block.a["x"]',
        {},
        { unknown: { bucket: true }, refs: { bucket: ['each.value.id', 'each.value'] }, forEach: ['aws_s3_bucket.a'] },
      ),
    ]),
    hasNot('a block through a local', [
      bucket,
      one('aws_s3_bucket_public_access_block.a', {}, { unknown: { bucket: true }, refs: { bucket: ['local.bucket'] } }),
    ]),
    has('low', 'the one of each that has none', [
      one('aws_s3_bucket.a["x"]', {}, { unknown: { id: true } }),
      one('aws_s3_bucket.a["y"]', {}, { unknown: { id: true } }),
      one(
        'aws_s3_bucket_public_access_block.a',
        {},
        {
          unknown: { bucket: true },
          refs: { bucket: ['aws_s3_bucket.a["x"].id', 'aws_s3_bucket.a["x"]', 'aws_s3_bucket.a'] },
        },
      ),
    ]),
  ],
  'STO-005': [
    has(
      'medium',
      'versions that are suspended',
      one('aws_s3_bucket_versioning.a', { versioning_configuration: [{ status: 'Suspended' }] }),
    ),
    has('low', 'a bucket without', bucket),
    has('low', 'a bucket of Google', one('google_storage_bucket.a', { versioning: [] })),
    hasNot('a bucket with versions', [
      bucket,
      one('aws_s3_bucket_versioning.a', { bucket: 'acme-data', versioning_configuration: [{ status: 'Enabled' }] }),
    ]),
    hasNot('an older bucket with versions inside', one('aws_s3_bucket.a', { versioning: [{ enabled: true }] })),
  ],
  'STO-006': [
    has('high', 'plain HTTP', one('azurerm_storage_account.a', { enable_https_traffic_only: false })),
    has('high', 'old TLS', one('azurerm_storage_account.a', { min_tls_version: 'TLS1_0' })),
    has(
      'low',
      'a policy that does not ask for TLS',
      one('aws_s3_bucket_policy.a', {
        policy: policy({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::1:root' }, Action: 's3:*', Resource: '*' }),
      }),
    ),
    hasNot('HTTPS', one('azurerm_storage_account.a', { https_traffic_only_enabled: true, min_tls_version: 'TLS1_2' })),
    hasNot(
      'a policy that asks for TLS',
      one('aws_s3_bucket_policy.a', {
        policy: policy({
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      }),
    ),
  ],
  'STO-007': [
    has('high', 'an open firewall', one('azurerm_storage_account.a', { network_rules: [{ default_action: 'Allow' }] })),
    has(
      'medium',
      'no firewall',
      one('azurerm_storage_account.a', { public_network_access_enabled: true }, { unknown: { network_rules: true } }),
    ),
    hasNot('rules beside it', [
      one(
        'azurerm_storage_account.a',
        { public_network_access_enabled: true },
        { unknown: { network_rules: true, id: true } },
      ),
      one(
        'azurerm_storage_account_network_rules.a',
        { default_action: 'Deny' },
        {
          unknown: { storage_account_id: true },
          refs: { storage_account_id: ['azurerm_storage_account.a.id', 'azurerm_storage_account.a'] },
        },
      ),
    ]),
    hasNot(
      'a closed account',
      one('azurerm_storage_account.a', {
        public_network_access_enabled: false,
        network_rules: [{ default_action: 'Allow' }],
      }),
    ),
  ],
  'STO-008': [
    has('medium', 'lists of objects', one('google_storage_bucket.a', { uniform_bucket_level_access: false })),
    has(
      'low',
      'ownership of writers',
      one('aws_s3_bucket_ownership_controls.a', { rule: [{ object_ownership: 'ObjectWriter' }] }),
    ),
    hasNot('uniform access', one('google_storage_bucket.a', { uniform_bucket_level_access: true })),
  ],
};
