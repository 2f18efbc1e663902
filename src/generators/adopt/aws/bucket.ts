import type { Fields } from '../../../core/plan-json/tree.ts';
import { youngest } from '../../aws/bucket-settings.ts';
import { blockAt, blocksAt, given, numberAt, ofType, textAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { addressIn, requester, withoutProject, wrongName } from './links.ts';

const LIFECYCLE = 'aws_s3_bucket_lifecycle_configuration';

export const bucket: Reader = {
  kind: 'bucket',
  type: 'aws_s3_bucket',
  addressOf: addressIn('aws_s3_bucket'),
  read: readBucket,
  // Otherwise old versions, or objects, would be deleted that stay now.
  wanted: ({ settings }) => (settings.versioning === true || settings.lifecycle ? [LIFECYCLE] : []),
};

function readBucket(head: StateResource, around: Around): Reading {
  const bucketName = textAt(head.values, 'bucket') ?? '';
  const name = withoutProject(bucketName, around);
  if (name === undefined) return wrongName(bucketName, around);
  const part = (what: string): Fields =>
    ofType(around.state, `aws_s3_bucket_${what}`).find(({ values }) => values.bucket === bucketName)?.values ?? {};
  if (part('policy').id !== undefined) return { why: 'it has a policy, and GuildOps writes none' };
  if (part('website_configuration').id !== undefined)
    return { why: 'it is a website, and GuildOps writes closed buckets' };
  const lifecycle = rulesOf(blocksAt(part('lifecycle_configuration'), 'rule'));
  if (!lifecycle) return { why: 'one of its lifecycle rules does more than move or delete objects by their age' };
  const lock = blockAt(part('object_lock_configuration'), 'rule', 'default_retention');
  const status = textAt(blockAt(part('versioning'), 'versioning_configuration'), 'status');
  return {
    name,
    settings: given({
      class: lifecycle.class,
      versioning: status === 'Enabled',
      lifecycle: lifecycle.rules,
      retention_days: numberAt(lock, 'days'),
      requested_by: requester(head),
    }),
  };
}

/** Rules of ours aside; undefined where one of the others says what our settings cannot. */
function rulesOf(rules: readonly Fields[]) {
  const own = rules.filter((rule) => !['incomplete-uploads', 'old-versions'].includes(String(rule.id)));
  const read = own.map((rule) => ({ id: rule.id, said: ruleOf(rule) }));
  if (read.some(({ said }) => said === undefined)) return undefined;
  const whole = read.find(
    ({ id, said }) => id === 'class' && said?.class !== undefined && said.after_days === youngest(said.class),
  );
  return { class: whole?.said?.class, rules: read.filter((one) => one !== whole).map(({ said }) => said) };
}

function ruleOf(rule: Fields): { after_days: number; action: string; class?: string } | undefined {
  const [move, ...more] = blocksAt(rule, 'transition');
  const days = numberAt(move ?? blockAt(rule, 'expiration'), 'days');
  if (days === undefined || more.length > 0) return undefined;
  const to = textAt(move, 'storage_class');
  return to === undefined ? { after_days: days, action: 'delete' } : { after_days: days, action: 'move', class: to };
}
