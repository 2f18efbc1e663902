import { type Part, unknown } from '../part.ts';
import { groupOf, isSet, numberOf, textOf } from '../read.ts';
import { diskParts, machineParts } from '../things/machine.ts';
import { controlPlaneParts } from '../things/network.ts';
import { ASSUMED_USE } from '../use.ts';
import type { Estimator, Request } from './context.ts';
import { usualDisk } from './vm.ts';

/** The control plane, and the nodes with their disks: at their smallest number where they come and go by need. */
export const clusterCost: Estimator = (request) => [
  ...controlPlaneParts(request.place, tierOf(request)),
  ...nodeParts(request),
];

/** Azure's control plane has a price with the promise that comes with high availability. */
const tierOf = ({ place, settings }: Request): string | undefined =>
  place.provider === 'azure' ? (isSet(settings, 'high_availability') ? 'Standard' : 'Free') : undefined;

function nodeParts({ settings, place }: Request): Part[] {
  const { min, max } = { min: numberOf(groupOf(settings, 'autoscaling'), 'min'), max: maxNodes(settings) };
  const count = min ?? wholeZones({ settings, place }, numberOf(settings, 'nodes'));
  const type = textOf(settings, 'node_type');
  if (count === undefined) return [unknown('nodes of a number that is not known yet')];
  const machines = machineParts(place, { type, count });
  const disks = diskParts(place, { type: nodeDisk(place, type), gb: numberOf(settings, 'node_disk_gb'), count });
  const assumes = min === undefined ? undefined : `the smallest number of nodes; up to ${max} as they are needed`;
  return [...machines.map((part) => ({ ...part, assumes: part.assumes ?? assumes })), ...disks];
}

/** AKS puts nodes on premium disks, unless their type takes none. */
const nodeDisk = (place: Request['place'], type: string | undefined): string =>
  place.provider === 'azure' ? 'Premium_LRS' : usualDisk(place, type);

/** Google has as many nodes in each zone of a cluster over several. */
const wholeZones = ({ settings, place }: Pick<Request, 'settings' | 'place'>, nodes: number | undefined) => {
  const zones = place.provider === 'gcp' && isSet(settings, 'high_availability') ? ASSUMED_USE.zones.cluster : 1;
  return nodes === undefined ? undefined : Math.ceil(nodes / zones) * zones;
};

const maxNodes = (settings: Request['settings']): number | undefined =>
  numberOf(groupOf(settings, 'autoscaling'), 'max');
