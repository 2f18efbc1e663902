import type { Suggestion } from '../../core/review.ts';
import type { Finding } from '../../core/verdict.ts';
import type { CodeBlock } from './blocks.ts';

/** Remedies of one line: by rule, the attribute of a type's block and what it has to be. */
const REMEDIES: readonly (readonly [rule: string, types: string, attribute: string, value: string])[] = [
  ['NET-008', 'aws_subnet', 'map_public_ip_on_launch', 'false'],
  ['NET-011', 'google_compute_instance', 'can_ip_forward', 'false'],
  ['STO-001', 'aws_s3_bucket_acl', 'acl', '"private"'],
  ['STO-001', 'azurerm_storage_container', 'container_access_type', '"private"'],
  ['STO-003', 'google_storage_bucket', 'public_access_prevention', '"enforced"'],
  ['STO-003', 'azurerm_storage_account', 'allow_nested_items_to_be_public', 'false'],
  ['STO-008', 'google_storage_bucket', 'uniform_bucket_level_access', 'true'],
  ['ENC-002', 'aws_ebs_encryption_by_default', 'enabled', 'true'],
  ['ENC-001', 'aws_ebs_volume', 'encrypted', 'true'],
  ['ENC-003', 'aws_db_instance aws_rds_cluster aws_docdb_cluster aws_neptune_cluster', 'storage_encrypted', 'true'],
  ['ENC-004', 'aws_efs_file_system', 'encrypted', 'true'],
  ['ENC-010', 'aws_kms_key', 'enable_key_rotation', 'true'],
  ['ENC-012', 'azurerm_key_vault', 'purge_protection_enabled', 'true'],
  ['DB-001', 'aws_db_instance aws_rds_cluster_instance aws_redshift_cluster', 'publicly_accessible', 'false'],
  ['DB-001', 'azurerm_mssql_server', 'public_network_access_enabled', 'false'],
  ['DB-003', 'aws_db_instance aws_rds_cluster', 'backup_retention_period', '7'],
  ['DB-004', 'aws_db_instance aws_rds_cluster google_sql_database_instance', 'deletion_protection', 'true'],
  ['DB-004', 'aws_lb', 'enable_deletion_protection', 'true'],
  ['CMP-006', 'aws_ecr_repository', 'image_tag_mutability', '"IMMUTABLE"'],
  ['EDGE-001', 'azurerm_linux_web_app azurerm_windows_web_app azurerm_linux_function_app', 'https_only', 'true'],
  ['EDGE-006', 'aws_lb', 'drop_invalid_header_fields', 'true'],
  ['IAM-009', 'azurerm_linux_virtual_machine', 'disable_password_authentication', 'true'],
];

/** The line to change, or the first line of the block with one more after it; nothing where the remedy takes more than that. */
export function suggestionFor(
  { rule, address, file, line, status }: Finding,
  blocks: readonly CodeBlock[],
): Suggestion | undefined {
  const block = blocks.find((one) => one.file === file && one.line === line);
  const type = block?.at.split('.', 1)[0] ?? '';
  const remedy = REMEDIES.find(([id, types]) => id === rule && types.split(' ').includes(type));
  if (!block || !remedy || status === 'suppressed') return undefined;
  const [, , attribute, value] = remedy;
  const at = block.lines.findIndex((one) => new RegExp(`^\\s*${attribute}\\s*=`).test(one));
  const found = block.lines[at];
  const isOneLine = found !== undefined && /=\s*(?:"[^"]*"|[\w.]+)\s*(?:#.*|\/\/.*)?$/.test(found);
  if (found !== undefined && !isOneLine) return undefined;
  const [first = ''] = block.lines;
  if (found === undefined && !/\{\s*$/.test(first)) return undefined;
  const text = found === undefined ? `${first}\n  ${attribute} = ${value}` : found.replace(/=.*$/, `= ${value}`);
  return { rule, address, file: block.file, line: block.line + Math.max(at, 0), text };
}
