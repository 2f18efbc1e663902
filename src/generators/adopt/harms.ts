import type { Json } from '../../core/json.ts';
import type { Difference } from './compare.ts';

interface Harm {
  /** A type and a path of it. */
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
      (at === `${type} ${difference.path}` || `${type} ${difference.path}`.startsWith(`${at}.`)) && holds(difference),
  )?.why;
