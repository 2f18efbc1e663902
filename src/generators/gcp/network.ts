import { z } from 'zod';
import { type Attribute, type Block, type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { networkModel } from '../models/network.ts';
import { identifierOf, longNameProblems, partOf } from '../names.ts';
import { COMMON, flag } from '../settings/fields.ts';
import { subnetworkAddress } from './attach.ts';
import { rangeProblem } from './cidr.ts';
import { labelsOf } from './labels.ts';
import { NETWORK_EFFECTS } from './network-effects.ts';
import { networkForm } from './network-form.ts';
import { privateServices } from './private-services.ts';
import { subnetsProblems } from './subnet-problems.ts';

const schema = z.strictObject({
  ...networkModel,
  /** Private machines reach Google's own services without NAT. */
  private_google_access: flag(true),
  /** Machines of the network reach each other; without it nothing reaches anything. */
  allow_internal: flag(false),
  ...COMMON,
});

export type NetworkSettings = z.output<typeof schema>;

/**
 * A network of its own with one subnetwork or several, closed by default: Google lets nothing in unless a firewall rule says so, and we make
 * none unless asked. The purpose stays a comment, because a changed description would replace the network.
 */
export const network = defineKind({
  kind: 'network',
  title: 'Network',
  summary: 'Private network with one range and a way out',
  longestName: 56, // `-router` and `-subnet` are added to it, and Google takes 63
  schema,
  complete: (settings, project) => ({ settings, problems: networkProblems(settings, project) }),
  everywhere: () => 'a region for each of its subnets: a network of Google is in all regions',
  problems: ({ subnets = [] }, _, name) =>
    longNameProblems(
      'subnets',
      subnets.flatMap((one) => [`${name}-${one.name}`, `${name}-${one.region ?? ''}-router`]),
    ),
  effects: NETWORK_EFFECTS,
  body: (name, settings, around) => [
    ...when(settings.purpose !== '', comment(settings.purpose)),
    itself(name),
    ...subnetworks(name, settings, around),
    ...(settings.nat ? waysOut(name, settings, around) : []),
    ...(settings.allow_internal ? internalFirewall(name, settings) : []),
    ...(settings.dns_zone ? zone(name, settings, around) : []),
    ...privateServices(name, around),
  ],
  form: networkForm,
});

const networkProblems = (settings: NetworkSettings, project: Surroundings['project']) => {
  const problem = rangeProblem(settings.cidr);
  if (problem) return [{ code: 'bad-input' as const, field: 'cidr', ...problem }];
  return subnetsProblems(settings, project);
};

const itself = (name: string): Block =>
  block(
    'resource',
    ['google_compute_network', identifierOf(name)],
    [
      ['name', name],
      ['auto_create_subnetworks', false],
      ['routing_mode', 'REGIONAL'],
    ],
  );

/** One with the whole range, or those that were asked for. */
function subnetworks(name: string, settings: NetworkSettings, { project }: Surroundings): Body {
  const whole = [{ name: undefined, cidr: settings.cidr, region: undefined }];
  return (settings.subnets ?? whole).map((subnet) =>
    block(
      'resource',
      ['google_compute_subnetwork', subnetworkAddress(name, subnet.name)],
      [
        ['name', `${name}-${subnet.name ?? 'subnet'}`],
        ['region', subnet.region ?? project.region],
        ['network', networkId(name)],
        ['ip_cidr_range', subnet.cidr],
        ['private_ip_google_access', settings.private_google_access],
      ],
    ),
  );
}

/** A router and its gateway for each region that has a subnet. */
function waysOut(name: string, { subnets = [] }: NetworkSettings, { project: { region } }: Surroundings): Body {
  const regions = [...new Set(subnets.length > 0 ? subnets.map((subnet) => subnet.region ?? region) : [region])];
  return regions.flatMap((one) => routerAndNat(name, one, one !== region));
}

function routerAndNat(network: string, region: string, isElsewhere: boolean): Body {
  const name = isElsewhere ? `${network}-${region}` : network;
  const address = isElsewhere ? partOf(network, region) : identifierOf(network);
  return [
    comment('Private machines reach the internet through this; nothing reaches them from there.'),
    block(
      'resource',
      ['google_compute_router', address],
      [
        ['name', `${name}-router`],
        ['region', region],
        ['network', networkId(network)],
      ],
    ),
    block(
      'resource',
      ['google_compute_router_nat', address],
      [
        ['name', `${name}-nat`],
        ['region', region],
        ['router', reference('google_compute_router', address, 'name')],
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
}

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

/** Names that only the network sees. */
const zone = (name: string, { dns_zone, requested_by }: NetworkSettings, { project }: Surroundings): Body => {
  const dnsName: Attribute = ['dns_name', `${dns_zone}.`];
  const seenBy = block('networks', [], [['network_url', networkId(name)]]);
  return [
    block(
      'resource',
      ['google_dns_managed_zone', identifierOf(name)],
      [
        ['name', `${name}-zone`],
        dnsName,
        ['visibility', 'private'],
        ['labels', labelsOf(project, requested_by)],
        block('private_visibility_config', [], [seenBy]),
      ],
    ),
  ];
};

const networkId = (name: string) => reference('google_compute_network', identifierOf(name), 'id');
