import { type Block, type Body, block } from '../hcl.ts';
import { boughtAs, type Tier, tierNamed } from './bucket-classes.ts';
import type { BucketSettings } from './bucket-settings.ts';

/** What becomes of objects by themselves: old versions go after 90 days, and what was asked for. Empty: nothing. */
export const lifecycleRules = (settings: BucketSettings): Block[] => [
  ...(settings.versioning
    ? [rule('old-versions', block('version', [], [['delete_after_days_since_creation', 90]]))]
    : []),
  // No account begins in the archive; its objects go there within a day.
  ...(boughtAs(settings.class).tier === 'Archive' ? [rule('class', baseBlob(moved('Archive', 0)))] : []),
  ...(settings.lifecycle ?? []).map(({ action, after_days: days, class: to }, at) =>
    rule(`rule-${at + 1}`, baseBlob(action === 'delete' ? deleted(days) : moved(tierNamed(to ?? '') ?? 'Cool', days))),
  ),
];

const moved = (to: Tier, days: number): Body => [
  [`tier_to_${to.toLowerCase()}_after_days_since_modification_greater_than`, days],
];

const deleted = (days: number): Body => [['delete_after_days_since_modification_greater_than', days]];

const baseBlob = (what: Body): Block => block('base_blob', [], what);

const rule = (name: string, action: Block): Block =>
  block(
    'rule',
    [],
    [
      ['name', name],
      ['enabled', true],
      block('filters', [], [['blob_types', ['blockBlob']]]),
      block('actions', [], [action]),
    ],
  );
