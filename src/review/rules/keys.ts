import { everybodyMembers, iamOf } from '../facts/members.ts';
import { statementsAt } from '../facts/policies-of.ts';
import { isForAnybody } from '../facts/policy.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { type Check, on, type Rules, when } from '../rule.ts';

const symmetric = (it: Place): boolean =>
  ['symmetric_default', undefined].includes(it.word('customer_master_key_spec')) &&
  ['encrypt_decrypt', undefined].includes(it.word('key_usage'));

const QUARTER_SECONDS = 7_776_000;

const googleRotation: Check = (it) => {
  if ((it.word('purpose', 'encrypt_decrypt') ?? '') !== 'encrypt_decrypt' || it.at('rotation_period').isUnknown)
    return [];
  const seconds = Number((it.text('rotation_period') ?? '').replace(/s$/, ''));
  return when(!(seconds > 0 && seconds <= QUARTER_SECONDS), 'is not given new versions every 90 days');
};

/** Where a key of one's own could be named, by type. */
const OWN_KEYS: readonly (readonly [types: string, path: string])[] = [
  [
    'aws_s3_bucket_server_side_encryption_configuration',
    'rule.apply_server_side_encryption_by_default.kms_master_key_id',
  ],
  ['aws_dynamodb_table', 'server_side_encryption.kms_key_arn'],
  ['aws_secretsmanager_secret aws_cloudwatch_log_group aws_cloudtrail', 'kms_key_id'],
  ['aws_ecr_repository', 'encryption_configuration.kms_key'],
  ['google_storage_bucket', 'encryption.default_kms_key_name'],
  ['google_bigquery_dataset', 'default_encryption_configuration.kms_key_name'],
  ['google_pubsub_topic', 'kms_key_name'],
  ['google_compute_disk', 'disk_encryption_key.kms_key_self_link'],
  ['azurerm_storage_account', 'customer_managed_key.key_vault_key_id'],
];

const noOwnKey =
  (path: string): Check =>
  (it, here) =>
    when(
      it.at(path).isAbsent && hasNoKeyBeside(here),
      "uses the provider's key",
      here.around.isRegulated ? { severity: 'medium' } : {},
    );

const hasNoKeyBeside = (here: Here): boolean =>
  here.of.type !== 'azurerm_storage_account' ||
  here.joined('azurerm_storage_account_customer_managed_key', 'storage_account_id').length === 0;

/** Keys: how old they grow, who uses them, and what becomes of them. */
export const keys: Rules = {
  'ENC-010': [
    on('aws_kms_key', (it) =>
      when(
        it.flag('enable_key_rotation', false) === false && symmetric(it) && it.at('custom_key_store_id').isAbsent,
        'is never rotated',
      ),
    ),
    on('google_kms_crypto_key', googleRotation),
    on('azurerm_key_vault_key', (it) =>
      when(it.at('expiration_date').isAbsent && it.at('rotation_policy').isAbsent, 'neither expires nor rotates', {
        severity: 'low',
      }),
    ),
  ],
  'ENC-011': [
    on('aws_kms_key aws_kms_external_key aws_kms_key_policy', (_it, here) =>
      when(statementsAt(here, 'policy')?.some(isForAnybody), 'can be used by anybody'),
    ),
    on(iamOf('google_kms_crypto_key google_kms_key_ring'), (it) =>
      when(everybodyMembers(it), 'can be used by anybody'),
    ),
  ],
  'ENC-012': [
    on('azurerm_key_vault', (it) =>
      when(it.flag('purge_protection_enabled', false) === false, 'can be purged with all its keys'),
    ),
  ],
  'ENC-013': OWN_KEYS.map(([types, path]) => on(types, noOwnKey(path))),
};
