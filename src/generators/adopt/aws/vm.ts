import { blockAt, given, isOn, numberAt, ofType, textAt, textsAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { addressIn, byId, firewallsIn, nameOf, requester, standsIn, wordsIn } from './links.ts';

export const vm: Reader = {
  kind: 'vm',
  type: 'aws_instance',
  addressOf: addressIn('aws_instance'),
  read: readVm,
  wanted: () => ['aws_ebs_volume', 'aws_volume_attachment'],
};

/** AWS answers only the hash of a start-up script. */
const HASH = /^[0-9a-f]{40}$/;

function readVm(head: StateResource, around: Around): Reading {
  const { values } = head;
  const name = nameOf(head);
  const standing = standsIn(values.subnet_id, around);
  if (!standing) return { why: `its subnet ${String(values.subnet_id)} is not in this state` };
  const script = textAt(values, 'user_data');
  if (textAt(values, 'user_data_base64') !== undefined || HASH.test(script ?? ''))
    return { why: 'it has a start-up script, and the state holds no more than its hash' };
  const disks = extraDisks(name, head, around);
  if (typeof disks === 'string') return { why: disks };
  const root = blockAt(values, 'root_block_device');
  const spot = blockAt(values, 'instance_market_options');
  const firewalls = firewallsIn(textsAt(values, 'vpc_security_group_ids'), `vm-${name}`, around);
  return {
    name,
    settings: given({
      machine_type: textAt(values, 'instance_type'),
      zone: textAt(values, 'availability_zone'),
      image: textAt(values, 'ami'),
      boot_disk_gb: numberAt(root, 'volume_size'),
      boot_disk_type: textAt(root, 'volume_type'),
      ...standing,
      tags: wordsIn(head),
      public_address: isOn(values, 'associate_public_ip_address'),
      spot: textAt(spot, 'market_type') === 'spot',
      extra_disks: disks.length > 0 ? disks : undefined,
      firewalls,
      startup_script: script,
      identity: textAt(values, 'iam_instance_profile'),
      requested_by: requester(head),
    }),
  };
}

/** Volumes that terraform attaches, under the names and in the order that GuildOps gives them. */
function extraDisks(machine: string, head: StateResource, around: Around): Record<string, unknown>[] | string {
  const attached = ofType(around.state, 'aws_volume_attachment').filter(
    ({ values }) => values.instance_id === head.values.id,
  );
  const inOrder = [...attached].sort((a, b) => (String(a.values.device_name) < String(b.values.device_name) ? -1 : 1));
  const disks: Record<string, unknown>[] = [];
  for (const { values } of inOrder) {
    const volume = byId(values.volume_id, 'aws_ebs_volume', around);
    if (!volume) return `its volume ${String(values.volume_id)} is not in this state`;
    const name = nameOf(volume).replace(new RegExp(`^${machine.replace(/[^a-z0-9-]/g, '.')}-`), '');
    disks.push({ name, gb: volume.values.size, type: volume.values.type });
  }
  return disks;
}
