import type { Problem } from '../../core/refusal.ts';
import type { Resource } from '../../core/request.ts';
import { type Body, block, type Reference, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { namedBy } from '../models/common.ts';
import { homeOf } from '../models/place.ts';
import { identifierOf } from '../names.ts';
import { optionalWord } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';
import { keptRanges, openSubnets, type ReservedPart, rangesOf, subnetAddress, subnetOver } from './layout.ts';

/** How HCL names something made elsewhere or in this project, and what must stand in the file for that. */
export interface Attachment {
  /** A data source for what is made elsewhere. */
  data: Body;
  id: Reference;
}

/** A resource that stands in a network, perhaps in one of its subnets. */
export interface Attached {
  network: string;
  subnet?: string | undefined;
  region?: string | undefined;
}

/** Subnets outside have names by Azure's rules. Source: Azure, "Naming rules and restrictions". */
export const subnetField = optionalWord(
  /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/,
  'the name of a subnet',
  'the name of a subnet of the network',
);

export const networkNamed = (name: string, { resources }: Surroundings): Resource | undefined =>
  resources.find((one) => one.kind === 'network' && one.name === name);

/** `shared-rg/shared-net`: the resource group of a network outside, and its name. */
function outside(name: string): { group: string; network: string } {
  const [group = '', network = ''] = name.split('/');
  return { group, network };
}

/** A network of the project, or one outside. `owner` names the data source, which has to differ by file. */
export function attach(owner: string, { network }: Attached): Attachment {
  const { name, isOutside } = namedBy(network);
  if (!isOutside) return { data: [], id: reference('azurerm_virtual_network', identifierOf(name), 'id') };
  const address = identifierOf(owner);
  const found = outside(name);
  const data = block(
    'data',
    ['azurerm_virtual_network', address],
    [
      ['name', found.network],
      ['resource_group_name', found.group],
    ],
  );
  return { data: [data], id: reference('data', 'azurerm_virtual_network', address, 'id') };
}

/** The subnet that a machine or cluster stands in: the one it names, or the first; in a network outside it always names one. */
export function attachSubnet(owner: string, attached: Attached, around: Surroundings): Attachment {
  const { name, isOutside } = namedBy(attached.network);
  if (isOutside) return outsideSubnet(owner, attached);
  const network = networkNamed(name, around);
  const [first] = network ? openSubnets(rangesOf(network)) : [];
  return { data: [], id: subnetId(name, attached.subnet ?? first?.part ?? '') };
}

/** A subnet of a network outside, by its name. */
function outsideSubnet(owner: string, { network, subnet = '' }: Attached): Attachment {
  const address = identifierOf(owner);
  const found = outside(namedBy(network).name);
  const data = block(
    'data',
    ['azurerm_subnet', address],
    [
      ['name', subnet],
      ['virtual_network_name', found.network],
      ['resource_group_name', found.group],
    ],
  );
  return { data: [data], id: reference('data', 'azurerm_subnet', address, 'id') };
}

/** A subnet that only databases of one engine, or only gateways, stand in; the network's own file makes it as soon as one does. */
export const attachReserved = (owner: string, part: ReservedPart, attached: Attached): Attachment => {
  const { name, isOutside } = namedBy(attached.network);
  return isOutside ? outsideSubnet(owner, attached) : { data: [], id: subnetId(name, part) };
};

export const subnetId = (network: string, part: string): Reference =>
  reference('azurerm_subnet', subnetAddress(network, part), 'id');

/** A network outside that is not fully named, and a subnet that is not there; a missing network is told elsewhere. */
export function subnetProblems(attached: Attached, around: Surroundings): Problem[] {
  const place = placeProblems(attached);
  const network = networkNamed(attached.network, around);
  if (place.length > 0 || !network || attached.subnet === undefined) return place;
  const names = openSubnets(rangesOf(network)).map(({ part }) => part);
  if (names.includes(attached.subnet)) return [];
  return wrong('subnet', `${network.name} has no subnet ${attached.subnet}`, `one of ${names.join(', ')}`);
}

/** The same for what stands in a subnet of its own, for which there may be no room. */
export function reservedProblems(part: ReservedPart, attached: Attached, around: Surroundings): Problem[] {
  const place = placeProblems(attached);
  const network = networkNamed(attached.network, around);
  if (place.length > 0 || !network) return place;
  if (attached.subnet !== undefined)
    return wrong(
      'subnet',
      `in ${network.name} it has a subnet of its own`,
      'nothing: a subnet is for networks outside',
    );
  return roomProblems(part, network);
}

/** Also refuses to lay a subnet over the one that something stands in. */
function roomProblems(part: ReservedPart, network: Resource): Problem[] {
  const ranges = rangesOf(network);
  const all = keptRanges(ranges.cidr);
  const kept = all.find((one) => one.part === part);
  const over = kept && subnetOver(kept, ranges);
  if (kept && !over) return [];
  if (!kept || !ranges.subnets)
    return wrong('network', `${network.name} has no room for its own subnet`, 'a network of /26 or larger');
  return wrong(
    'network',
    `subnet ${over?.part} of ${network.name} lies over ${kept.cidr}, in which it has to stand`,
    `subnets apart from ${all.map(({ cidr }) => cidr).join(' and ')}, the end of the network`,
  );
}

/** The region of a network of the project, in which everything stands that stands in it. */
export function regionOfNetwork(name: string, around: Surroundings): string {
  const own = networkNamed(name, around)?.settings.region;
  return typeof own === 'string' ? own : homeOf(around.project);
}

/** What can be told of a network outside; one of the project is there, and in the right region, or that is told elsewhere. */
function placeProblems(attached: Attached): Problem[] {
  const { name, isOutside } = namedBy(attached.network);
  return isOutside ? outsideProblems(name, attached) : [];
}

function outsideProblems(name: string, { subnet }: Attached): Problem[] {
  if (!/^[\w.()-]{1,90}\/[\w.-]{2,64}$/.test(name))
    return wrong('network', `${name} does not say where it is`, 'existing:<its resource group>/<its name>');
  return subnet === undefined ? wrong('subnet', 'the network is made elsewhere', 'the name of one of its subnets') : [];
}

/** A network of the project without a way out, in which nothing can be fetched. */
export const hasNoWayOut = ({ network }: Attached, around: Surroundings): boolean =>
  networkNamed(network, around)?.settings.nat === false;
