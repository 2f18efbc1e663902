import type { Json } from '../../core/json.ts';
import type { Difference } from './compare.ts';

interface Harm {
  /** A type, or a path of it. */
  at: string;
  holds(difference: Difference): boolean;
  why: string;
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** Something would be taken off, or nobody knows. */
const loses = ({ from, to }: Difference): boolean =>
  to === undefined || list(from).some((one) => !list(to).includes(one));
const always = (): boolean => true;
const wasOn = ({ from }: Difference): boolean => from === true;
const wasOff = ({ from }: Difference): boolean => from !== true;

/** Changes in place that cut somebody off or lose something: what they hit is left alone, as what would be made anew is. */
const HARMS: readonly Harm[] = [
  { at: 'aws_db_instance manage_master_user_password', holds: always, why: 'AWS would make a new password for it' },
  { at: 'aws_db_instance db_subnet_group_name', holds: always, why: 'it would move to other subnets' },
  { at: 'aws_db_instance vpc_security_group_ids', holds: loses, why: 'it would lose security groups' },
  { at: 'aws_db_instance publicly_accessible', holds: wasOn, why: 'who reaches it from outside would be cut off' },
  { at: 'aws_instance vpc_security_group_ids', holds: loses, why: 'it would lose security groups' },
  {
    at: 'aws_s3_bucket_lifecycle_configuration rule',
    holds: always,
    why: 'other objects would be deleted by themselves',
  },
  { at: 'azurerm_kubernetes_cluster api_server_access_profile', holds: always, why: 'others would reach it than now' },
  {
    at: 'azurerm_kubernetes_cluster local_account_disabled',
    holds: wasOff,
    why: 'who has an account of the cluster alone would be cut off',
  },
  {
    at: 'azurerm_kubernetes_cluster azure_active_directory_role_based_access_control',
    holds: always,
    why: 'others would have rights in it than now',
  },
  {
    at: 'azurerm_kubernetes_cluster network_profile',
    holds: always,
    why: 'it would reach the internet by another way',
  },
  { at: 'azurerm_linux_virtual_machine identity.identity_ids', holds: loses, why: 'it would lose an identity' },
  {
    at: 'azurerm_network_interface ip_configuration',
    holds: always,
    why: 'it would be reached by other addresses than now',
  },
  { at: 'azurerm_network_interface dns_servers', holds: loses, why: 'it would lose name servers' },
  { at: 'azurerm_network_security_group security_rule', holds: always, why: 'other traffic would be let through' },
  {
    at: 'azurerm_postgresql_flexible_server authentication.password_auth_enabled',
    holds: wasOn,
    why: 'who logs in with a password would be cut off',
  },
  {
    at: 'azurerm_postgresql_flexible_server private_dns_zone_id',
    holds: always,
    why: 'it would be found by another name',
  },
  {
    at: 'azurerm_postgresql_flexible_server public_network_access_enabled',
    holds: wasOn,
    why: 'who reaches it from outside would be cut off',
  },
  { at: 'azurerm_storage_account network_rules', holds: always, why: 'others would reach it than now' },
  {
    at: 'azurerm_storage_account public_network_access_enabled',
    holds: always,
    why: 'others would reach it than now',
  },
  {
    at: 'azurerm_storage_account shared_access_key_enabled',
    holds: wasOn,
    why: 'who has a key of it would be cut off',
  },
  { at: 'azurerm_storage_account static_website', holds: always, why: 'its website would be gone' },
  {
    at: 'azurerm_storage_account customer_managed_key',
    holds: always,
    why: 'it would be encrypted by another key than now',
  },
  { at: 'azurerm_storage_account local_user_enabled', holds: wasOn, why: 'its local users would be cut off' },
  { at: 'azurerm_storage_account sftp_enabled', holds: wasOn, why: 'who reaches it by SFTP would be cut off' },
  {
    at: 'azurerm_storage_account allow_nested_items_to_be_public',
    holds: wasOn,
    why: 'who reads it without an account would be cut off',
  },
  { at: 'azurerm_storage_account blob_properties', holds: always, why: 'what is deleted would be kept otherwise' },
  { at: 'azurerm_storage_container container_access_type', holds: always, why: 'others would reach it than now' },
  {
    at: 'azurerm_storage_container_immutability_policy immutability_period_in_days',
    holds: always,
    why: 'objects would be kept for another time',
  },
  { at: 'azurerm_storage_management_policy rule', holds: always, why: 'other objects would be deleted by themselves' },
  {
    at: 'azurerm_subnet',
    holds: always,
    why: 'what stands in it would reach, or be reached by, others than now',
  },
  {
    at: 'azurerm_virtual_network',
    holds: ({ path }) => path !== 'tags',
    why: 'what stands in it would reach, or be reached by, others than now',
  },
  {
    at: 'google_sql_database_instance settings.ip_configuration.ipv4_enabled',
    holds: wasOn,
    why: 'who reaches it by its public address would be cut off',
  },
  {
    at: 'google_sql_database_instance settings.ip_configuration.private_network',
    holds: always,
    why: 'it would move to another network',
  },
  { at: 'google_storage_bucket lifecycle_rule', holds: always, why: 'other objects would be deleted by themselves' },
  {
    at: 'google_storage_bucket uniform_bucket_level_access',
    holds: wasOff,
    why: 'rights on single objects would be lost',
  },
];

/** Why a change must not be made on the way, if so; a path below one of the table counts too. */
export const harmOf = (type: string, difference: Difference): string | undefined =>
  HARMS.find(
    ({ at, holds }) =>
      (at === `${type} ${difference.path}` ||
        below(at).some((start) => `${type} ${difference.path}`.startsWith(start))) &&
      holds(difference),
  )?.why;

const below = (at: string): string[] => [`${at} `, `${at}.`];
