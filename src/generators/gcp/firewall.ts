import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import { firewallForm } from '../forms/firewall-form.ts';
import { type Attribute, type Body, block, type HclValue, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { firewallModel } from '../models/firewall.ts';
import { firewallProblems } from '../models/firewall-rules.ts';
import { identifierOf } from '../names.ts';
import { COMMON } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';
import { attach } from './attach.ts';
import { descriptionOf } from './labels.ts';

const schema = z.strictObject({ ...firewallModel, ...COMMON });

const cidr = z.cidrv6();
const isIpv6 = (range: string): boolean => cidr.safeParse(range).success;

type FirewallSettings = z.output<typeof schema>;

/** A rule that lets something in or out, for machines with its tags or for all of the network. Firewall rules take no labels. */
export const firewall = defineKind({
  kind: 'firewall',
  title: 'Firewall rule',
  summary: 'What may reach the machines of a network',
  longestName: 63,
  schema,
  complete: (settings) => ({ settings, problems: firewallProblems(settings, isIpv6) }),
  everywhere: () => 'nothing: a rule holds in every region of its network',
  problems: (_, around, name) => takenNames(name, around),
  warnings: firewallWarnings,
  effects: {
    direction: { effect: 'replace', note: 'The rule is made anew; for some seconds it does not hold.' },
    network: { effect: 'in place', note: 'The rule holds for the other network only.' },
    allow: { effect: 'in place', note: 'Connections that are no longer let in are cut at once.' },
    sources: { effect: 'in place', note: 'Connections that are no longer let in are cut at once.' },
    source_tags: { effect: 'in place', note: 'Connections that are no longer let in are cut at once.' },
    tags: { effect: 'in place', note: 'The rule holds for other machines at once.' },
  },
  form: (around) => firewallForm(around, 63),
  body: (name, settings, around) => {
    const { data, network } = attach(`firewall-${name}`, settings, around);
    return [
      ...data,
      block('resource', ['google_compute_firewall', identifierOf(name)], itself(name, settings, network)),
    ];
  },
});

/** A network that lets its machines talk to each other has a rule of its own, under its own name. */
const takenNames = (name: string, { resources }: Surroundings): Problem[] =>
  resources.some((one) => one.kind === 'network' && one.name === name && one.settings.allow_internal === true)
    ? wrong('name', `the network ${name} has a rule of that name`, 'another name')
    : [];

const itself = (name: string, settings: FirewallSettings, network: HclValue): Body => [
  ['name', name],
  ...described(settings.purpose),
  ['network', network],
  ['direction', settings.direction.toUpperCase()],
  ...listed(settings.direction === 'ingress' ? 'source_ranges' : 'destination_ranges', settings.sources),
  ...listed('source_tags', settings.source_tags),
  ...listed('target_tags', settings.tags),
  ...(settings.allow ?? []).map(({ protocol, ports }) =>
    block('allow', [], [['protocol', protocol], ...when(ports !== undefined, ['ports', (ports ?? []).map(String)])]),
  ),
];

const described = (purpose: string): Attribute[] => {
  const description = descriptionOf(purpose);
  return description === '' ? [] : [['description', description]];
};

const listed = (name: string, values: readonly string[] | undefined): Attribute[] =>
  values === undefined ? [] : [[name, values]];

const WORLD = /^(?:0\.0\.0\.0|::)\/0$/;

function firewallWarnings({ direction, allow = [], sources = [], tags }: FirewallSettings): string[] {
  if (direction === 'egress' || !sources.some((range) => WORLD.test(range))) return [];
  const open = allow.map(({ protocol, ports }) => [protocol, ...(ports ?? [])].join(' ')).join(', ');
  return [`The whole internet reaches ${tags ? tags.join(', ') : 'every machine of the network'} by ${open}.`];
}
