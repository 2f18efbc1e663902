import { type Block, type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { subnetProblems } from './attach.ts';
import { accessData, isReached, networkRules } from './bucket-access.ts';
import { boughtAs } from './bucket-classes.ts';
import { BUCKET_EFFECTS, bucketWarnings } from './bucket-effects.ts';
import { bucketForm } from './bucket-form.ts';
import { lifecycleRules } from './bucket-lifecycle.ts';
import { accountName, type BucketSettings, bucketSchema, completeBucket, nameProblems } from './bucket-settings.ts';
import { placed } from './group.ts';
import { tags } from './tags.ts';

/** A container in a storage account of its own: rights in Entra instead of keys, encrypted twice, and nobody reaches it who is not named. */
export const bucket = defineKind({
  kind: 'bucket',
  title: 'Bucket',
  summary: 'Private object storage with versions',
  longestName: 52,
  schema: bucketSchema,
  complete: completeBucket,
  problems: ({ network, ...settings }, around, name) => [
    ...nameProblems(name),
    ...(network === undefined ? [] : subnetProblems({ ...settings, network }, around)),
  ],
  warnings: bucketWarnings,
  effects: BUCKET_EFFECTS,
  form: bucketForm,
  body: (name, settings, around) => [
    ...accessData(`bucket-${name}`, settings, around),
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['azurerm_storage_account', identifierOf(name)], account(name, settings, around)),
    block(
      'resource',
      ['azurerm_storage_container', identifierOf(name)],
      [
        ['name', name],
        ['storage_account_id', accountId(name)],
        ['container_access_type', 'private'],
      ],
    ),
    ...policy(name, settings),
    ...when(settings.retention_days !== undefined, retention(name, settings.retention_days ?? 0)),
    block(
      'output',
      [`bucket_${identifierOf(name)}_url`],
      [['value', reference('azurerm_storage_container', identifierOf(name), 'url')]],
    ),
  ],
});

const accountId = (name: string) => reference('azurerm_storage_account', identifierOf(name), 'id');

const account = (name: string, settings: BucketSettings, around: Surroundings): Body => [
  ...placed(accountName(name, around.project), settings, around.project),
  ...bought(settings),
  ['infrastructure_encryption_enabled', true],
  comment('Who has a right in Entra gets in; keys, which everyone who has one could use, are switched off.'),
  ['shared_access_key_enabled', false],
  ['default_to_oauth_authentication', true],
  ['local_user_enabled', false],
  ['allow_nested_items_to_be_public', false],
  ['cross_tenant_replication_enabled', false],
  ['https_traffic_only_enabled', true],
  ['min_tls_version', 'TLS1_2'],
  ['public_network_access_enabled', isReached(settings)],
  tags(settings, around.project),
  block(
    'blob_properties',
    [],
    [
      ['versioning_enabled', settings.versioning],
      block('delete_retention_policy', [], [['days', 7]]),
      block('container_delete_retention_policy', [], [['days', 7]]),
    ],
  ),
  networkRules(`bucket-${name}`, settings, around),
];

function bought(settings: BucketSettings): Body {
  const { tier, copies } = boughtAs(settings.class);
  const isPremium = tier === 'Premium';
  return [
    ['account_kind', isPremium ? 'BlockBlobStorage' : 'StorageV2'],
    ['account_tier', isPremium ? 'Premium' : 'Standard'],
    ['account_replication_type', copies],
    ...when(!isPremium, ['access_tier', tier === 'Archive' ? 'Hot' : tier]),
  ];
}

function policy(name: string, settings: BucketSettings): Block[] {
  const rules = lifecycleRules(settings);
  if (rules.length === 0) return [];
  return [
    block(
      'resource',
      ['azurerm_storage_management_policy', identifierOf(name)],
      [['storage_account_id', accountId(name)], ...rules],
    ),
  ];
}

/** Not locked: a locked one could never be shortened again, nor the container deleted, by anybody. */
const retention = (name: string, days: number): Block =>
  block(
    'resource',
    ['azurerm_storage_container_immutability_policy', identifierOf(name)],
    [
      ['storage_container_resource_manager_id', reference('azurerm_storage_container', identifierOf(name), 'id')],
      ['immutability_period_in_days', days],
      ['locked', false],
    ],
  );
