import type { Problem } from '../../core/refusal.ts';
import type { Resource } from '../../core/request.ts';
import { type Attribute, type Body, block, type HclValue, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { namedBy } from '../models/common.ts';
import { homeOf } from '../models/place.ts';
import { identifierOf, partOf } from '../names.ts';

/** How HCL names a network and a subnetwork of it, and what must stand in the file for that. */
export interface Attachment {
  /** A data source for a network that is made elsewhere. */
  data: Body;
  network: HclValue;
  /** Attributes that name the subnetwork. */
  subnetwork: readonly Attribute[];
}

/** A resource that stands in a network, perhaps in one of its subnets. */
interface Attached {
  network: string;
  subnet?: string | undefined;
  region?: string | undefined;
}

interface Subnet {
  name: string;
  region?: string;
}

const subnetsOf = (network: Resource): readonly Subnet[] => {
  const { subnets } = network.settings;
  return Array.isArray(subnets) ? (subnets as unknown as Subnet[]) : [];
};

const networkNamed = (name: string, { resources }: Surroundings): Resource | undefined =>
  resources.find((one) => one.kind === 'network' && one.name === name);

/** The address of a subnetwork that we made: of its own network, or of one of its subnets. */
export const subnetworkAddress = (network: string, subnet?: string): string =>
  subnet === undefined ? identifierOf(network) : partOf(network, subnet);

/** References to a network of the project, or a look-up of one outside. `owner` names the data source, which has to differ by file. */
export function attach(owner: string, attached: Attached, around: Surroundings): Attachment {
  const { name, isOutside } = namedBy(attached.network);
  if (isOutside) return outside(owner, name, attached);
  const subnet = chosenSubnet(attached, around);
  const address = subnetworkAddress(name, subnet?.name);
  return {
    data: [],
    network: reference('google_compute_network', identifierOf(name), 'id'),
    subnetwork: [['subnetwork', reference('google_compute_subnetwork', address, 'id')]],
  };
}

/** `shared-net`, or `host-project/shared-net` for one of another project. */
function outside(owner: string, text: string, { subnet }: Attached): Attachment {
  const [network = '', project] = text.split('/').reverse();
  const address = identifierOf(owner);
  return {
    data: [
      block(
        'data',
        ['google_compute_network', address],
        [['name', network], ...(project ? [['project', project] as const] : [])],
      ),
    ],
    network: reference('data', 'google_compute_network', address, 'id'),
    subnetwork: subnet === undefined ? [] : [['subnetwork', subnet]],
  };
}

/** The project of a network outside, when it is another one: what stands in it must name it beside the subnetwork. */
export function hostProject(network: string): string | undefined {
  const { name, isOutside } = namedBy(network);
  return isOutside && name.includes('/') ? name.split('/')[0] : undefined;
}

const regionIn = ({ region }: { region?: string | undefined }, { project }: Surroundings): string =>
  region ?? project.region;

/** A network is in every region; those of its subnets that name none are in the project's own. */
const regionOfSubnet = ({ region }: Pick<Subnet, 'region'>, { project }: Surroundings): string =>
  region ?? homeOf(project);

/** The subnet that was asked for, or the first one in the region; undefined for a network without subnets. */
function chosenSubnet(attached: Attached, around: Surroundings): Subnet | undefined {
  const network = networkNamed(attached.network, around);
  const inRegion = (network ? subnetsOf(network) : []).filter(
    (one) => regionOfSubnet(one, around) === regionIn(attached, around),
  );
  return attached.subnet === undefined ? inRegion[0] : inRegion.find(({ name }) => name === attached.subnet);
}

const wrong = (field: string, why: string, expected: string): Problem[] => [
  { code: 'bad-input', field, why, expected },
];

/** A subnet that is not there, or not in the region; a network that is missing altogether is told elsewhere. */
export function subnetProblems(attached: Attached, around: Surroundings): Problem[] {
  const { isOutside } = namedBy(attached.network);
  if (isOutside)
    return attached.subnet === undefined
      ? wrong('subnet', 'it is missing', 'the name of a subnet of that network, because the network is made elsewhere')
      : [];
  const network = networkNamed(attached.network, around);
  if (!network) return [];
  const region = regionIn(attached, around);
  const all: readonly Subnet[] = subnetsOf(network).length > 0 ? subnetsOf(network) : [{ name: '' }];
  const here = all.filter((one) => regionOfSubnet(one, around) === region);
  const names = here.map(({ name }) => name).filter((name) => name !== '');
  if (here.length === 0)
    return wrong(
      'network',
      `${network.name} has no subnet in ${region}`,
      `one with ${region} in its subnets, such as another subnet of ${network.name}`,
    );
  if (attached.subnet === undefined || names.includes(attached.subnet)) return [];
  const expected = names.length > 0 ? `one of ${names.join(', ')}` : 'nothing: the network has no subnets of its own';
  return wrong('subnet', `${network.name} has no subnet ${attached.subnet} in ${region}`, expected);
}
