import { type Attribute, type Body, block, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf, partOf } from '../names.ts';
import { placed } from './group.ts';
import { tags } from './tags.ts';
import type { VmSettings } from './vm-settings.ts';

/** Disks beside the boot disk, as resources of their own: they outlive the machine when it is made anew. */
export const disks = (machine: string, settings: VmSettings, { project }: Surroundings): Body =>
  (settings.extra_disks ?? []).flatMap(({ name, gb, type = '' }, at) => {
    const address = partOf(machine, name);
    return [
      block(
        'resource',
        ['azurerm_managed_disk', address],
        [
          ...placed(`${machine}-${name}`, settings, project),
          ...zoneOf(settings),
          ['storage_account_type', type],
          ['create_option', 'Empty'],
          ['disk_size_gb', gb],
          ['network_access_policy', 'DenyAll'],
          ['public_network_access_enabled', false],
          tags(settings, project),
        ],
      ),
      block(
        'resource',
        ['azurerm_virtual_machine_data_disk_attachment', address],
        [
          ['managed_disk_id', reference('azurerm_managed_disk', address, 'id')],
          ['virtual_machine_id', reference('azurerm_linux_virtual_machine', identifierOf(machine), 'id')],
          ['lun', at],
          ['caching', type === 'PremiumV2_LRS' ? 'None' : 'ReadOnly'],
        ],
      ),
    ];
  });

export const zoneOf = ({ zone }: VmSettings): Attribute[] => (zone === undefined ? [] : [['zone', zone]]);
