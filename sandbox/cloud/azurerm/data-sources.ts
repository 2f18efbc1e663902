import { isObject, type ObjectValue, text } from '../cty/value.ts';
import type { DataModel } from '../provider/cloud-model.ts';
import { expand } from '../provider/template.ts';
import type { CloudObject, Objects } from '../store/objects.ts';
import { CLIENT, inGroup } from './made-up.ts';

type Found = Parameters<DataModel['read']>[1];

/** What a configuration can look up: who asks, and what is there. */
export const dataSources: { readonly [type: string]: DataModel } = {
  azurerm_client_config: {
    read: (_config, { settings: { subscription_id = null, tenant_id = null } }) => ({
      id: Buffer.from(`clientConfigs/clientId=${CLIENT}`).toString('base64'),
      client_id: CLIENT,
      object_id: CLIENT,
      subscription_id,
      tenant_id,
    }),
  },
  azurerm_resource_group: {
    read: (config, found) =>
      attributesOf(
        there('azurerm_resource_group', '/subscriptions/{subscription_id}/resourceGroups/{name}', config, found),
      ),
  },
  azurerm_virtual_network: {
    read(config, found) {
      const template = inGroup('Microsoft.Network/virtualNetworks/{name}');
      const network = there('azurerm_virtual_network', template, config, found);
      return {
        ...attributesOf(network),
        subnets: subnetsOf(network, found.objects),
        vnet_peerings: {},
        vnet_peerings_addresses: [],
      };
    },
  },
  azurerm_subnet: {
    read(config, found) {
      const template = inGroup('Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}');
      const attributes = attributesOf(there('azurerm_subnet', template, config, found));
      const [first = ''] = Array.isArray(attributes.address_prefixes) ? attributes.address_prefixes : [];
      return {
        ...attributes,
        address_prefix: text(first) ?? '',
        service_endpoints: attributes.service_endpoints ?? [],
      };
    },
  },
};

/** The object with the id that a template and the configuration make. */
function there(type: string, template: string, config: ObjectValue, { settings, objects }: Found): CloudObject {
  const id = expand(template, config, settings);
  const found = objects.get(type, id);
  if (!found) throw new Error(`${type} "${id}" was not found`);
  return found;
}

function attributesOf({ attributes }: CloudObject): ObjectValue {
  return isObject(attributes) ? attributes : {};
}

function subnetsOf(network: CloudObject, objects: Objects): string[] {
  const inside = objects.list().filter(({ type, id }) => type === 'azurerm_subnet' && id.startsWith(`${network.id}/`));
  return inside.map(({ name }) => name);
}
