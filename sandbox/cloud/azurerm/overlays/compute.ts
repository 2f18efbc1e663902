import { isCleared, isSet, matches, oneOf, shrinks } from '../../common/checks.ts';
import { atPath, text } from '../../cty/value.ts';
import type { Change, Making, Overlay } from '../../provider/cloud-model.ts';
import { expand } from '../../provider/template.ts';
import { interfacesOf, publicAddresses } from '../addresses.ts';
import { identityOf, inGroup, uuidFor } from '../made-up.ts';

/** User names that Azure keeps from machines. */
const NOT_A_USER =
  /^(administrator|admin\d?|user\d?|test\d?|1|123|a|actuser|adm|aspnet|backup|console|david|guest|john|owner|root|server|sql|support|support_388945a0|sys)$/;

/** Virtual machines and their disks. */
export const computeOverlays: { readonly [type: string]: Overlay } = {
  azurerm_linux_virtual_machine: {
    title: 'Linux Virtual Machine',
    id: inGroup('Microsoft.Compute/virtualMachines/{name}'),
    references: { resource_group_name: 'azurerm_resource_group', network_interface_ids: 'azurerm_network_interface' },
    computed: {
      ...identityOf,
      allow_extension_operations: true,
      computer_name: ({ self }) => self.name ?? '',
      disable_password_authentication: true,
      disk_controller_type: 'SCSI',
      os_managed_disk_id: diskId,
      patch_assessment_mode: 'ImageDefault',
      patch_mode: 'ImageDefault',
      private_ip_address: (making) => privateAddresses(making)[0] ?? '',
      private_ip_addresses: privateAddresses,
      provision_vm_agent: true,
      public_ip_address: (making) => publicAddresses(making)[0] ?? '',
      public_ip_addresses: publicAddresses,
      virtual_machine_id: ({ id }) => uuidFor(id),
      vm_agent_platform_updates_enabled: false,
      'os_disk.disk_size_gb': 30,
      'os_disk.id': diskId,
      'os_disk.name': diskName,
    },
    checks: [
      matches('name', /^(?!\d+$)[a-zA-Z0-9]([a-zA-Z0-9._-]{0,78}[a-zA-Z0-9_])?$/),
      {
        path: 'admin_username',
        allows: (name) => !NOT_A_USER.test(String(name)),
        says: 'is a name that Azure does not allow',
      },
      matches('admin_ssh_key.public_key', /^(ssh-rsa|ssh-ed25519) [A-Za-z0-9+/=]+/),
    ],
    refuses: refusesNoKey,
    latencyMs: { create: 4000, update: 3000, delete: 3500 },
  },
  azurerm_managed_disk: {
    title: 'Managed Disk',
    id: inGroup('Microsoft.Compute/disks/{name}'),
    references: { resource_group_name: 'azurerm_resource_group' },
    replacedBy: [{ path: 'encryption_settings', when: isCleared }],
    computed: {
      disk_iops_read_write: 500,
      disk_mbps_read_write: 100,
      disk_size_gb: 30,
      logical_sector_size: 0,
      max_shares: 0,
      tier: ({ self }) => (text(self.storage_account_type)?.startsWith('Premium') ? 'P10' : ''),
    },
    refuses: refusesShrinking,
    latencyMs: { create: 1500, update: 1200, delete: 1200 },
  },
  azurerm_virtual_machine_data_disk_attachment: {
    title: 'Data Disk Attachment',
    id: '{virtual_machine_id}/dataDisks/{managed_disk_id|last}',
    name: 'managed_disk_id',
    references: { virtual_machine_id: 'azurerm_linux_virtual_machine', managed_disk_id: 'azurerm_managed_disk' },
    checks: [oneOf('caching', 'None', 'ReadOnly', 'ReadWrite')],
    latencyMs: { create: 1500, update: 900, delete: 1200 },
  },
  azurerm_virtual_machine_extension: {
    title: 'Extension',
    id: '{virtual_machine_id}/extensions/{name}',
    references: { virtual_machine_id: 'azurerm_linux_virtual_machine' },
    latencyMs: { create: 2500, update: 1500, delete: 1500 },
  },
};

function diskName({ self, id }: Pick<Making, 'self' | 'id'>): string {
  return text(atPath(self, 'os_disk.name')) ?? `${text(self.name)}_OsDisk_1_${uuidFor(id).replaceAll('-', '')}`;
}

function diskId({ self, id, settings }: Pick<Making, 'self' | 'id' | 'settings'>): string {
  return expand(inGroup(`Microsoft.Compute/disks/${diskName({ self, id })}`), self, settings);
}

function privateAddresses(making: Making): string[] {
  return interfacesOf(making).flatMap(({ attributes }) => text(attributes.private_ip_address) ?? []);
}

/** Who logs in has a key, or a password where passwords are allowed. */
function refusesNoKey({ operation, after }: Change): string | undefined {
  if (operation !== 'create' || isSet(atPath(after, 'admin_ssh_key.public_key'))) return undefined;
  if (atPath(after, 'disable_password_authentication') !== false) {
    return 'at least one `admin_ssh_key` must be specified when `disable_password_authentication` is set to `true`';
  }
  return isSet(atPath(after, 'admin_password'))
    ? undefined
    : 'an `admin_password` must be specified if `disable_password_authentication` is set to `false`';
}

function refusesShrinking({ operation, before, after }: Change): string | undefined {
  return operation === 'update' && shrinks(atPath(before, 'disk_size_gb'), atPath(after, 'disk_size_gb'))
    ? 'new size must be greater than original size'
    : undefined;
}
