import { type Block, type Body, block, type Reference, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { targetsOf } from '../models/balanced.ts';
import { identifierOf, partOf } from '../names.ts';
import { attachSubnet } from './attach.ts';
import { placed } from './group.ts';
import { backendPort, type LoadBalancerSettings } from './load-balancer-settings.ts';
import { allZones, publicAddress } from './public-address.ts';
import { tags } from './tags.ts';
import { NIC_PART } from './vm-interface.ts';

const FRONT = 'front';

/** A balancer of Azure's that passes packets on: it spreads connections and asks machines whether they answer. */
export function plainFront(name: string, settings: LoadBalancerSettings, around: Surroundings): Body {
  const { data } = attachSubnet(`lb-${name}`, settings, around);
  return [
    ...(settings.public ? [publicAddress(identifierOf(`lb-${name}`), `${name}-ip`, settings, around.project)] : data),
    itself(name, settings, around),
    pool(name),
    probe(name, settings),
    ...settings.ports.map((port) => rule(name, port, settings)),
    ...targetsOf(settings, around).map((machine) => member(name, machine.name)),
  ];
}

const balancerId = (name: string): Reference => reference('azurerm_lb', identifierOf(name), 'id');
const poolId = (name: string): Reference => reference('azurerm_lb_backend_address_pool', identifierOf(name), 'id');

const itself = (name: string, settings: LoadBalancerSettings, around: Surroundings): Block =>
  block(
    'resource',
    ['azurerm_lb', identifierOf(name)],
    [
      ...placed(name, settings, around.project),
      ['sku', 'Standard'],
      tags(settings, around.project),
      block('frontend_ip_configuration', [], [['name', FRONT], ...frontOf(name, settings, around)]),
    ],
  );

const frontOf = (name: string, settings: LoadBalancerSettings, around: Surroundings): Body =>
  settings.public
    ? [['public_ip_address_id', reference('azurerm_public_ip', identifierOf(`lb-${name}`), 'id')]]
    : [
        ['subnet_id', attachSubnet(`lb-${name}`, settings, around).id],
        ['private_ip_address_allocation', 'Dynamic'],
        ...allZones(settings, around.project),
      ];

const pool = (name: string): Block =>
  block(
    'resource',
    ['azurerm_lb_backend_address_pool', identifierOf(name)],
    [
      ['name', 'machines'],
      ['loadbalancer_id', balancerId(name)],
    ],
  );

const probe = (name: string, { health_check: { path, port } }: LoadBalancerSettings): Block =>
  block(
    'resource',
    ['azurerm_lb_probe', identifierOf(name)],
    [
      ['name', 'answers'],
      ['loadbalancer_id', balancerId(name)],
      ['protocol', 'Http'],
      ['port', port],
      ['request_path', path],
    ],
  );

/** Machines get no way out through it: the network's gateway is that. */
const rule = (name: string, port: number, settings: LoadBalancerSettings): Block =>
  block(
    'resource',
    ['azurerm_lb_rule', partOf(name, `port-${port}`)],
    [
      ['name', `port-${port}`],
      ['loadbalancer_id', balancerId(name)],
      ['frontend_ip_configuration_name', FRONT],
      ['protocol', 'Tcp'],
      ['frontend_port', port],
      ['backend_port', backendPort(settings, port)],
      ['backend_address_pool_ids', [poolId(name)]],
      ['probe_id', reference('azurerm_lb_probe', identifierOf(name), 'id')],
      ['disable_outbound_snat', true],
      ['tcp_reset_enabled', true],
    ],
  );

const member = (name: string, machine: string): Block =>
  block(
    'resource',
    ['azurerm_network_interface_backend_address_pool_association', partOf(name, machine)],
    [
      ['network_interface_id', reference('azurerm_network_interface', identifierOf(machine), 'id')],
      ['ip_configuration_name', NIC_PART],
      ['backend_address_pool_id', poolId(name)],
    ],
  );
