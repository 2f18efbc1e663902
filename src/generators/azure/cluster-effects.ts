import type { Effect, EffectRule, ProjectFacts, Settings } from '../kind.ts';
import { placeOf } from '../models/place.ts';
import { textsThatHold } from '../settings/texts.ts';
import type { ClusterSettings } from './cluster-settings.ts';
import { hasZones } from './zones.ts';

const LOST: Effect = {
  effect: 'data loss',
  note: 'The cluster is made anew with all that runs in it; while it is protected from deletion terraform refuses.',
};
const NODES: Effect = {
  effect: 'restart',
  note: 'Nodes are exchanged by way of a pool that exists meanwhile; what runs once only stops for minutes.',
};

const minorOf = ({ version }: Settings): number => Number(String(version ?? '').split('.')[1] ?? Number.NaN);

/** What a changed cluster does (hashicorp/azurerm 4.79: ForceNew and node pools that rotate; Azure's documentation for what stops). */
export const CLUSTER_EFFECTS: Readonly<Record<string, EffectRule>> = {
  region: LOST,
  private: LOST,
  network: {
    ...LOST,
    effect: 'replace',
    note: 'AKS moves no cluster between networks: make a new one and remove this.',
  },
  subnet: NODES,
  node_type: NODES,
  node_disk_gb: NODES,
  high_availability: { ...NODES, note: `The control plane gets or loses its promise. ${NODES.note}` },
  version: (before, after) =>
    minorOf(after) < minorOf(before)
      ? { effect: 'in place', note: 'AKS refuses to go back to an older version.' }
      : { effect: 'restart', note: 'AKS takes one minor version at a time, nodes one by one; there is no way back.' },
  channel: { effect: 'in place', note: 'Versions follow the other channel from the next window on, Sunday night.' },
  nodes: { effect: 'in place', note: 'Nodes come, or are drained and go.' },
  autoscaling: { effect: 'in place', note: 'The number of nodes follows the new limits.' },
  admin_ranges: { effect: 'in place', note: 'Who is not on the list is cut off within minutes.' },
  admin_groups: { effect: 'in place', note: 'Who is in no group of the list administers it no longer.' },
};

export function clusterWarnings(settings: ClusterSettings, project: ProjectFacts): string[] {
  const isProd = project.environment === 'prod';
  const { region } = placeOf(settings, project).place;
  return textsThatHold({
    'Without high availability all nodes stop when their zone fails.': isProd && !settings.high_availability,
    [`${region} has no zones: all nodes stand together.`]: settings.high_availability && !hasZones(region),
    'The control plane has a public address: a private one is reached from the network only.': !settings.private,
    'With one node, everything stops when it is replaced.': isProd && (settings.autoscaling?.min ?? settings.nodes) < 2,
    'Without deletion protection one wrong removal takes all that runs in prod.':
      isProd && !settings.deletion_protection,
    'Nobody administers it yet: name admin_groups, or give roles of Azure Kubernetes Service RBAC.':
      settings.admin_groups === undefined,
  });
}
