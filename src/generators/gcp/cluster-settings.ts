import { z } from 'zod';
import { familyOf, machineType } from '../../catalog/machines.ts';
import { zones } from '../../catalog/regions.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { clusterModel } from '../models/cluster.ts';
import { accessProblems, SMALLEST_NODE, scaleProblems } from '../models/cluster-problems.ts';
import { offerProblems } from '../models/machine-offer.ts';
import { askedMachine } from '../models/machine-size.ts';
import { placeOf } from '../models/place.ts';
import { COMMON, optionalWord } from '../settings/fields.ts';

export const clusterSchema = z.strictObject({
  ...clusterModel,
  node_type: optionalWord(/^[a-z0-9-]{3,63}$/, 'a machine type', 'a machine type, such as e2-standard-2'),
  ...COMMON,
});

type Given = z.output<typeof clusterSchema>;
export type ClusterSettings = Omit<Given, 'vcpus' | 'ram_gib'> & {
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
    node_type: node.type,
    high_availability: given.high_availability ?? isProd,
    deletion_protection: given.deletion_protection ?? isProd,
  };
  const inPlace = () =>
    node.problems.length > 0 ? node.problems : offerProblems('node_type', node.type, place, 'e2-standard-2');
  return {
    settings,
    problems: [
      ...(problems.length > 0 ? problems : inPlace()),
      ...accessProblems(settings),
      ...scaleProblems(settings),
    ],
  };
}

/** What nodes boot from: as their family takes it. */
export const nodeDisk = ({ node_type: type }: ClusterSettings, provider: ProjectFacts['provider']): string => {
  const known = machineType(provider, type);
  const disks = (known && familyOf(provider, known.family)?.bootDisks) ?? [];
  return disks.length === 0 || disks.includes('pd-balanced') ? 'pd-balanced' : (disks[0] ?? 'pd-balanced');
};

/** In one zone, or in all of the region. */
export const locationOf = ({ high_availability, region }: ClusterSettings, { project }: Surroundings): string => {
  const place = region ?? project.region;
  return high_availability ? place : (zones(project.provider, place)[0] ?? `${place}-a`);
};
