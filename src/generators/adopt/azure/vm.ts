import { fieldAt } from '../../../core/plan-json/tree.ts';
import { imageLike } from '../../azure/vm-images.ts';
import { blockAt, blocksAt, given, isOn, numberAt, textAt, textsAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { addressIn, byId, naming, regionUnlessOwn, requester, standsIn, wordsIn, wrongName } from './links.ts';

const TYPE = 'azurerm_linux_virtual_machine';

export const vm: Reader = {
  kind: 'vm',
  type: TYPE,
  addressOf: addressIn(TYPE),
  read: readVm,
  // Who is put into a group is closed to all that no firewall lets in.
  wanted: () => [
    'azurerm_network_interface',
    'azurerm_network_interface_application_security_group_association',
    'azurerm_public_ip',
    'azurerm_managed_disk',
    'azurerm_virtual_machine_data_disk_attachment',
  ],
};

function readVm(head: StateResource, around: Around): Reading {
  const { values } = head;
  const name = textAt(values, 'name') ?? '';
  const nics = textsAt(values, 'network_interface_ids');
  if (nics.length !== 1) return { why: `it has ${nics.length} network interfaces, and GuildOps writes one` };
  const nic = byId(nics[0], 'azurerm_network_interface', around);
  if (!nic) return { why: 'its network interface is not in this state' };
  if (nic.values.name !== `${name}-nic`)
    return wrongName('its network interface', String(nic.values.name), `${name}-nic`);
  const addresses = blocksAt(nic.values, 'ip_configuration');
  if (addresses.length !== 1) return { why: `it has ${addresses.length} addresses, and GuildOps writes one` };
  const standing = standsIn(fieldAt(addresses[0], 'subnet_id'), around);
  if (!standing) return { why: 'where it stands is no subnet' };
  const image = imageOf(head);
  if (image === undefined) return { why: 'it has an image that GuildOps does not write' };
  const disks = extraDisks(name, head, around);
  if (typeof disks === 'string') return { why: disks };
  const identities = textsAt(blockAt(values, 'identity'), 'identity_ids');
  if (identities.length > 1) return { why: 'it acts as several identities, and GuildOps writes one' };
  const os = blockAt(values, 'os_disk');
  const script = textAt(values, 'custom_data');
  return {
    name,
    settings: given({
      machine_type: textAt(values, 'size'),
      zone: textAt(values, 'zone'),
      region: regionUnlessOwn(head, around),
      image,
      boot_disk_gb: numberAt(os, 'disk_size_gb'),
      boot_disk_type: textAt(os, 'storage_account_type'),
      ...standing,
      tags: wordsIn(head),
      firewalls: firewallsOf(nic, around),
      public_address: textAt(addresses[0], 'public_ip_address_id') !== undefined,
      spot: textAt(values, 'priority') === 'Spot',
      extra_disks: disks.length > 0 ? disks : undefined,
      startup_script: script === undefined ? undefined : Buffer.from(script, 'base64').toString('utf8'),
      identity: identities[0],
      ssh_public_key: textAt(blockAt(values, 'admin_ssh_key'), 'public_key')?.trim(),
      entra_login: hasEntraLogin(head, around),
      encryption_at_host: isOn(values, 'encryption_at_host_enabled'),
      requested_by: requester(head),
    }),
  };
}

/** The id of a person's own image, or a name of ours. */
function imageOf({ values }: StateResource): string | undefined {
  const { publisher, offer, sku } = blockAt(values, 'source_image_reference');
  return textAt(values, 'source_image_id') ?? imageLike(String(publisher), String(offer), String(sku));
}

const hasEntraLogin = ({ values }: StateResource, around: Around): boolean =>
  naming('azurerm_virtual_machine_extension', 'virtual_machine_id', values.id, around).some(
    (one) => one.values.type === 'AADSSHLoginForLinux',
  );

/** Firewalls that are adopted too, of which its interface is a member; undefined for none, so that tags alone decide. */
function firewallsOf(nic: StateResource, around: Around): string[] | undefined {
  const memberships = naming(
    'azurerm_network_interface_application_security_group_association',
    'network_interface_id',
    nic.values.id,
    around,
  );
  const names = memberships.flatMap(({ values }) => {
    const group = byId(values.application_security_group_id, 'azurerm_application_security_group', around);
    return around.adopted('firewall', group?.address)?.name ?? [];
  });
  return names.length > 0 ? names : undefined;
}

/** Disks that terraform attaches, under the names and in the order that GuildOps gives them. */
function extraDisks(machine: string, head: StateResource, around: Around): Record<string, unknown>[] | string {
  const attached = naming('azurerm_virtual_machine_data_disk_attachment', 'virtual_machine_id', head.values.id, around);
  const inOrder = [...attached].sort((a, b) => (numberAt(a.values, 'lun') ?? 0) - (numberAt(b.values, 'lun') ?? 0));
  const disks: Record<string, unknown>[] = [];
  for (const { values } of inOrder) {
    const disk = byId(values.managed_disk_id, 'azurerm_managed_disk', around);
    const name = textAt(disk?.values, 'name') ?? '';
    if (!disk) return `its disk ${String(values.managed_disk_id)} is not in this state`;
    if (!name.startsWith(`${machine}-`)) return wrongName('its disk', name, `names that begin with ${machine}-`).why;
    disks.push({
      name: name.slice(machine.length + 1),
      gb: disk.values.disk_size_gb,
      type: disk.values.storage_account_type,
    });
  }
  return disks;
}
