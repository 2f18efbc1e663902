import { type Block, type Body, block } from '../hcl.ts';
import { type BucketSettings, STANDARD, youngest } from './bucket-settings.ts';

/** What becomes of objects by themselves: leftovers go, old versions go after 90 days, and what was asked for. */
export const lifecycleRules = (settings: BucketSettings): Block[] => [
  rule('incomplete-uploads', [block('abort_incomplete_multipart_upload', [], [['days_after_initiation', 7]])]),
  ...(settings.versioning
    ? [rule('old-versions', [block('noncurrent_version_expiration', [], [['noncurrent_days', 90]])])]
    : []),
  ...classRule(settings),
  ...(settings.lifecycle ?? []).map(({ action, after_days: days, class: to }, at) =>
    rule(`rule-${at + 1}`, [
      action === 'move' ? transition(days, to ?? STANDARD) : block('expiration', [], [['days', days]]),
    ]),
  ),
];

/** A bucket of S3 has no class of its own; objects move to it as soon as the class takes them. */
const classRule = ({ class: storageClass }: BucketSettings): Block[] =>
  storageClass === STANDARD ? [] : [rule('class', [transition(youngest(storageClass), storageClass)])];

const transition = (days: number, storageClass: string): Block =>
  block(
    'transition',
    [],
    [
      ['days', days],
      ['storage_class', storageClass],
    ],
  );

/** An empty filter: every object. */
const rule = (id: string, body: Body): Block =>
  block('rule', [], [['id', id], ['status', 'Enabled'], block('filter', [], []), ...body]);
