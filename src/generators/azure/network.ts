import { z } from 'zod';
import { type Block, type Body, block, comment, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { region } from '../models/common.ts';
import { networkModel, SUBNET } from '../models/network.ts';
import { placeOf } from '../models/place.ts';
import { identifierOf } from '../names.ts';
import { COMMON } from '../settings/fields.ts';
import { optionalRows } from '../settings/rows.ts';
import { placed } from './group.ts';
import { dnsZone } from './network-dns.ts';
import { NETWORK_EFFECTS } from './network-effects.ts';
import { networkForm } from './network-form.ts';
import { networkProblems, networkWarnings } from './network-problems.ts';
import { guards } from './network-rules.ts';
import { subnets } from './network-subnets.ts';
import { wayOut } from './network-way-out.ts';
import { tags } from './tags.ts';

const { name, cidr } = SUBNET;

const schema = z.strictObject({
  ...networkModel,
  /** All of them in the region of the network. */
  subnets: optionalRows(
    { name, cidr },
    { most: 20, expected: 'one subnet a line: name and range, such as web 10.10.1.0/24' },
  ),
  region,
  ...COMMON,
});

export type NetworkSettings = z.output<typeof schema>;

/**
 * A virtual network with subnets that span the zones of its region. Its security group closes machines to each other; firewalls and load
 * balancers of the project open it, and their rules stand here, because Azure changes all rules of a group at once.
 */
export const network = defineKind({
  kind: 'network',
  title: 'Network',
  summary: 'Private subnets and a way out',
  longestName: 56,
  schema,
  complete: (settings, project) => ({
    settings,
    problems: [...placeOf(settings, project).problems, ...networkProblems(settings)],
  }),
  warnings: (settings) => networkWarnings(settings),
  effects: NETWORK_EFFECTS,
  form: networkForm,
  body: (name, settings, around): Body => [
    ...when(settings.purpose !== '', comment(settings.purpose)),
    itself(name, settings, around),
    ...subnets(name, settings, around),
    ...guards(name, settings, around),
    ...(settings.nat ? wayOut(name, settings, around) : []),
    ...(settings.dns_zone === undefined ? [] : dnsZone(name, settings.dns_zone, settings, around)),
  ],
});

const itself = (name: string, settings: NetworkSettings, { project }: Surroundings): Block =>
  block(
    'resource',
    ['azurerm_virtual_network', identifierOf(name)],
    [...placed(name, settings, project), ['address_space', [settings.cidr]], tags(settings, project)],
  );
