import type { Fields } from '../../../core/plan-json/tree.ts';
import { identifierOf } from '../../names.ts';
import { blockAt, blocksAt, given, isOn, numberAt, textAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import { isEmpty } from '../same.ts';
import type { StateResource } from '../state.ts';
import { regionUnlessOwn, requester } from './links.ts';

const SECONDS_A_DAY = 86_400;

export const bucket: Reader = {
  kind: 'bucket',
  type: 'google_storage_bucket',
  addressOf: (name) => `google_storage_bucket.${identifierOf(name)}`,
  read: readBucket,
};

function readBucket({ values }: StateResource, around: Around): Reading {
  const { id } = around.project;
  const name = textAt(values, 'name') ?? '';
  if (!name.startsWith(`${id}-`)) return { why: `it is named ${name}; GuildOps writes names that begin with ${id}-` };
  const retention = blockAt(values, 'retention_policy');
  const seconds = numberAt(retention, 'retention_period');
  if (isOn(retention, 'is_locked')) return { why: 'its retention is locked for good, which GuildOps does not write' };
  if (seconds !== undefined && seconds % SECONDS_A_DAY !== 0)
    return { why: 'its retention is no whole number of days' };
  const versioning = isOn(blockAt(values, 'versioning'), 'enabled');
  const rules = blocksAt(values, 'lifecycle_rule').filter((rule) => !isOfOldVersions(rule));
  const odd = rules.find((rule) => ruleOf(rule) === undefined);
  if (odd) return { why: 'one of its lifecycle rules goes by more than the age of an object' };
  const region = textAt(values, 'location')?.toLowerCase();
  return {
    name: name.slice(id.length + 1),
    settings: given({
      class: textAt(values, 'storage_class'),
      versioning: versioning || seconds !== undefined,
      lifecycle: rules.map(ruleOf),
      retention_days: seconds === undefined ? undefined : seconds / SECONDS_A_DAY,
      region: regionUnlessOwn(region, around),
      requested_by: requester(values.labels),
    }),
  };
}

/** The rule that GuildOps writes for every bucket with versions. */
const isOfOldVersions = (rule: Fields): boolean =>
  textAt(blockAt(rule, 'action'), 'type') === 'Delete' &&
  textAt(blockAt(rule, 'condition'), 'with_state') === 'ARCHIVED' &&
  numberAt(blockAt(rule, 'condition'), 'days_since_noncurrent_time') !== undefined;

function ruleOf(rule: Fields) {
  const action = blockAt(rule, 'action');
  const { age, with_state: state, ...others } = blockAt(rule, 'condition');
  const isByAge = typeof age === 'number' && age > 0 && Object.values(others).every((one) => isEmpty(one));
  if (!isByAge || (state !== '' && state !== null && state !== undefined && state !== 'ANY')) return undefined;
  if (textAt(action, 'type') === 'Delete') return { after_days: age, action: 'delete' };
  return { after_days: age, action: 'move', class: textAt(action, 'storage_class') };
}
