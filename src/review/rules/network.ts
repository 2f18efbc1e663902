import { isWorld } from '../facts/cidr.ts';
import { innerPortsOf, isAllPorts, letsIn, OPENING_TYPES, openingsOf } from '../facts/opening.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { type Check, on, type Rules, when } from '../rule.ts';

const opened = (it: Place, { of }: Here) => openingsOf(of.type, it);

const innerPorts: Check = (it, here) => {
  const ports = innerPortsOf(opened(it, here));
  const some = ports.length > 3 ? `${ports.slice(0, 3).join(', ')} and ${ports.length - 3} more` : ports.join(', ');
  return when(ports.length > 0, `lets the internet reach port ${some}`, { part: ports.join(',') });
};

const unusualPort: Check = (it, here) => {
  const openings = opened(it, here).filter(({ protocol }) => protocol !== 'icmp');
  const isNamed =
    openings.some(isAllPorts) || letsIn(openings, 22) || letsIn(openings, 3389) || innerPorts(it, here).length > 0;
  const unusual = openings
    .flatMap(({ ports }) => ports)
    .filter(({ from, to }) => !(from === to && (from === 80 || from === 443)));
  const said = unusual.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
  return when(!isNamed && unusual.length > 0, `lets the internet reach port ${said}`, { part: said });
};

/** A range of an ACL rule that holds a port for administrators. */
const reachesAdmin = (rule: Place, protocol: string): boolean => {
  if (['-1', 'all'].includes(rule.word(protocol) ?? '')) return true;
  const [from, to] = [rule.number('from_port', 0), rule.number('to_port', 65_535)];
  return from !== undefined && to !== undefined && [22, 3389].some((port) => from <= port && port <= to);
};

const openAcl = (rule: Place, action: string): boolean =>
  rule.word(action) === 'allow' &&
  isWorld([...rule.texts('cidr_block'), ...rule.texts('ipv6_cidr_block')]) &&
  reachesAdmin(rule, 'protocol');

const ACL = 'lets everybody through to ports for administrators';
const NO_LOGS_FOR = /proxy|private_service_connect|private_nat|peer_migration/;

/** Doors to the outside. */
export const network: Rules = {
  'NET-001': [
    on(OPENING_TYPES, (it, here) => when(letsIn(opened(it, here), 22), 'lets the internet reach SSH (port 22)')),
  ],
  'NET-002': [
    on(OPENING_TYPES, (it, here) => when(letsIn(opened(it, here), 3389), 'lets the internet reach RDP (port 3389)')),
  ],
  'NET-003': [
    on(OPENING_TYPES, (it, here) => when(opened(it, here).some(isAllPorts), 'lets the internet reach every port')),
  ],
  'NET-004': [on(OPENING_TYPES, innerPorts)],
  'NET-005': [on(OPENING_TYPES, unusualPort)],
  'NET-006': [
    on('aws_network_acl aws_default_network_acl', (it) =>
      when(
        it.each('ingress').some((rule) => openAcl(rule, 'action')),
        ACL,
      ),
    ),
    on('aws_network_acl_rule', (it) => when(it.flag('egress', false) === false && openAcl(it, 'rule_action'), ACL)),
  ],
  'NET-007': [
    on('aws_default_security_group', (it) =>
      when(
        it
          .each('ingress')
          .some((rule) =>
            ['cidr_blocks', 'ipv6_cidr_blocks', 'security_groups', 'prefix_list_ids'].some(
              (path) => !rule.at(path).isAbsent,
            ),
          ),
        'has rules, and what is started without a group takes them',
      ),
    ),
  ],
  'NET-008': [
    on('aws_subnet', (it) =>
      when(it.flag('map_public_ip_on_launch', false), 'gives a public address to whatever starts in it'),
    ),
  ],
  'NET-009': [
    on('aws_instance aws_launch_template aws_launch_configuration', (it) =>
      when(
        [it, ...it.each('network_interfaces')].some((one) => one.flag('associate_public_ip_address') === true),
        'has a public address',
      ),
    ),
    on('google_compute_instance google_compute_instance_template google_compute_region_instance_template', (it) =>
      when(
        it
          .each('network_interface')
          .some((one) => one.each('access_config').length + one.each('ipv6_access_config').length > 0),
        'has a public address',
      ),
    ),
    on('azurerm_network_interface', (it, here) => {
      const isKnown = it.each('ip_configuration').some((one) => one.text('public_ip_address_id') !== undefined);
      const isReferred = here
        .refersTo('ip_configuration.public_ip_address_id')
        .resources.some(({ type }) => type === 'azurerm_public_ip');
      const isComing = it.each('ip_configuration').some((one) => one.at('public_ip_address_id').isUnknown);
      return when(isKnown || (isComing && isReferred), 'has a public address');
    }),
  ],
  'NET-010': [
    on('aws_vpc', (_it, here) => when(here.joined('aws_flow_log', 'vpc_id').length === 0, 'has no flow log')),
    on('google_compute_subnetwork', (it) =>
      when(it.at('log_config').isAbsent && !NO_LOGS_FOR.test(it.word('purpose') ?? ''), 'has no flow logs'),
    ),
    on('azurerm_network_watcher_flow_log', (it) => when(it.flag('enabled') === false, 'is switched off')),
  ],
  'NET-011': [
    on('google_compute_instance', (it) =>
      when(it.flag('can_ip_forward', false), 'forwards packets that are not for it'),
    ),
    on('azurerm_network_interface', (it) =>
      when(it.flag('ip_forwarding_enabled') ?? it.flag('enable_ip_forwarding'), 'forwards packets that are not for it'),
    ),
  ],
};
