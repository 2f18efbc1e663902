import { matches } from '../../common/checks.ts';
import { words } from '../../common/words.ts';
import { text } from '../../cty/value.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { from, hexDigits } from '../../provider/template.ts';

/** A setting of a bucket that terraform treats as a resource of its own. */
const part = (title: string): Overlay => ({
  title,
  id: '{bucket}',
  name: 'bucket',
  references: { bucket: 'aws_s3_bucket' },
  latencyMs: { create: 600, update: 500, delete: 500 },
});

/** Buckets. Their names are one list for all of AWS. */
export const storageOverlays: { readonly [type: string]: Overlay } = {
  aws_s3_bucket: {
    title: 'S3 Bucket',
    decides: words(`
      cors_rule grant lifecycle_rule logging object_lock_configuration
      replication_configuration server_side_encryption_configuration versioning website
    `),
    id: ({ bucket, bucket_prefix }) => text(bucket) || `${text(bucket_prefix) || 'terraform-'}${hexDigits(26)}`,
    name: 'bucket',
    computed: {
      arn: from('arn:aws:s3:::{id}'),
      bucket: ({ id }) => id,
      bucket_domain_name: from('{id}.s3.amazonaws.com'),
      bucket_regional_domain_name: from('{id}.s3.{region}.amazonaws.com'),
      hosted_zone_id: 'Z3BJ6K6RIION7M',
      region: ({ settings }) => settings.region ?? '',
      request_payer: 'BucketOwner',
    },
    checks: [matches('bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)],
    latencyMs: { create: 1200, update: 600, delete: 700 },
  },
  aws_s3_bucket_versioning: part('S3 Bucket Versioning'),
  aws_s3_bucket_public_access_block: part('S3 Bucket Public Access Block'),
  aws_s3_bucket_server_side_encryption_configuration: part('S3 Bucket Server-side Encryption Configuration'),
  aws_s3_bucket_lifecycle_configuration: {
    ...part('S3 Bucket Lifecycle Configuration'),
    defaults: {
      'rule.prefix': '',
      'rule.filter.prefix': '',
      'rule.filter.object_size_greater_than': null,
      'rule.filter.object_size_less_than': null,
      'rule.noncurrent_version_expiration.newer_noncurrent_versions': null,
    },
  },
};
