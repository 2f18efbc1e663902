import { machineMenu } from '../forms/machine-menu.ts';
import { type Attribute, type Body, block, call, comment, heredoc, reference, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { guardedProblems } from '../models/guarded.ts';
import { identifierOf, longNameProblems } from '../names.ts';
import { hasNoWayOut, subnetProblems } from './attach.ts';
import { placed } from './group.ts';
import { tags } from './tags.ts';
import { disks, zoneOf } from './vm-disks.ts';
import { VM_EFFECTS, vmWarnings } from './vm-effects.ts';
import { vmForm } from './vm-form.ts';
import { imageBody, takesEntra } from './vm-images.ts';
import { networkInterface } from './vm-interface.ts';
import { archOf, completeVm, type VmSettings, vmSchema } from './vm-settings.ts';

/** Azure lets an address stand in twenty groups; one is that of its network, and load balancers need some. */
const MOST_FIREWALLS = 10;
const USER = 'azureuser';

/** A machine without a public address or password: people log in by Entra or by key, from inside the network. */
export const vm = defineKind({
  kind: 'vm',
  title: 'Virtual machine',
  summary: 'Private machine with encrypted disks',
  longestName: 63,
  schema: vmSchema,
  complete: completeVm,
  problems: (settings, around, name) => [
    ...subnetProblems(settings, around),
    ...guardedProblems(settings, around, MOST_FIREWALLS),
    ...longNameProblems(
      'extra_disks',
      (settings.extra_disks ?? []).map((disk) => `${name}-${disk.name}`),
      80,
    ),
  ],
  warnings: vmWarnings,
  effects: VM_EFFECTS,
  menu: machineMenu,
  form: vmForm,
  body: (name, settings, around): Body => [
    ...networkInterface(name, settings, around),
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['azurerm_linux_virtual_machine', identifierOf(name)], machine(name, settings, around)),
    ...disks(name, settings, around),
    ...when(hasEntraLogin(settings, around), entraLogin(name, settings, around)),
    output(name, 'id', 'id'),
    output(name, 'private_ip', 'private_ip_address'),
  ],
});

const machine = (name: string, settings: VmSettings, around: Surroundings): Body => [
  ...placed(name, settings, around.project),
  ...zoneOf(settings),
  ['size', settings.machine_type],
  ['network_interface_ids', [reference('azurerm_network_interface', identifierOf(name), 'id')]],
  ['admin_username', USER],
  ['disable_password_authentication', true],
  ...when(settings.encryption_at_host, ['encryption_at_host_enabled', true]),
  ...spot(settings),
  ...script(settings),
  tagsOf(settings, around),
  block(
    'admin_ssh_key',
    [],
    [
      ['username', USER],
      ['public_key', settings.ssh_public_key ?? ''],
    ],
  ),
  block('identity', [], identity(settings)),
  block(
    'os_disk',
    [],
    [
      ['caching', 'ReadWrite'],
      ['storage_account_type', settings.boot_disk_type],
      ['disk_size_gb', settings.boot_disk_gb],
    ],
  ),
  ...imageBody(settings.image, archOf(settings)),
];

/** Stopped, not deleted, when Azure needs the room: the disks stay. */
const spot = ({ spot: isSpot }: VmSettings): Body =>
  when(isSpot, ['priority', 'Spot'], ['eviction_policy', 'Deallocate']);

const script = ({ startup_script: text }: VmSettings): Attribute[] =>
  text === undefined ? [] : [['custom_data', call('base64encode', heredoc(text))]];

/** Its own one for the login by Entra, and the one that was asked for. */
const identity = ({ identity: id }: VmSettings): Body =>
  id === undefined
    ? [['type', 'SystemAssigned']]
    : [
        ['type', 'SystemAssigned, UserAssigned'],
        ['identity_ids', [id]],
      ];

/** Its own tags stand in one of Azure's. */
function tagsOf(settings: VmSettings, { project }: Surroundings): Attribute {
  const [key, values] = tags(settings, project);
  return settings.tags.length === 0 ? [key, values] : [key, { ...values, tags: settings.tags.join(' ') }];
}

/** The extension is fetched from outside and asks Entra, so a machine without a way out could not have it. */
const hasEntraLogin = (settings: VmSettings, around: Surroundings): boolean =>
  settings.entra_login && takesEntra(settings.image) && (settings.public_address || !hasNoWayOut(settings, around));

const entraLogin = (name: string, settings: VmSettings, { project }: Surroundings) =>
  block(
    'resource',
    ['azurerm_virtual_machine_extension', identifierOf(name)],
    [
      ['name', 'AADSSHLogin'],
      ['virtual_machine_id', reference('azurerm_linux_virtual_machine', identifierOf(name), 'id')],
      ['publisher', 'Microsoft.Azure.ActiveDirectory'],
      ['type', 'AADSSHLoginForLinux'],
      ['type_handler_version', '1.0'],
      ['auto_upgrade_minor_version', true],
      tags(settings, project),
    ],
  );

/** Outputs share one name space per project: kind and name stand in front. */
const output = (name: string, what: string, attribute: string) =>
  block(
    'output',
    [`vm_${identifierOf(name)}_${what}`],
    [['value', reference('azurerm_linux_virtual_machine', identifierOf(name), attribute)]],
  );
