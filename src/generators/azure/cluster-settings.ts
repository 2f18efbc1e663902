import { z } from 'zod';
import { machineType } from '../../catalog/machines.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { clusterModel } from '../models/cluster.ts';
import { accessProblems, SMALLEST_NODE, scaleProblems } from '../models/cluster-problems.ts';
import { namedBy } from '../models/common.ts';
import { offerProblems } from '../models/machine-offer.ts';
import { askedMachine } from '../models/machine-size.ts';
import { placeOf } from '../models/place.ts';
import { longNameProblems } from '../names.ts';
import { COMMON, optionalWord, wholeNumber } from '../settings/fields.ts';
import { optionalOneOf, optionalWords } from '../settings/optional.ts';
import { wrong } from '../settings/wrong.ts';
import { hasNoWayOut, subnetField, subnetProblems } from './attach.ts';
import { ENTRA_ID } from './database-settings.ts';

export const clusterSchema = z.strictObject({
  ...clusterModel,
  /** `patch` stays within a minor version, `stable` is one behind the newest, `rapid` has it. `patch` with a version, `stable` without. */
  channel: optionalOneOf(['stable', 'rapid', 'patch']),
  node_type: optionalWord(/^[A-Z][A-Za-z]+_[A-Za-z0-9_-]{2,40}$/, 'a machine type', 'such as Standard_D2as_v5'),
  /** The system of a node takes 30 GB; 64 GB is a whole step of Azure's disks. */
  node_disk_gb: wholeNumber('GB', 30, 2_048, 64),
  /** Groups in Entra whose members administer everything in the cluster. */
  admin_groups: optionalWords(ENTRA_ID, 'an object id', 20, 'object ids of groups in Entra'),
  subnet: subnetField,
  ...COMMON,
});

type Given = z.output<typeof clusterSchema>;
export type ClusterSettings = Omit<Given, 'vcpus' | 'ram_gib' | 'channel'> & {
  channel: 'stable' | 'rapid' | 'patch';
  node_type: string;
  high_availability: boolean;
  deletion_protection: boolean;
};

/** Node type and safety where none were given; a control plane open to everyone, and what the region does not have, are problems. */
export function completeCluster(
  { vcpus, ram_gib, ...given }: Given,
  project: ProjectFacts,
): { settings: ClusterSettings; problems: Problem[] } {
  const isProd = project.environment === 'prod';
  const { place, problems } = placeOf(given, project);
  const asked = { type: given.node_type, vcpus, ram_gib, setting: 'vcpus', fallback: SMALLEST_NODE };
  const node = askedMachine(place, asked);
  const settings: ClusterSettings = {
    ...given,
    channel: given.channel ?? (given.version === undefined ? 'stable' : 'patch'),
    node_type: node.type,
    high_availability: given.high_availability ?? isProd,
    deletion_protection: given.deletion_protection ?? isProd,
  };
  const offer = () => offerProblems('node_type', node.type, place, 'Standard_D2as_v5');
  const nodeProblems = () => (node.problems.length > 0 ? node.problems : [...offer(), ...sizeProblems(settings)]);
  return {
    settings,
    problems: [
      ...(problems.length > 0 ? problems : nodeProblems()),
      ...channelProblems(settings),
      ...accessProblems(settings),
      ...scaleProblems(settings),
      ...systemProblems(settings),
    ],
  };
}

/** Source: Azure, "Manage system node pools in AKS": 2 vCPUs and 4 GB or more, one node or more. */
function sizeProblems({ node_type: id }: ClusterSettings): Problem[] {
  const known = machineType('azure', id);
  const isTooSmall = known !== undefined && (known.vcpus < 2 || known.ramGib < 4);
  return isTooSmall ? wrong('node_type', `${id} is too small for a node`, '2 vCPU and 4 GiB or more') : [];
}

const systemProblems = ({ autoscaling }: ClusterSettings): Problem[] =>
  autoscaling?.min === 0 ? wrong('autoscaling', 'AKS keeps one node for itself', '1 or more at least') : [];

/** Azure would move on from the version, and terraform would want to go back. */
const channelProblems = ({ version, channel }: ClusterSettings): Problem[] =>
  version === undefined || channel === 'patch'
    ? []
    : wrong('channel', `${channel} moves on from ${version}`, 'patch, or no version');

/** Projects share the names of a subscription. */
export const clusterName = (name: string, { id }: Pick<ProjectFacts, 'id'>): string => `${id}-${name}`;

/** Nodes that could fetch nothing, a subnet that is not there, and a name that would be too long for DNS. */
export const placeProblems = (settings: ClusterSettings, around: Surroundings, name: string): Problem[] => [
  ...subnetProblems(settings, around),
  ...longNameProblems('name', [clusterName(name, around.project)], 54),
  ...(hasNoWayOut(settings, around)
    ? wrong('network', `${settings.network} has no way out, and nodes fetch their images`, 'a network with nat')
    : []),
];

/** Networks outside may have no gateway of their own: there the cluster brings a balancer for its way out. */
export const outboundType = ({ network }: ClusterSettings): string =>
  namedBy(network).isOutside ? 'loadBalancer' : 'userAssignedNATGateway';
