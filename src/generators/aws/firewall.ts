import { firewallForm } from '../forms/firewall-form.ts';
import { type Body, block, comment, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { firewallProblems, openingName, openings, openWarnings } from '../models/firewall-rules.ts';
import { machinesWith } from '../models/guarded.ts';
import { partOf } from '../names.ts';
import { attach } from './attach.ts';
import { countProblems, type FirewallSettings, firewallSchema } from './firewall-settings.ts';
import { isWholeIpv6 } from './ipv6.ts';
import { groupId, type Rule, ruleBlock, securityGroup } from './security-group.ts';

const AT_ONCE = { effect: 'in place', note: 'Connections that are no longer let through are cut at once.' } as const;

/** A security group with its rules. It holds for machines that name it, and for those that carry one of its tags. */
export const firewall = defineKind({
  kind: 'firewall',
  title: 'Firewall',
  summary: 'Security group: what may reach machines',
  longestName: 63,
  schema: firewallSchema,
  complete: (settings) => ({ settings, problems: firewallProblems(settings, isWholeIpv6) }),
  problems: countProblems,
  warnings: (settings) => openWarnings(settings, 'Systems Manager needs no open port.'),
  effects: {
    network: {
      effect: 'replace',
      note: 'The group is made anew in the other network, which fails while machines use it.',
    },
    direction: { ...AT_ONCE, note: 'Its rules are made anew; for some seconds none holds.' },
    allow: AT_ONCE,
    sources: AT_ONCE,
    source_tags: AT_ONCE,
    tags: { effect: 'in place', note: 'It holds for other machines at once.' },
  },
  form: (around) => firewallForm(around, 63),
  body: (name, settings, around) => {
    const key = `firewall-${name}`;
    const { data, id } = attach(key, settings);
    return [
      ...data,
      ...when(settings.purpose !== '', comment(settings.purpose)),
      securityGroup(key, id, settings, goesLast),
      ...rules(name, settings, around),
    ];
  },
});

/** Machines stay when a firewall goes, and terraform would delete it first: AWS refuses that while a machine is in its group. */
const goesLast = block(
  'lifecycle',
  [],
  [comment('It goes after machines have left it.'), ['create_before_destroy', true]],
);

/** One for each opening and each that may use it, as AWS wants them. */
const rules = (name: string, settings: FirewallSettings, around: Surroundings): Body =>
  openings(settings).flatMap((opening) =>
    peersOf(settings, around).map(({ label, peer }) =>
      ruleBlock({
        direction: settings.direction,
        address: partOf(name, `${openingName(opening)}-${label}`),
        group: groupId(`firewall-${name}`),
        protocol: opening.protocol,
        ...(opening.ports && { ports: opening.ports }),
        peer,
      }),
    ),
  );

interface Peer {
  label: string;
  peer: Rule['peer'];
}

const peersOf = (settings: FirewallSettings, around: Surroundings): Peer[] => [
  ...[...new Set(settings.sources)].map((range) => ({ label: rangeLabel(range), peer: { range } })),
  ...machinesWith(settings.source_tags ?? [], settings.network, around).map(({ name }) => ({
    label: `vm-${name}`,
    peer: { group: groupId(`vm-${name}`) },
  })),
];

/** A range as part of a name: `10-0-0-0-8`. Colons become x, so that different ranges stay apart. */
const rangeLabel = (range: string): string => range.toLowerCase().replaceAll(':', 'x').replaceAll(/[./]/g, '-');
