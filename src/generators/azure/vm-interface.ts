import { type Body, block, reference, when } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { namedBy } from '../models/common.ts';
import { firewallsOf } from '../models/guarded.ts';
import { identifierOf, partOf } from '../names.ts';
import { attachSubnet, networkNamed } from './attach.ts';
import { heldKey, sourceKey } from './firewall-rules.ts';
import { placed } from './group.ts';
import { publicAddress } from './public-address.ts';
import { machineGroupId, membership, securityGroupId } from './security-groups.ts';
import { tags } from './tags.ts';
import type { VmSettings } from './vm-settings.ts';

/** What an interface calls its one address. */
export const NIC_PART = 'main';

/** Where a machine stands in its network, and the groups that rules know it by. */
export function networkInterface(name: string, settings: VmSettings, around: Surroundings): Body {
  const address = identifierOf(name);
  const key = identifierOf(`vm-${name}`);
  const { data, id } = attachSubnet(`vm-${name}`, settings, around);
  return [
    ...data,
    ...when(settings.public_address, publicAddress(key, `${name}-ip`, settings, around.project)),
    block(
      'resource',
      ['azurerm_network_interface', address],
      [
        ...placed(`${name}-nic`, settings, around.project),
        tags(settings, around.project),
        block(
          'ip_configuration',
          [],
          [
            ['name', NIC_PART],
            ['subnet_id', id],
            ['private_ip_address_allocation', 'Dynamic'],
            ...when(settings.public_address, ['public_ip_address_id', reference('azurerm_public_ip', key, 'id')]),
          ],
        ),
      ],
    ),
    ...memberships(name, settings, around),
  ];
}

/** The group of all machines of the network, and those of its firewalls. */
function memberships(name: string, settings: VmSettings, around: Surroundings): Body {
  const network = namedBy(settings.network);
  if (network.isOutside || !networkNamed(network.name, around)) return [];
  const held = firewallsOf(settings, around).map((firewall) => heldKey(firewall.name));
  const named = around.resources
    .filter(({ kind, settings: { network: its, source_tags: from } }) => {
      const isIn = kind === 'firewall' && its === settings.network;
      return isIn && Array.isArray(from) && from.some((tag) => settings.tags.includes(String(tag)));
    })
    .map((firewall) => sourceKey(firewall.name));
  return [
    membership(identifierOf(name), name, machineGroupId(network.name)),
    ...[...held, ...named].map((key) => membership(partOf(name, key), name, securityGroupId(key))),
  ];
}
