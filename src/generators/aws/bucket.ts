import { type Attribute, type Block, type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type Effect } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { bucketForm } from './bucket-form.ts';
import { lifecycleRules } from './bucket-lifecycle.ts';
import { type BucketSettings, bucketName, bucketSchema, completeBucket, nameProblems } from './bucket-settings.ts';
import { tags } from './tags.ts';

const LOST: Effect = { effect: 'data loss', note: 'The bucket is made anew; AWS refuses while objects are in it.' };

/** A bucket that nobody outside reaches: its owner owns every object (AWS's own default), encrypted, public access blocked. */
export const bucket = defineKind({
  kind: 'bucket',
  title: 'Bucket',
  summary: 'Private object storage with versions',
  longestName: 52,
  schema: bucketSchema,
  complete: completeBucket,
  problems: (_, { project }, name) => nameProblems(bucketName(name, project)),
  warnings: ({ retention_days: days, lifecycle = [] }) => [
    ...(days === undefined ? [] : [`For ${days} days only those with a right of their own can delete a version.`]),
    ...(lifecycle.some(({ action }) => action === 'delete') ? ['A lifecycle rule deletes objects by itself.'] : []),
  ],
  effects: {
    class: { effect: 'in place', note: 'Objects move there within a day or so; those that moved do not come back.' },
    versioning: { effect: 'in place', note: 'Without it, what is replaced or deleted from now on is gone.' },
    lifecycle: { effect: 'in place', note: 'Rules work on old objects too, within a day.' },
    retention_days: (before, after) =>
      (before.retention_days === undefined) === (after.retention_days === undefined)
        ? { effect: 'in place', note: 'Holds for objects that are stored from now on.' }
        : LOST,
  },
  form: bucketForm,
  body: (name, settings, { project }) => [
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['aws_s3_bucket', identifierOf(name)], itself(bucketName(name, project), settings)),
    part('public_access_block', name, [
      ['block_public_acls', true],
      ['block_public_policy', true],
      ['ignore_public_acls', true],
      ['restrict_public_buckets', true],
    ]),
    part('server_side_encryption_configuration', name, [encryption]),
    part('versioning', name, [versioning(settings)]),
    ...(settings.retention_days === undefined ? [] : lock(name, settings.retention_days)),
    part('lifecycle_configuration', name, [...lifecycleRules(settings), afterVersioning(name)]),
    block('output', [`bucket_${identifierOf(name)}_name`], [['value', bucketId(name)]]),
  ],
});

const bucketId = (name: string) => reference('aws_s3_bucket', identifierOf(name), 'id');

const part = (what: string, name: string, body: Body): Block =>
  block('resource', [`aws_s3_bucket_${what}`, identifierOf(name)], [['bucket', bucketId(name)], ...body]);

const itself = (bucket: string, settings: BucketSettings): Body => [
  ['bucket', bucket],
  ...when(settings.retention_days !== undefined, ['object_lock_enabled', true]),
  tags(bucket, settings),
];

/** Governance: those with a right of their own can still delete. Compliance would bind even the account's root. */
const lock = (name: string, days: number): Block[] => {
  const retention = block(
    'default_retention',
    [],
    [
      ['mode', 'GOVERNANCE'],
      ['days', days],
    ],
  );
  return [part('object_lock_configuration', name, [block('rule', [], [retention]), afterVersioning(name)])];
};

const encryption = block(
  'rule',
  [],
  [block('apply_server_side_encryption_by_default', [], [['sse_algorithm', 'AES256']])],
);

const versioning = ({ versioning: isOn }: BucketSettings): Block =>
  block('versioning_configuration', [], [['status', isOn ? 'Enabled' : 'Suspended']]);

/** Both old versions and locks are about versions. */
const afterVersioning = (name: string): Attribute => [
  'depends_on',
  [reference('aws_s3_bucket_versioning', identifierOf(name))],
];
