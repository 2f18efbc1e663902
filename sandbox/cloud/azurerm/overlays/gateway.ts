import { atPath, isList, text } from '../../cty/value.ts';
import type { Change, Making, Overlay } from '../../provider/cloud-model.ts';
import { privateAddress } from '../addresses.ts';
import { identityOf, inGroup, partId } from '../made-up.ts';

/** The id of another part of the gateway that a block names. */
const named =
  (attribute: string, kind: string) =>
  ({ id, block }: Making) =>
    text(block[attribute]) ? `${id}/${kind}/${text(block[attribute])}` : '';

/** Load balancers that understand HTTP. */
export const gatewayOverlays: { readonly [type: string]: Overlay } = {
  azurerm_application_gateway: {
    title: 'Application Gateway',
    id: inGroup('Microsoft.Network/applicationGateways/{name}'),
    references: {
      resource_group_name: 'azurerm_resource_group',
      'gateway_ip_configuration.subnet_id': 'azurerm_subnet',
      'frontend_ip_configuration.public_ip_address_id': 'azurerm_public_ip',
    },
    computed: {
      ...identityOf,
      'backend_address_pool.id': partId('backendAddressPools'),
      'backend_http_settings.id': partId('backendHttpSettingsCollection'),
      'backend_http_settings.probe_id': named('probe_name', 'probes'),
      'frontend_ip_configuration.id': partId('frontendIPConfigurations'),
      'frontend_ip_configuration.private_ip_address': privateAddress,
      'frontend_port.id': partId('frontendPorts'),
      'gateway_ip_configuration.id': partId('gatewayIPConfigurations'),
      'http_listener.id': partId('httpListeners'),
      'http_listener.frontend_ip_configuration_id': named('frontend_ip_configuration_name', 'frontendIPConfigurations'),
      'http_listener.frontend_port_id': named('frontend_port_name', 'frontendPorts'),
      'http_listener.ssl_certificate_id': named('ssl_certificate_name', 'sslCertificates'),
      'probe.id': partId('probes'),
      'redirect_configuration.id': partId('redirectConfigurations'),
      'redirect_configuration.target_listener_id': named('target_listener_name', 'httpListeners'),
      'request_routing_rule.id': partId('requestRoutingRules'),
      'request_routing_rule.backend_address_pool_id': named('backend_address_pool_name', 'backendAddressPools'),
      'request_routing_rule.backend_http_settings_id': named(
        'backend_http_settings_name',
        'backendHttpSettingsCollection',
      ),
      'request_routing_rule.http_listener_id': named('http_listener_name', 'httpListeners'),
      'ssl_certificate.id': partId('sslCertificates'),
    },
    refuses: refusesLooseEnds,
    latencyMs: { create: 7000, update: 4000, delete: 3500 },
  },
};

/** Which block names a part of which kind by which argument. */
const NAMES = [
  ['http_listener', 'frontend_port_name', 'frontend_port'],
  ['http_listener', 'frontend_ip_configuration_name', 'frontend_ip_configuration'],
  ['http_listener', 'ssl_certificate_name', 'ssl_certificate'],
  ['backend_http_settings', 'probe_name', 'probe'],
  ['request_routing_rule', 'http_listener_name', 'http_listener'],
  ['request_routing_rule', 'backend_address_pool_name', 'backend_address_pool'],
  ['request_routing_rule', 'backend_http_settings_name', 'backend_http_settings'],
] as const;

/** The parts of a gateway name each other: each name has to be that of a part. */
function refusesLooseEnds({ operation, after }: Change): string | undefined {
  if (operation === 'delete') return undefined;
  const partsOf = (kind: string) => {
    const blocks = atPath(after, kind);
    return isList(blocks) ? blocks : [];
  };
  for (const [user, argument, kind] of NAMES) {
    const there = partsOf(kind).map((each) => text(atPath(each, 'name')));
    const lost = partsOf(user)
      .map((each) => text(atPath(each, argument)))
      .find((name) => name && !there.includes(name));
    if (lost)
      return `unexpected status 400 (400 Bad Request) with error: InvalidResourceReference: ${kind} '${lost}' referenced by ${user} was not found`;
  }
  return undefined;
}
