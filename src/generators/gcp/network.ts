import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import { type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { COMMON, flag, wordOr } from '../settings/fields.ts';
import { rangeProblem } from './cidr.ts';
import { networkForm } from './network-form.ts';

const schema = z.strictObject({
  cidr: wordOr('10.10.0.0/20', /^[\d./]{9,18}$/, 'an IPv4 range', 'a private IPv4 range from /8 to /29'),
  /** Private machines reach the internet through Cloud NAT; nothing reaches them from there. */
  nat: flag(true),
  /** Private machines reach Google's own services without NAT. */
  private_google_access: flag(true),
  /** Machines of the network reach each other; without it nothing reaches anything. */
  allow_internal: flag(false),
  ...COMMON,
});

type NetworkSettings = z.output<typeof schema>;

function cidrProblems({ cidr }: NetworkSettings): Problem[] {
  const problem = rangeProblem(cidr);
  return problem ? [{ code: 'bad-input', field: 'cidr', ...problem }] : [];
}

/**
 * A network of its own with one subnetwork, closed by default: Google lets nothing in unless a firewall rule says so, and we make
 * none unless asked. The purpose stays a comment, because a changed description would replace the network.
 */
export const network = defineKind({
  kind: 'network',
  title: 'Network',
  summary: 'Private network with one range and a way out',
  longestName: 56, // `-router` and `-subnet` are added to it, and Google takes 63
  schema,
  complete: (settings) => ({ settings, problems: cidrProblems(settings) }),
  body: (name, settings, { project }) => [
    ...when(settings.purpose !== '', comment(settings.purpose)),
    ...networkAndSubnetwork(name, settings, project.region),
    ...(settings.nat ? routerAndNat(name, project.region) : []),
    ...(settings.allow_internal ? internalFirewall(name, settings) : []),
  ],
  form: networkForm,
});

const networkAndSubnetwork = (name: string, settings: NetworkSettings, region: string): Body => [
  block(
    'resource',
    ['google_compute_network', identifierOf(name)],
    [
      ['name', name],
      ['auto_create_subnetworks', false],
      ['routing_mode', 'REGIONAL'],
    ],
  ),
  block(
    'resource',
    ['google_compute_subnetwork', identifierOf(name)],
    [
      ['name', `${name}-subnet`],
      ['region', region],
      ['network', networkId(name)],
      ['ip_cidr_range', settings.cidr],
      ['private_ip_google_access', settings.private_google_access],
    ],
  ),
];

const routerAndNat = (name: string, region: string): Body => [
  comment('Private machines reach the internet through this; nothing reaches them from there.'),
  block(
    'resource',
    ['google_compute_router', identifierOf(name)],
    [
      ['name', `${name}-router`],
      ['region', region],
      ['network', networkId(name)],
    ],
  ),
  block(
    'resource',
    ['google_compute_router_nat', identifierOf(name)],
    [
      ['name', `${name}-nat`],
      ['region', region],
      ['router', reference('google_compute_router', identifierOf(name), 'name')],
      ['nat_ip_allocate_option', 'AUTO_ONLY'],
      ['source_subnetwork_ip_ranges_to_nat', 'ALL_SUBNETWORKS_ALL_IP_RANGES'],
      block(
        'log_config',
        [],
        [
          ['enable', true],
          ['filter', 'ERRORS_ONLY'],
        ],
      ),
    ],
  ),
];

const internalFirewall = (name: string, { cidr }: NetworkSettings): Body => [
  block(
    'resource',
    ['google_compute_firewall', identifierOf(name)],
    [
      ['name', `${name}-inside`],
      ['network', networkId(name)],
      ['direction', 'INGRESS'],
      ['source_ranges', [cidr]],
      ...['tcp', 'udp', 'icmp'].map((protocol) => block('allow', [], [['protocol', protocol]])),
    ],
  ),
];

const networkId = (name: string) => reference('google_compute_network', identifierOf(name), 'id');

/** The subnetwork of a network that we made, for what stands in it. */
export const subnetworkOf = (name: string) => reference('google_compute_subnetwork', identifierOf(name), 'id');
