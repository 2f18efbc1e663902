import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { clusterModel } from '../models/cluster.ts';
import { accessProblems, SMALLEST_NODE, scaleProblems } from '../models/cluster-problems.ts';
import { offerProblems } from '../models/machine-offer.ts';
import { askedMachine } from '../models/machine-size.ts';
import { longNameProblems } from '../names.ts';
import { COMMON, optionalWord } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';
import { hasNoWayOut, subnetProblems } from './attach.ts';

const { channel: _, deletion_protection: __, ...shared } = clusterModel;

/** EKS has neither release channels nor a protection against deletion, as far as version 5.100 of the provider knows. */
export const clusterSchema = z.strictObject({
  ...shared,
  node_type: optionalWord(/^[a-z0-9-]{2,20}\.[a-z0-9-]{2,20}$/, 'a machine type', 'a machine type, such as t3a.large'),
  ...COMMON,
});

type Given = z.output<typeof clusterSchema>;
export type ClusterSettings = Omit<Given, 'vcpus' | 'ram_gib'> & { node_type: string; high_availability: boolean };

/** Node type and safety where none were given; a control plane open to everyone, and what the region does not have, are problems. */
export function completeCluster(
  { vcpus, ram_gib, ...given }: Given,
  project: ProjectFacts,
): { settings: ClusterSettings; problems: Problem[] } {
  const asked = { type: given.node_type, vcpus, ram_gib, setting: 'vcpus', fallback: SMALLEST_NODE };
  const node = askedMachine(project, asked);
  const settings: ClusterSettings = {
    ...given,
    node_type: node.type,
    high_availability: given.high_availability ?? project.environment === 'prod',
  };
  return {
    settings,
    problems: [
      ...(node.problems.length > 0 ? node.problems : offerProblems('node_type', node.type, project, 't3a.large')),
      ...accessProblems(settings),
      ...scaleProblems(settings),
    ],
  };
}

/** Projects share the names of an account. */
export const clusterName = (name: string, { id }: Pick<ProjectFacts, 'id'>): string => `${id}-${name}`;

/** Nodes that could fetch nothing, a subnet that is not there, and names of rights that would be too long. */
export const placeProblems = (settings: ClusterSettings, around: Surroundings, name: string): Problem[] => [
  ...subnetProblems(settings, around),
  ...longNameProblems('name', [`${clusterName(name, around.project)}-cluster`], 64),
  ...(hasNoWayOut(settings, around)
    ? wrong('network', `${settings.network} has no way out, and nodes fetch their images`, 'a network with nat')
    : []),
];
