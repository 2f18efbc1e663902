import { z } from 'zod';
import { nearest } from '../../catalog/nearest.ts';
import { storageClasses } from '../../catalog/storage.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { bucketModel } from '../models/bucket.ts';
import { actionProblems, wrongRule } from '../models/bucket-rules.ts';
import { longNameProblems } from '../names.ts';
import { COMMON } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';

export const bucketSchema = z.strictObject({ ...bucketModel, ...COMMON });

type Given = z.output<typeof bucketSchema>;
export type BucketSettings = Given & { class: string };

export const STANDARD = 'STANDARD';

/** Classes that take no younger object. Source: AWS, "Transitioning objects using Amazon S3 Lifecycle". */
const YOUNGEST: Readonly<Record<string, number>> = { STANDARD_IA: 30, ONEZONE_IA: 30 };

/** Days after which an object may move to a class. */
export const youngest = (storageClass: string): number => YOUNGEST[storageClass] ?? 0;

export function completeBucket(given: Given): { settings: BucketSettings; problems: Problem[] } {
  const settings: BucketSettings = {
    ...given,
    class: (given.class ?? STANDARD).toUpperCase(),
    lifecycle: given.lifecycle?.map((rule) => (rule.class ? { ...rule, class: rule.class.toUpperCase() } : rule)),
  };
  const moves = (settings.lifecycle ?? []).flatMap((rule) => rule.class ?? []);
  return {
    settings,
    problems: [
      ...[settings.class, ...moves].flatMap((asked) => classProblems(asked, moves.includes(asked))),
      ...actionProblems(settings.lifecycle),
      ...ageProblems(settings),
      ...retentionProblems(settings),
    ],
  };
}

function classProblems(asked: string, isMove: boolean): Problem[] {
  const classes = storageClasses('aws')
    .map(({ id }) => id)
    .filter((id) => !isMove || id !== STANDARD);
  if (classes.includes(asked)) return [];
  const meant = nearest(asked, classes);
  const field = isMove ? 'lifecycle' : 'class';
  const why = asked === STANDARD ? `objects do not move back to ${asked}` : `there is no storage class ${asked}`;
  return wrong(field, why, meant && meant !== asked ? `did you mean ${meant}?` : `one of ${classes.join(', ')}`);
}

const ageProblems = ({ lifecycle = [] }: BucketSettings): Problem[] =>
  lifecycle.flatMap(({ class: to, after_days: days }, at) => {
    const least = youngest(to ?? '');
    return days < least ? wrongRule(at, `moves too early to ${to}`, `after ${least} days or later`) : [];
  });

/** Objects under lock are versions. */
const retentionProblems = ({ retention_days: days, versioning }: BucketSettings): Problem[] =>
  days === undefined || versioning ? [] : wrong('versioning', 'retention needs it', 'versioning: true');

/** The whole world shares one name space, so the project's id stands in front. */
export const bucketName = (name: string, { id }: Pick<ProjectFacts, 'id'>): string => `${id}-${name}`;

/** Source: AWS, "General purpose bucket naming rules". */
export function nameProblems(bucket: string): Problem[] {
  const taken = /^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|--x-s3|--table-s3)$/.test(bucket);
  return [
    ...longNameProblems('name', [bucket]),
    ...(taken ? wrong('name', `AWS keeps names like ${bucket} for itself`, 'another name') : []),
  ];
}
