import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import { type Block, type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type EffectRule, type ProjectFacts } from '../kind.ts';
import { bucketModel } from '../models/bucket.ts';
import { actionProblems } from '../models/bucket-rules.ts';
import { placeOf } from '../models/place.ts';
import { storageClassProblems } from '../models/storage-class.ts';
import { identifierOf, longNameProblems } from '../names.ts';
import { COMMON } from '../settings/fields.ts';
import { bucketForm } from './bucket-form.ts';
import { labelsOf } from './labels.ts';

const schema = z.strictObject({ ...bucketModel, ...COMMON });

type Given = z.output<typeof schema>;
export type BucketSettings = Given & { class: string };

const LOST: EffectRule = {
  effect: 'data loss',
  note: 'The bucket is made anew; Google refuses while objects are in it.',
};

/**
 * A bucket nobody outside reaches: access by bucket and never by object, public access prevented, encrypted by Google. Bucket names are
 * shared by the whole world, so the project's id stands in front.
 */
export const bucket = defineKind({
  kind: 'bucket',
  title: 'Bucket',
  summary: 'Private object storage with versions',
  longestName: 52,
  schema,
  complete: completeBucket,
  problems: (_, { project }, name) => bucketNameProblems(bucketName(name, project)),
  warnings: ({ retention_days: days, lifecycle = [] }) => [
    ...(days === undefined ? [] : [`For ${days} days nobody can delete or replace an object, not even by mistake.`]),
    ...(lifecycle.some(({ action }) => action === 'delete') ? ['A lifecycle rule deletes objects by itself.'] : []),
  ],
  effects: {
    region: LOST,
    class: { effect: 'in place', note: 'Holds for new objects; old ones stay in their class.' },
    versioning: { effect: 'in place', note: 'Without it, what is replaced or deleted from now on is gone.' },
    lifecycle: { effect: 'in place', note: 'Rules work on old objects too, within a day.' },
    retention_days: { effect: 'in place', note: 'Holds for objects that are there already, too.' },
  },
  form: bucketForm,
  body: (name, settings, { project }) => [
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['google_storage_bucket', identifierOf(name)], itself(name, settings, project)),
    block(
      'output',
      [`bucket_${identifierOf(name)}_url`],
      [['value', reference('google_storage_bucket', identifierOf(name), 'url')]],
    ),
  ],
});

const bucketName = (name: string, { id }: Pick<ProjectFacts, 'id'>): string => `${id}-${name}`;

/** Google keeps some names for itself. Source: "Bucket names". */
const bucketNameProblems = (name: string): Problem[] => [
  ...longNameProblems('name', [name]),
  ...(/^goog|google|g00gle/.test(name)
    ? [
        {
          code: 'bad-input' as const,
          field: 'name',
          why: `Google keeps names like ${name} for itself`,
          expected: 'another name',
        },
      ]
    : []),
];

function completeBucket(given: Given, project: ProjectFacts): { settings: BucketSettings; problems: Problem[] } {
  const settings: BucketSettings = {
    ...given,
    class: (given.class ?? 'STANDARD').toUpperCase(),
    lifecycle: given.lifecycle?.map((rule) => (rule.class ? { ...rule, class: rule.class.toUpperCase() } : rule)),
  };
  const classes = [settings.class, ...(settings.lifecycle ?? []).flatMap((rule) => rule.class ?? [])];
  return {
    settings,
    problems: [
      ...placeOf(given, project).problems,
      ...classes.flatMap((asked) => storageClassProblems('gcp', asked)),
      ...actionProblems(settings.lifecycle),
    ],
  };
}

const itself = (name: string, settings: BucketSettings, project: ProjectFacts): Body => [
  ['name', bucketName(name, project)],
  ['location', (settings.region ?? project.region).toUpperCase()],
  ['storage_class', settings.class],
  ['uniform_bucket_level_access', true],
  ['public_access_prevention', 'enforced'],
  ['labels', labelsOf(project, settings.requested_by)],
  ...versions(settings),
  ...(settings.lifecycle ?? []).map(({ action, after_days: days, class: to }) =>
    rule(action === 'move' ? { type: 'SetStorageClass', storage_class: to ?? '' } : { type: 'Delete' }, { age: days }),
  ),
  ...when(
    settings.retention_days !== undefined,
    block('retention_policy', [], [['retention_period', (settings.retention_days ?? 0) * 86_400]]),
  ),
];

/** What is kept for good by retention needs no versions, and Google does not take both. */
const versions = ({ versioning, retention_days: days }: BucketSettings): Body =>
  versioning && days === undefined
    ? [
        block('versioning', [], [['enabled', true]]),
        comment('Replaced and deleted objects can be brought back for 90 days.'),
        rule({ type: 'Delete' }, { days_since_noncurrent_time: 90, with_state: 'ARCHIVED' }),
      ]
    : [block('versioning', [], [['enabled', false]])];

type Part = Readonly<Record<string, string | number>>;

const rule = (action: Part, condition: Part): Block =>
  block(
    'lifecycle_rule',
    [],
    [block('action', [], Object.entries(action)), block('condition', [], Object.entries(condition))],
  );
