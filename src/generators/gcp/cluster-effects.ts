import { machineType } from '../../catalog/machines.ts';
import type { Effect, EffectRule, ProjectFacts } from '../kind.ts';
import { textsThatHold } from '../settings/texts.ts';
import type { ClusterSettings } from './cluster-settings.ts';

const LOST: Effect = {
  effect: 'data loss',
  note: 'The cluster is made anew; what runs in it, and what is stored in it, is gone.',
};
const NODES_CHANGE: Effect = {
  effect: 'restart',
  note: 'Nodes are exchanged one by one; what runs on a node moves, and stops if it runs once only.',
};

/** What a changed cluster does (hashicorp/google 6.50.0: ForceNew, and node pools that GKE updates node by node). */
export const CLUSTER_EFFECTS: Readonly<Record<string, EffectRule>> = {
  region: LOST,
  network: LOST,
  subnet: LOST,
  high_availability: LOST,
  node_type: NODES_CHANGE,
  node_disk_gb: NODES_CHANGE,
  version: { effect: 'restart', note: 'The control plane is upgraded, then nodes one by one; there is no way back.' },
  channel: { effect: 'in place', note: 'Versions follow the other channel from the next upgrade on.' },
  nodes: { effect: 'in place', note: 'Nodes come or go; what runs on one that goes moves to another.' },
  autoscaling: { effect: 'in place', note: 'The number of nodes follows the new limits.' },
  private: { effect: 'in place', note: 'The control plane is reached by other addresses than before.' },
};

export function clusterWarnings(settings: ClusterSettings, { provider, environment }: ProjectFacts): string[] {
  const isProd = environment === 'prod';
  const { nodes, high_availability: isRegional, autoscaling, node_type: type } = settings;
  return textsThatHold({
    [`${nodes} nodes cannot be spread evenly over three zones: there will be ${Math.ceil(nodes / 3) * 3}.`]:
      isRegional && !autoscaling && nodes % 3 !== 0,
    [`${type} shares its vCPUs with others; under load it slows down. Think twice in prod.`]:
      isProd && machineType(provider, type)?.sharedCore === true,
    'A cluster in one zone stops when that zone does.': isProd && !isRegional,
    'Without deletion protection one wrong removal takes all that runs in prod.':
      isProd && !settings.deletion_protection,
  });
}
