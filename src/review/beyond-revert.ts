import type { ResourceChange } from '../core/plan.ts';

/** Why the past of something does not come back with its code. */
interface Holder {
  /** Terraform types. */
  types: readonly string[];
  /** What is gone with it; absent where nothing is. */
  holds?: string;
  /** What stands in the way of its old name. */
  name?: string;
}

const ANYBODYS = 'its name is one among all customers, and somebody else may have it by now';

/** The place to widen. What is not listed is made anew, with another id, and that is all there is to say. */
const HOLDERS: readonly Holder[] = [
  {
    types: [
      'aws_db_instance',
      'aws_rds_cluster',
      'azurerm_postgresql_flexible_server',
      'azurerm_mysql_flexible_server',
    ],
    holds: 'the data in it',
  },
  {
    types: ['azurerm_mssql_server', 'azurerm_mssql_database', 'azurerm_cosmosdb_account', 'google_spanner_instance'],
    holds: 'the data in it',
  },
  {
    types: ['google_sql_database_instance'],
    holds: 'the data in it',
    name: 'its name cannot be used again for about a week',
  },
  {
    types: ['google_sql_database', 'aws_dynamodb_table', 'google_bigtable_instance', 'google_bigquery_dataset'],
    holds: 'the data in it',
  },
  {
    types: [
      'aws_elasticache_cluster',
      'aws_elasticache_replication_group',
      'google_redis_instance',
      'azurerm_redis_cache',
    ],
    holds: 'the data in it',
  },
  {
    types: ['aws_s3_bucket', 'google_storage_bucket', 'azurerm_storage_account'],
    holds: 'the objects in it',
    name: ANYBODYS,
  },
  { types: ['azurerm_storage_container', 'azurerm_storage_share'], holds: 'the objects in it' },
  {
    types: [
      'google_compute_instance',
      'aws_instance',
      'azurerm_linux_virtual_machine',
      'azurerm_windows_virtual_machine',
    ],
    holds: 'what was on its disks',
  },
  {
    types: ['google_compute_disk', 'google_compute_region_disk', 'aws_ebs_volume', 'azurerm_managed_disk'],
    holds: 'the data on it',
  },
  { types: ['aws_efs_file_system', 'google_filestore_instance'], holds: 'the files in it' },
  {
    types: ['google_container_cluster', 'aws_eks_cluster', 'azurerm_kubernetes_cluster'],
    holds: 'what ran in it and its volumes',
  },
  {
    types: ['aws_secretsmanager_secret'],
    holds: 'the secret',
    name: 'its name stays taken while the old one can be restored, 7 to 30 days',
  },
  { types: ['google_secret_manager_secret', 'aws_ssm_parameter'], holds: 'the secret' },
  {
    types: ['azurerm_key_vault'],
    holds: 'its keys and secrets',
    name: 'its name stays taken while the old one can be restored, 7 to 90 days',
  },
  { types: ['aws_kms_key', 'google_kms_crypto_key'], holds: 'the key, and so what was encrypted with it' },
  {
    types: ['google_compute_address', 'google_compute_global_address', 'aws_eip', 'azurerm_public_ip'],
    holds: 'the address: a new one is another',
  },
];

const HOLDER_OF = new Map(HOLDERS.flatMap((holder) => holder.types.map((type) => [type, holder] as const)));

/** One sentence about one address. Addresses hold keys that people wrote: each surface escapes them. */
export interface Beyond {
  at: string;
  what: string;
}

/**
 * What taking a change back does not bring back, or takes along: told of what the change did, as its plan listed it. Nothing about what is
 * as it was once its code is.
 */
export function beyondRevert(changes: readonly ResourceChange[]): Beyond[] {
  return changes.flatMap(({ address, type, action }): Beyond[] => {
    const { holds, name } = HOLDER_OF.get(type) ?? {};
    const say = (what: string): Beyond[] => [{ at: address, what }];
    if (action === 'create') return holds ? say(`was made by it and is destroyed, with ${holds}`) : [];
    if (action === 'replace')
      return say(
        holds ? `was made anew by it: ${holds} before that is gone` : 'was made anew by it: it has another id',
      );
    if (action !== 'delete') return [];
    return [
      ...say(holds ? `was destroyed by it: a new one comes, without ${holds}` : 'was destroyed by it: a new one comes'),
      ...(name ? say(name) : []),
    ];
  });
}
