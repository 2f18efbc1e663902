import type { Problem } from '../../core/refusal.ts';
import type { Resource } from '../../core/request.ts';
import { type Body, block, type HclValue, type Reference, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { namedBy } from '../models/common.ts';
import { identifierOf } from '../names.ts';
import { wrong } from '../settings/wrong.ts';
import { PUBLIC, type Subnet, subnetAddress, subnetsOf } from './layout.ts';

/** How HCL names a network, and what must stand in the file for that. */
export interface Attachment {
  /** A data source for a network that is made elsewhere. */
  data: Body;
  id: Reference;
  /** Its address range. */
  range: Reference;
}

interface Attached {
  network: string;
  subnet?: string | undefined;
}

const networkNamed = (name: string, { resources }: Surroundings): Resource | undefined =>
  resources.find((one) => one.kind === 'network' && one.name === name);

/** A network of the project, or one outside by its id or its name tag. `owner` names the data source, which has to differ by file. */
export function attach(owner: string, { network }: Attached): Attachment {
  const { name, isOutside } = namedBy(network);
  const address = identifierOf(isOutside ? owner : name);
  const path = (attribute: string) =>
    isOutside ? reference('data', 'aws_vpc', address, attribute) : reference('aws_vpc', address, attribute);
  const data: Body = isOutside
    ? [block('data', ['aws_vpc', address], [isVpcId(name) ? ['id', name] : ['tags', { Name: name }]])]
    : [];
  return { data, id: path('id'), range: path('cidr_block') };
}

const isVpcId = (name: string): boolean => /^vpc-[0-9a-f]{8,17}$/.test(name);

/** Subnets of a network of the project: those of one name, or of the first one; public ones on request. */
function chosen({ network, subnet }: Attached, isPublic: boolean, around: Surroundings): Subnet[] {
  const found = networkNamed(network, around);
  const all = found ? subnetsOf(found, around.project) : [];
  const part = isPublic ? PUBLIC : (subnet ?? all[0]?.part);
  return all.filter((one) => one.part === part);
}

const subnetId = (network: string, subnet: Subnet): Reference =>
  reference('aws_subnet', subnetAddress(network, subnet), 'id');

/** The subnet of one machine; in a network outside it is named by its id. */
export function machineSubnet(
  attached: Attached & { zone: string; public_address: boolean },
  around: Surroundings,
): HclValue {
  const { name, isOutside } = namedBy(attached.network);
  if (isOutside) return attached.subnet ?? '';
  const found = chosen(attached, attached.public_address, around).find(({ zone }) => zone === attached.zone);
  return found ? subnetId(name, found) : null;
}

/** The subnets of what spans zones, and the look-up of those outside: all of that network that are public, or that are not. */
export function zonalSubnets(
  owner: string,
  attached: Attached,
  isPublic: boolean,
  around: Surroundings,
): { data: Body; ids: HclValue; first: HclValue } {
  const { name, isOutside } = namedBy(attached.network);
  if (!isOutside) {
    const ids = chosen(attached, isPublic, around).map((one) => subnetId(name, one));
    return { data: [], ids, first: ids.slice(0, 1) };
  }
  const address = identifierOf(owner);
  const filters = { 'vpc-id': attach(owner, attached).id, 'map-public-ip-on-launch': String(isPublic) };
  const data = block(
    'data',
    ['aws_subnets', address],
    Object.entries(filters).map(([filter, value]) =>
      block(
        'filter',
        [],
        [
          ['name', filter],
          ['values', [value]],
        ],
      ),
    ),
  );
  const ids = reference('data', 'aws_subnets', address, 'ids');
  return { data: [data], ids, first: [reference('data', 'aws_subnets', address, 'ids', 0)] };
}

/** A subnet that is not there; a network that is missing altogether is told elsewhere. */
export function subnetProblems(attached: Attached, around: Surroundings): Problem[] {
  const network = networkNamed(attached.network, around);
  if (!network || attached.subnet === undefined) return [];
  const names = new Set(subnetsOf(network, around.project).map(({ part }) => part));
  if (names.has(attached.subnet)) return [];
  return wrong('subnet', `${network.name} has no subnet ${attached.subnet}`, `one of ${[...names].join(', ')}`);
}

/** The same for one machine, whose zone the network must have, too. */
export function machineProblems(attached: Attached & { zone: string }, around: Surroundings): Problem[] {
  if (namedBy(attached.network).isOutside)
    return /^subnet-[0-9a-f]{8,17}$/.test(attached.subnet ?? '')
      ? []
      : wrong('subnet', 'the network is made elsewhere', 'the id of one of its subnets, such as subnet-0a1b2c3d');
  const network = networkNamed(attached.network, around);
  const inNetwork = network ? [...new Set(subnetsOf(network, around.project).map(({ zone }) => zone))] : [];
  if (inNetwork.length === 0 || inNetwork.includes(attached.zone)) return subnetProblems(attached, around);
  return wrong('zone', `${attached.network} has no subnet in ${attached.zone}`, `one of ${inNetwork.join(', ')}`);
}

/** A network of the project without a way out, in which nothing can be fetched. */
export const hasNoWayOut = ({ network }: Attached, around: Surroundings): boolean =>
  networkNamed(network, around)?.settings.nat === false;
