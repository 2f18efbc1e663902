/*
 * Which attributes may leave with their value, and what a value has to look like. A name that is not here is told as changed, without a
 * value; a value that looks otherwise is not told either. So no text that a person wrote fits through: only numbers, switches, and words
 * that the clouds themselves have for sizes, versions, ranges and classes.
 */

const FLAGS =
  'publicly_accessible storage_encrypted encrypted multi_az deletion_protection skip_final_snapshot force_destroy apply_immediately ' +
  'enabled versioning enable_key_rotation point_in_time_recovery performance_insights_enabled monitoring ebs_optimized ' +
  'block_public_acls block_public_policy ignore_public_acls restrict_public_buckets associate_public_ip_address ' +
  'map_public_ip_on_launch delete_on_termination auto_minor_version_upgrade iam_database_authentication_enabled ' +
  'endpoint_public_access endpoint_private_access privileged readonly_root_filesystem uniform_bucket_level_access ' +
  'ipv4_enabled require_ssl enable_private_nodes enable_private_endpoint can_ip_forward preemptible auto_delete disk_autoresize ' +
  'public_network_access_enabled https_traffic_only_enabled infrastructure_encryption_enabled purge_protection_enabled ' +
  'zone_redundant geo_redundant_backup_enabled local_authentication_disabled admin_enabled http2_enabled is_multi_region_trail ' +
  'include_global_service_events enable_log_file_validation';

const NUMBERS =
  'allocated_storage max_allocated_storage size volume_size size_gb disk_size disk_size_gb disk_size_in_gb storage_mb iops throughput ' +
  'backup_retention_period retention_in_days retention_days backup_retention_days retained_backups soft_delete_retention_days ' +
  'message_retention_seconds deletion_window_in_days recovery_window_in_days desired_size min_size max_size desired_capacity ' +
  'node_count initial_node_count min_node_count max_node_count num_cache_nodes num_node_groups replicas_per_node_group ' +
  'desired_count count capacity min_capacity max_capacity read_capacity write_capacity memory memory_size cpu timeout ' +
  'reserved_concurrent_executions from_port to_port port min_tls shard_count instance_count number_of_nodes priority max_pods';

const CIDR = /^(?:\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}|[0-9a-f:]{2,39}\/\d{1,3})$/;

const RANGES =
  'cidr_block cidr_blocks ipv6_cidr_blocks cidr_ipv4 cidr_ipv6 source_ranges ip_cidr_range address_space address_prefixes source_address_prefix';

const SHAPES: Readonly<Record<string, RegExp>> = {
  instance_type:
    /^[a-z]{1,6}\d{1,2}[a-z]{0,4}(?:-\d?[a-z]{1,4})?\.(?:nano|micro|small|medium|large|\d{0,2}xlarge|metal(?:-\d{1,2}xl)?)$/,
  instance_class: /^db\.[a-z]{1,3}\d{1,2}[a-z]{0,4}\.(?:micro|small|medium|large|\d{0,2}xlarge)$/,
  node_type: /^cache\.[a-z]{1,3}\d{1,2}[a-z]{0,3}\.(?:micro|small|medium|large|\d{0,2}xlarge)$/,
  machine_type:
    /^(?:[a-z]\d[a-z]?-(?:micro|small|medium|standard|highmem|highcpu|ultramem|megamem|highgpu|custom)(?:-\d{1,6}){0,2}g?|custom(?:-\d{1,6}){2})$/,
  tier: /^(?:db-(?:f1-micro|g1-small|custom(?:-\d{1,6}){2}|n1-(?:standard|highmem)-\d{1,3}|perf-optimized-N-\d{1,3})|BASIC|STANDARD_HA|Basic|Standard|Premium)$/,
  size: /^(?:Standard|Basic)_[A-Z]{1,3}\d{1,3}[a-z]{0,5}(?:-\d{1,2}[a-z]{0,3})?(?:_v\d)?$/,
  vm_size: /^(?:Standard|Basic)_[A-Z]{1,3}\d{1,3}[a-z]{0,5}(?:_v\d)?$/,
  sku_name:
    /^(?:(?:B|GP|MO)_[A-Za-z]{1,10}_?[A-Z]{0,2}\d{1,3}[a-z]{0,4}(?:_v\d)?|[A-Z]\d{1,2}(?:v\d)?|standard|premium|Standard|Premium|Basic|Free)$/,
  engine:
    /^(?:postgres|mysql|mariadb|aurora-postgresql|aurora-mysql|redis|valkey|memcached|oracle-ee|oracle-se2|sqlserver-(?:ex|web|se|ee)|docdb|neptune)$/,
  engine_version: /^\d{1,3}(?:\.\d{1,3}){0,3}$/,
  version: /^\d{1,3}(?:\.\d{1,3}){0,3}$/,
  kubernetes_version: /^\d{1,2}\.\d{1,3}(?:\.\d{1,3})?$/,
  database_version: /^(?:POSTGRES|MYSQL|SQLSERVER)_\d{1,4}(?:_\d{1,2})?(?:_(?:STANDARD|ENTERPRISE|EXPRESS|WEB))?$/,
  availability_type: /^(?:ZONAL|REGIONAL)$/,
  storage_type: /^(?:gp2|gp3|io1|io2|standard|aurora|aurora-iopt1)$/,
  volume_type: /^(?:gp2|gp3|io1|io2|st1|sc1|standard)$/,
  storage_class:
    /^(?:STANDARD|NEARLINE|COLDLINE|ARCHIVE|REGIONAL|MULTI_REGIONAL|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER|GLACIER_IR|DEEP_ARCHIVE)$/,
  account_tier: /^(?:Standard|Premium)$/,
  account_replication_type: /^(?:LRS|GRS|RAGRS|ZRS|GZRS|RAGZRS)$/,
  billing_mode: /^(?:PROVISIONED|PAY_PER_REQUEST)$/,
  min_tls_version: /^(?:TLS)?\d[._]\d$/,
  minimum_tls_version: /^(?:TLS)?\d[._]\d$/,
  sse_algorithm: /^(?:AES256|aws:kms|aws:kms:dsse)$/,
  acl: /^(?:private|public-read|public-read-write|authenticated-read|log-delivery-write|bucket-owner-read|bucket-owner-full-control)$/,
  protocol: /^(?:-1|all|tcp|udp|icmp|http|https|HTTP|HTTPS|TCP|TLS|UDP)$/,
  ip_protocol: /^(?:-1|all|tcp|udp|icmp)$/,
  direction: /^(?:INGRESS|EGRESS|Inbound|Outbound)$/,
  access: /^(?:Allow|Deny)$/,
  type: /^(?:ingress|egress|SSM|String|SecureString|application|network|gateway)$/,
  http_tokens: /^(?:required|optional)$/,
  ...Object.fromEntries(RANGES.split(' ').map((name) => [name, CIDR])),
};

const FLAG_NAMES = new Set(FLAGS.split(' '));
const NUMBER_NAMES = new Set(NUMBERS.split(' '));

export type Fact = string | number | boolean;

/** The value of an attribute where it may leave; undefined where it may not. */
export function factOf(name: string, value: unknown): Fact | undefined {
  if (FLAG_NAMES.has(name) && typeof value === 'boolean') return value;
  if (NUMBER_NAMES.has(name) && typeof value === 'number' && Number.isFinite(value)) return value;
  const shape = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
  return typeof value === 'string' && shape?.test(value) ? value : undefined;
}

/** Whether any value of that name may leave. */
export const isTellable = (name: string): boolean =>
  FLAG_NAMES.has(name) || NUMBER_NAMES.has(name) || Object.hasOwn(SHAPES, name);
