import type { Fields } from '../../../core/plan-json/tree.ts';
import { accountName } from '../../azure/bucket-settings.ts';
import { blockAt, blocksAt, given, isOn, numberAt, textAt, textsAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import { isEmpty } from '../same.ts';
import type { StateResource } from '../state.ts';
import { addressIn, naming, regionUnlessOwn, requester, standsIn, wrongName } from './links.ts';

const TYPE = 'azurerm_storage_account';
const POLICY = 'azurerm_storage_management_policy';

export const bucket: Reader = {
  kind: 'bucket',
  type: TYPE,
  addressOf: addressIn(TYPE),
  read: readBucket,
  // Otherwise old versions, or objects, would be deleted or kept that are not now.
  wanted: () => ['azurerm_storage_container', POLICY, 'azurerm_storage_container_immutability_policy'],
};

function readBucket(head: StateResource, around: Around): Reading {
  const { values } = head;
  const account = textAt(values, 'name') ?? '';
  const containers = naming('azurerm_storage_container', 'storage_account_id', values.id, around);
  const [container] = containers;
  if (!container || containers.length > 1)
    return { why: `${containers.length} containers of it are in this state, and GuildOps writes one` };
  const name = textAt(container.values, 'name') ?? '';
  const ours = accountName(name, around.project);
  if (account !== ours) return wrongName('it', account, `${ours} for its container ${name}`);
  const versioning = isOn(blockAt(values, 'blob_properties'), 'versioning_enabled');
  const policies = naming(POLICY, 'storage_account_id', values.id, around);
  const rules = rulesOf(policies.flatMap((one) => blocksAt(one.values, 'rule')));
  if (!rules) return { why: 'one of its lifecycle rules does more than move or delete objects by their age' };
  const [locked] = naming(
    'azurerm_storage_container_immutability_policy',
    'storage_container_resource_manager_id',
    container.values.resource_manager_id ?? container.values.id,
    around,
  );
  if (isOn(locked?.values, 'locked')) return { why: 'its retention is locked for good, which GuildOps does not write' };
  const reached = blockAt(values, 'network_rules');
  const from = reachedFrom(textsAt(reached, 'virtual_network_subnet_ids'), around);
  if (from === 'other') return { why: 'it is reached from other subnets than one, or all of one network' };
  const ranges = textsAt(reached, 'ip_rules');
  return {
    name,
    settings: given({
      class: `${rules.isArchive ? 'Archive' : tierOf(values)}_${String(values.account_replication_type)}`,
      versioning,
      lifecycle: rules.rules.length > 0 ? rules.rules : undefined,
      retention_days: numberAt(locked?.values, 'immutability_period_in_days'),
      ...from,
      allowed_ranges: ranges.length > 0 ? ranges : undefined,
      region: regionUnlessOwn(head, around),
      requested_by: requester(head),
    }),
  };
}

const tierOf = (values: Fields): string =>
  values.account_tier === 'Premium' ? 'Premium' : (textAt(values, 'access_tier') ?? 'Hot');

/** The one subnet, or the network all of whose subnets reach it. */
function reachedFrom(
  ids: readonly string[],
  around: Around,
): { network?: string; subnet?: string | undefined } | 'other' {
  const [first, ...more] = ids.map((id) => standsIn(id, around));
  if (ids.length === 0) return {};
  if (!first) return 'other';
  const { network, subnet } = first;
  if (more.length === 0) return { network, subnet };
  return !network.startsWith('existing:') && more.every((one) => one?.network === network) ? { network } : 'other';
}

type Rule = { after_days: number; action: string; class?: string };

/** Rules of ours aside; undefined where one of the others says what our settings cannot. */
function rulesOf(rules: readonly Fields[]): { isArchive: boolean; rules: Rule[] } | undefined {
  const own = rules.filter(({ name }) => name !== 'old-versions');
  const read = own.map((rule) => ({ name: rule.name, said: ruleOf(rule) }));
  if (read.some(({ said }) => said === undefined)) return undefined;
  const whole = read.find(({ name, said }) => name === 'class' && said?.class === 'archive' && said.after_days === 0);
  return {
    isArchive: whole !== undefined,
    rules: read.filter((one) => one !== whole).flatMap(({ said }) => (said ? [said] : [])),
  };
}

const DELETES = 'delete_after_days_since_modification_greater_than';
const MOVES = /^tier_to_(cool|cold|archive)_after_days_since_modification_greater_than$/;

/** What one does by the age of objects since they changed; -1 stands for nothing. */
function ruleOf(rule: Fields): Rule | undefined {
  const { base_blob: _, ...others } = blockAt(rule, 'actions');
  if (Object.values(others).some((one) => !isEmpty(one))) return undefined;
  const said = Object.entries(blockAt(rule, 'actions', 'base_blob')).filter(
    ([key, value]) => value === true || (typeof value === 'number' && (value > 0 || (value === 0 && MOVES.test(key)))),
  );
  const [[key, days] = ['', 0], ...more] = said;
  if (typeof days !== 'number' || more.length > 0) return undefined;
  if (key === DELETES) return { after_days: days, action: 'delete' };
  const tier = MOVES.exec(key)?.[1];
  return tier === undefined ? undefined : { after_days: days, action: 'move', class: tier };
}
