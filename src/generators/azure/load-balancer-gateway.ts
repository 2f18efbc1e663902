import { type Block, type Body, block, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { openPorts, securePort, sendsOn, targetsOf } from '../models/balanced.ts';
import { identifierOf } from '../names.ts';
import { attachReserved } from './attach.ts';
import { placed } from './group.ts';
import type { LoadBalancerSettings } from './load-balancer-settings.ts';
import { allZones, publicAddress } from './public-address.ts';
import { tags } from './tags.ts';

/** Names of the parts of a gateway, by which they refer to each other. */
const [FRONT, MACHINES, CERTIFICATE, PROBE] = ['front', 'machines', 'certificate', 'answers'];

const part = (port: number): string => `port-${port}`;

/** A gateway of Azure's that ends encrypted connections: TLS 1.2 and 1.3, in all zones, as many instances as the traffic needs. */
export function gatewayFront(name: string, settings: LoadBalancerSettings, around: Surroundings): Body {
  const { data } = attachReserved(`lb-${name}`, 'gateways', settings);
  return [
    ...data,
    publicAddress(identifierOf(`lb-${name}`), `${name}-ip`, settings, around.project),
    block(
      'resource',
      ['azurerm_application_gateway', identifierOf(name)],
      [
        ...placed(name, settings, around.project),
        ...allZones(settings, around.project),
        ['http2_enabled', true],
        tags(settings, around.project),
        ...size,
        block(
          'identity',
          [],
          [
            ['type', 'UserAssigned'],
            ['identity_ids', [settings.identity ?? '']],
          ],
        ),
        ...ends(name, settings),
        ...listeners(settings),
        ...backend(settings, around),
      ],
    ),
  ];
}

const size: Body = [
  block(
    'sku',
    [],
    [
      ['name', 'Standard_v2'],
      ['tier', 'Standard_v2'],
    ],
  ),
  block(
    'autoscale_configuration',
    [],
    [
      ['min_capacity', 0],
      ['max_capacity', 10],
    ],
  ),
];

/** Where it stands, where it is reached, and how it shows who it is. Source: Azure, "TLS policy overview": the policy of 2022. */
const ends = (name: string, settings: LoadBalancerSettings): Body => [
  block(
    'gateway_ip_configuration',
    [],
    [
      ['name', FRONT],
      ['subnet_id', attachReserved(`lb-${name}`, 'gateways', settings).id],
    ],
  ),
  block(
    'frontend_ip_configuration',
    [],
    [
      ['name', FRONT],
      ['public_ip_address_id', reference('azurerm_public_ip', identifierOf(`lb-${name}`), 'id')],
    ],
  ),
  ...openPorts(settings).map((port) =>
    block(
      'frontend_port',
      [],
      [
        ['name', part(port)],
        ['port', port],
      ],
    ),
  ),
  block(
    'ssl_certificate',
    [],
    [
      ['name', CERTIFICATE],
      ['key_vault_secret_id', settings.certificate ?? ''],
    ],
  ),
  block(
    'ssl_policy',
    [],
    [
      ['policy_type', 'Predefined'],
      ['policy_name', 'AppGwSslPolicy20220101'],
    ],
  ),
];

/** Every port speaks HTTPS, and port 80 sends people on to the first of them. */
const listeners = (settings: LoadBalancerSettings): Block[] =>
  openPorts(settings).flatMap((port, at) => {
    const isRedirect = sendsOn(port, settings);
    return [
      block('http_listener', [], listener(port, isRedirect)),
      ...(isRedirect ? [redirect(port, securePort(settings))] : []),
      block(
        'request_routing_rule',
        [],
        [
          ['name', part(port)],
          ['rule_type', 'Basic'],
          ['priority', 10 * (at + 1)],
          ['http_listener_name', part(port)],
          ...(isRedirect ? ([['redirect_configuration_name', part(port)]] as const) : toMachines),
        ],
      ),
    ];
  });

const listener = (port: number, isRedirect: boolean): Body => [
  ['name', part(port)],
  ['frontend_ip_configuration_name', FRONT],
  ['frontend_port_name', part(port)],
  ['protocol', isRedirect ? 'Http' : 'Https'],
  ...(isRedirect ? [] : ([['ssl_certificate_name', CERTIFICATE]] as const)),
];

const redirect = (port: number, target: number): Block =>
  block(
    'redirect_configuration',
    [],
    [
      ['name', part(port)],
      ['redirect_type', 'Permanent'],
      ['target_listener_name', part(target)],
      ['include_path', true],
      ['include_query_string', true],
    ],
  );

const toMachines = [
  ['backend_address_pool_name', MACHINES],
  ['backend_http_settings_name', MACHINES],
] as const;

/** The machines by their addresses, and how it finds out which of them answer. */
const backend = (settings: LoadBalancerSettings, around: Surroundings): Block[] => [
  block(
    'backend_address_pool',
    [],
    [
      ['name', MACHINES],
      [
        'ip_addresses',
        targetsOf(settings, around).map(({ name }) =>
          reference('azurerm_network_interface', identifierOf(name), 'private_ip_address'),
        ),
      ],
    ],
  ),
  block(
    'backend_http_settings',
    [],
    [
      ['name', MACHINES],
      ['protocol', 'Http'],
      ['port', settings.target_port ?? 80],
      ['cookie_based_affinity', 'Disabled'],
      ['request_timeout', 30],
      ['probe_name', PROBE],
    ],
  ),
  probe(settings),
];

const probe = ({ health_check: { path, port } }: LoadBalancerSettings): Block =>
  block(
    'probe',
    [],
    [
      ['name', PROBE],
      ['protocol', 'Http'],
      ['host', '127.0.0.1'],
      ['path', path],
      ['port', port],
      ['interval', 30],
      ['timeout', 30],
      ['unhealthy_threshold', 3],
      block('match', [], [['status_code', ['200-399']]]),
    ],
  );
