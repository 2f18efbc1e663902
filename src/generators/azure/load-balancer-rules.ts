import type { Resource } from '../../core/request.ts';
import type { Surroundings } from '../kind.ts';
import { openPorts } from '../models/balanced.ts';
import { networkNamed } from './attach.ts';
import { rangesOf, reservedSubnets } from './layout.ts';
import { backendPorts, type LoadBalancerSettings } from './load-balancer-settings.ts';
import { isGateway } from './network-uses.ts';
import { securityGroupId } from './security-groups.ts';
import { ANY, type Rule, type Side } from './security-rules.ts';

/** The group of the machines that a load balancer spreads over. */
export const targetKey = (balancer: string): string => `lb-${balancer}`;

const CLIENTS: Side = { tag: 'Internet' };
const PROBES: Side = { tag: 'AzureLoadBalancer' };

const balancersOf = (network: string, { resources }: Surroundings): Resource[] =>
  resources
    .filter(({ kind, settings }) => kind === 'load_balancer' && settings.network === network)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const settingsOf = ({ settings }: Resource): LoadBalancerSettings => settings as unknown as LoadBalancerSettings;

const texts = (ports: readonly number[]): string[] => [...new Set(ports)].map(String);

/** What load balancers let reach their machines: a gateway speaks for itself, a plain one passes on what its clients send. */
export const balancerRules = (network: string, around: Surroundings): Rule[] =>
  balancersOf(network, around).flatMap((one) => {
    const settings = settingsOf(one);
    const probed = settings.health_check.port;
    const to: Side = { groups: [securityGroupId(targetKey(one.name))] };
    const rule = (suffix: string, ports: readonly number[], from: Side): Rule => ({
      name: `lb-${one.name}${suffix}`,
      access: 'Allow',
      direction: 'Inbound',
      protocol: 'Tcp',
      ports: texts(ports),
      from,
      to,
    });
    if (isGateway(one)) return [rule('', [...backendPorts(settings), probed], gatewayRange(network, around))];
    const clients: Side = settings.public ? CLIENTS : { tag: 'VirtualNetwork' };
    return [rule('', backendPorts(settings), clients), rule('-probe', [probed], PROBES)];
  });

function gatewayRange(network: string, around: Surroundings): Side {
  const found = networkNamed(network, around);
  const own = found ? reservedSubnets(rangesOf(found)).find(({ part }) => part === 'gateways') : undefined;
  return own ? { ranges: [own.cidr] } : ANY;
}

/** What gateways themselves need. Source: Azure, "Application Gateway infrastructure configuration", network security groups. */
export function gatewayRules(network: string, around: Surroundings): Rule[] {
  const ports = balancersOf(network, around)
    .filter(isGateway)
    .flatMap((one) => openPorts(settingsOf(one)));
  const rule = (name: string, opened: readonly string[], from: Side): Rule => ({
    name,
    access: 'Allow',
    direction: 'Inbound',
    protocol: 'Tcp',
    ports: opened,
    from,
    to: ANY,
  });
  return [
    rule('azure', ['65200-65535'], { tag: 'GatewayManager' }),
    { ...rule('probes', ['*'], PROBES), protocol: '*' },
    rule('clients', texts(ports), CLIENTS),
  ];
}
