import { type Cases, has, hasNot, one } from './case.ts';
import { allow, policy, trust } from './policies.ts';

const GITHUB = 'arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com';
const ci = (condition: unknown) =>
  one('aws_iam_role.ci', {
    assume_role_policy: trust({ Federated: GITHUB }, condition, 'sts:AssumeRoleWithWebIdentity'),
  });
type Plan = Parameters<typeof hasNot> extends [string, ...infer Rest] ? Rest : never;
const own = (text: string) => one('aws_iam_policy.a', { policy: text });
const CLOUD = 'https://www.googleapis.com/auth/cloud-platform';

/** Who may do what, and secrets. */
export const identity: Cases = {
  'IAM-001': [
    has(
      'critical',
      'a project for everybody',
      one('google_project_iam_member.a', { role: 'roles/viewer', member: 'allUsers' }),
    ),
    has('high', 'everything', own(allow('*'))),
    has(
      'high',
      'a whole policy of a project',
      one('google_project_iam_policy.a', {
        policy_data: '{"bindings":[{"role":"roles/owner","members":["user:a@b.c"]}]}',
      }),
    ),
    hasNot('a policy that nobody can read', one('google_project_iam_policy.a', { policy_data: '{' })),
    has('high', 'everything but something', own(policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }))),
    has(
      'high',
      'an attachment',
      one('aws_iam_role_policy_attachment.a', { policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
    ),
    has('high', 'an owner', one('google_project_iam_member.a', { role: 'roles/owner', member: 'group:a@example.com' })),
    has(
      'high',
      'a subscription',
      one('azurerm_role_assignment.a', { role_definition_name: 'Owner', scope: '/subscriptions/1' }),
    ),
    has('high', 'a subscription by reference', [
      one('data.azurerm_subscription.main', {}, { actions: ['read'] }),
      one(
        'azurerm_role_assignment.a',
        { role_definition_name: 'Owner' },
        {
          unknown: { scope: true },
          refs: { scope: ['data.azurerm_subscription.main.id', 'data.azurerm_subscription.main'] },
        },
      ),
    ]),
    hasNot('a denial', own(policy({ Effect: 'Deny', Action: '*', Resource: '*' }))),
    hasNot('a condition', own(allow('*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }))),
    hasNot(
      'a group of resources',
      one('azurerm_role_assignment.a', { role_definition_name: 'Owner', scope: '/subscriptions/1/resourceGroups/a' }),
    ),
    hasNot(
      'an administrator who is a group',
      one('google_project_iam_member.a', { role: 'roles/storage.admin', member: 'group:a@example.com' }),
    ),
  ],
  'IAM-002': [
    has('medium', 'all of S3', own(allow('s3:*'))),
    has('high', 'all of KMS', own(allow(['kms:*']))),
    hasNot('one bucket', own(allow('s3:*', 'arn:aws:s3:::a/*'))),
    hasNot('reading', own(allow('s3:Get*'))),
  ],
  'IAM-003': [
    has('high', 'roles to pass', own(allow(['iam:PassRole', 'ec2:RunInstances']))),
    has('high', 'any role', own(allow('sts:AssumeRole'))),
    has(
      'high',
      'tokens of anybody',
      one('google_project_iam_member.a', {
        role: 'roles/iam.serviceAccountTokenCreator',
        member: 'user:a@example.com',
      }),
    ),
    hasNot(
      'roles for one service',
      own(
        allow('iam:PassRole', '*', {
          Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
        }),
      ),
    ),
    hasNot('one role', own(allow('iam:PassRole', 'arn:aws:iam::1:role/a'))),
  ],
  'IAM-004': [
    has(
      'critical',
      'a service account of everybody',
      one('google_service_account_iam_binding.a', { role: 'roles/iam.serviceAccountUser', members: ['allUsers'] }),
    ),
    hasNot(
      'a service account of a workload',
      one('google_service_account_iam_member.a', { member: 'serviceAccount:p.svc.id.goog[a/b]' }),
    ),
    has('critical', 'anybody', one('aws_iam_role.a', { assume_role_policy: trust({ AWS: '*' }) })),
    hasNot(
      'an external id',
      one('aws_iam_role.a', { assume_role_policy: trust({ AWS: '*' }, { StringEquals: { 'sts:ExternalId': 'x' } }) }),
    ),
    hasNot('a service', one('aws_iam_role.a', { assume_role_policy: trust({ Service: 'ec2.amazonaws.com' }) })),
  ],
  'IAM-005': [
    has(
      'high',
      'any repository',
      ci({ StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } }),
    ),
    has('high', 'a star', ci({ StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } })),
    has(
      'high',
      'a pool without condition',
      one('google_iam_workload_identity_pool_provider.a', {
        oidc: [{ issuer_uri: 'https://token.actions.githubusercontent.com' }],
      }),
    ),
    hasNot('one repository', ci({ StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/infra:*' } })),
    hasNot(
      'one subject',
      one('azurerm_federated_identity_credential.a', { subject: 'repo:acme/infra:ref:refs/heads/main' }),
    ),
  ],
  'IAM-006': [
    has('low', 'a user', one('aws_iam_user_policy_attachment.a', { user: 'a' })),
    hasNot('a group', one('google_project_iam_member.a', { role: 'roles/viewer', member: 'group:a@example.com' })),
  ],
  'IAM-007': [
    has(
      'medium',
      'eight characters',
      one('aws_iam_account_password_policy.a', {
        minimum_password_length: 8,
        require_symbols: true,
        require_numbers: true,
        require_lowercase_characters: true,
        require_uppercase_characters: true,
      }),
    ),
    has(
      'medium',
      'symbols left out',
      one(
        'aws_iam_account_password_policy.a',
        {
          minimum_password_length: 14,
          require_numbers: true,
          require_lowercase_characters: true,
          require_uppercase_characters: true,
        },
        { unknown: { require_symbols: true } },
      ),
    ),
    hasNot(
      'a strong one',
      one('aws_iam_account_password_policy.a', {
        minimum_password_length: 16,
        require_symbols: true,
        require_numbers: true,
        require_lowercase_characters: true,
        require_uppercase_characters: true,
      }),
    ),
  ],
  'IAM-008': [
    has(
      'high',
      'nodes that name the default account by its word',
      one('google_container_node_pool.a', {
        node_config: [{ service_account: 'default', oauth_scopes: ['cloud-platform'] }],
      }),
    ),
    has(
      'high',
      'the default account',
      one(
        'google_compute_instance.a',
        { service_account: [{ scopes: [CLOUD] }] },
        { unknown: { service_account: [{ email: true }] } },
      ),
    ),
    hasNot(
      'an account of its own',
      one('google_compute_instance.a', {
        service_account: [{ scopes: [CLOUD], email: 'web@acme.iam.gserviceaccount.com' }],
      }),
    ),
    hasNot(
      'an account that comes',
      one(
        'google_compute_instance.a',
        { service_account: [{ scopes: [CLOUD] }] },
        {
          unknown: { service_account: [{ email: true }] },
          code: {
            service_account: [
              { email: { references: ['google_service_account.a.email'] }, scopes: { constant_value: [CLOUD] } },
            ],
          },
        },
      ),
    ),
  ],
  'IAM-009': [
    has('high', 'a password', one('azurerm_linux_virtual_machine.a', { disable_password_authentication: false })),
    has('low', 'no OS Login', one('google_compute_instance.a', { metadata: { 'enable-oslogin': 'FALSE' } })),
    hasNot(
      'keys',
      one('azurerm_linux_virtual_machine.a', { disable_password_authentication: true, admin_password: null }),
    ),
  ],
  'SEC-001': [
    ...[
      { given: 'Sup3rS3cret!pw', has },
      { given: 'An0ther!Password', has: (_: 'high', says: string, ...rest: Plan) => hasNot(says, ...rest) },
    ].map(({ given, has: says }) =>
      says(
        'high',
        `a default of a variable, where ${given} is given`,
        one('aws_db_instance.a', {}, { refs: { password: ['var.pw'] } }),
        {
          rest: {
            variables: { pw: { value: given } },
            configuration: {
              root_module: {
                variables: { pw: { default: 'Sup3rS3cret!pw', sensitive: true } },
                resources: [
                  {
                    ...{ address: 'aws_db_instance.a', mode: 'managed', type: 'aws_db_instance', name: 'a' },
                    expressions: { password: { references: ['var.pw'] } },
                  },
                ],
              },
            },
          },
        },
      ),
    ),
    has(
      'high',
      'a variable of a container',
      one('google_cloud_run_v2_service.a', {
        template: [{ containers: [{ env: [{ name: 'DB_PASSWORD', value: 'correct-horse' }] }] }],
      }),
    ),
    hasNot(
      'a variable that is read from a secret of Google',
      one('google_cloud_run_v2_service.a', {
        template: [
          {
            containers: [
              { env: [{ name: 'DB_PASSWORD', value_source: [{ secret_key_ref: [{ secret: 'db-password' }] }] }] },
            ],
          },
        ],
      }),
    ),
    hasNot(
      'a variable of a build that is kept elsewhere',
      one('aws_codebuild_project.a', {
        environment: [{ environment_variable: [{ name: 'TOKEN', value: 'gh:token', type: 'SECRETS_MANAGER' }] }],
      }),
    ),
    has(
      'high',
      'a list of passwords',
      one('aws_elasticache_user.a', { passwords: ['correct-horse-battery'] }, { sensitive: { passwords: true } }),
    ),
    has('high', 'a password', one('aws_db_instance.a', { password: 'correct-horse' })),
    has(
      'high',
      'a password for a module',
      [one('module.db.aws_db_instance.a', {}, { refs: { password: ['var.password'] } })],
      { rest: { modules: { db: { passes: { password: { constant_value: 'correct-horse' } } } } } },
    ),
    has(
      'high',
      'an environment',
      one('aws_lambda_function.a', { environment: [{ variables: { DB_PASSWORD: 'correct-horse' } }] }),
    ),
    has(
      'high',
      'a token anywhere',
      one('aws_lambda_function.a', { description: 'ghp_0123456789abcdef0123456789abcdef0123' }),
    ),
    has(
      'high',
      'a container',
      one('aws_ecs_task_definition.a', {
        container_definitions: JSON.stringify([{ environment: [{ name: 'API_TOKEN', value: 'abc-def-123' }] }]),
      }),
    ),
    hasNot(
      'a variable',
      one('aws_db_instance.a', { password: 'correct-horse' }, { refs: { password: ['var.password'] } }),
    ),
    hasNot('a managed one', one('aws_db_instance.a', { manage_master_user_password: true })),
    hasNot(
      'where a secret is',
      one('aws_lambda_function.a', {
        environment: [{ variables: { DB_SECRET_ARN: 'arn:aws:secretsmanager:x', DB_PASSWORD: '/shop/db' } }],
      }),
    ),
    hasNot('settings about passwords', one('aws_iam_account_password_policy.a', { minimum_password_length: 14 })),
    hasNot(
      'a plain parameter',
      one('aws_ssm_parameter.a', { type: 'String', name: '/a/level', value: 'debug' }, { sensitive: { value: true } }),
    ),
  ],
  'SEC-002': [
    has(
      'critical',
      'a key',
      one('aws_instance.a', { user_data: '#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAABCDEFGHIJKLMNOP' }),
    ),
    has(
      'critical',
      'a password in base64',
      one('azurerm_linux_virtual_machine.a', {
        custom_data: Buffer.from('export DB_PASSWORD="correct-horse"').toString('base64'),
      }),
    ),
    has(
      'critical',
      'metadata',
      one('google_compute_instance.a', { metadata_startup_script: 'echo "API_TOKEN=abcdef123" > /etc/env' }),
    ),
    hasNot(
      'what is fetched',
      one('google_compute_instance.a', {
        metadata_startup_script: 'DB_PASSWORD=$(gcloud secrets versions access latest)\nTOKEN_FILE=/run/secrets/token',
      }),
    ),
  ],
  'SEC-003': [
    has(
      'high',
      'a password',
      one('aws_ssm_parameter.a', { type: 'String', name: '/shop/db_password', value: 'correct-horse' }),
    ),
    hasNot('a secure one', one('aws_ssm_parameter.a', { type: 'SecureString', name: '/shop/db_password' })),
    hasNot(
      'where it is',
      one('aws_ssm_parameter.a', { type: 'String', name: '/shop/db_password_arn', value: 'arn:aws:x' }),
    ),
  ],
  'SEC-004': [
    has('critical', 'keys', [], {
      rest: {
        configuration: {
          provider_config: { aws: { name: 'aws', expressions: { access_key: { constant_value: 'a' } } } },
        },
      },
    }),
    has('critical', 'a key file inside the code', [], {
      rest: {
        configuration: {
          provider_config: { google: { name: 'google', expressions: { credentials: { constant_value: '{"a":1}' } } } },
        },
      },
    }),
    has('critical', 'the secret of a principal', [], {
      rest: {
        configuration: {
          provider_config: { azurerm: { name: 'azurerm', expressions: { client_secret: { constant_value: 'a' } } } },
        },
      },
    }),
    hasNot('the path of a key file', [], {
      rest: {
        configuration: {
          provider_config: { google: { name: 'google', expressions: { credentials: { constant_value: 'a.json' } } } },
        },
      },
    }),
    hasNot('variables', [], {
      rest: {
        configuration: {
          provider_config: { aws: { name: 'aws', expressions: { access_key: { references: ['var.key'] } } } },
        },
      },
    }),
  ],
};
