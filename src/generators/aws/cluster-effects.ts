import type { Effect, EffectRule, ProjectFacts, Settings } from '../kind.ts';
import { textsThatHold } from '../settings/texts.ts';
import type { ClusterSettings } from './cluster-settings.ts';

const LOST: Effect = {
  effect: 'data loss',
  note: 'The cluster is made anew with all that runs in it; volumes in use are left behind or gone.',
};
const NODES: Effect = {
  effect: 'replace',
  note: 'All nodes are made anew: those that run go first, so for minutes nothing runs.',
};
const ROLLING: Effect = { effect: 'restart', note: 'Nodes are drained and replaced, one after the other.' };

const minorOf = ({ version }: Settings): number => Number(String(version ?? '').split('.')[1] ?? Number.NaN);

/** What a changed cluster does (measured with hashicorp/aws 5.100.0; AWS's documentation for what stops). */
export const CLUSTER_EFFECTS: Readonly<Record<string, EffectRule>> = {
  version: (before, after) =>
    minorOf(after) < minorOf(before)
      ? { effect: 'in place', note: 'AWS refuses to go back to an older version.' }
      : { ...ROLLING, note: `${ROLLING.note} AWS takes one minor version at a time, and there is no way back.` },
  network: LOST,
  subnet: LOST,
  node_type: NODES,
  high_availability: NODES,
  node_disk_gb: ROLLING,
  nodes: { effect: 'in place', note: 'Nodes come, or are drained and go.' },
  autoscaling: { effect: 'in place', note: 'The limits change; an autoscaler in the cluster does the rest.' },
  private: { effect: 'in place', note: 'The control plane gains or loses its public address within minutes.' },
  admin_ranges: { effect: 'in place', note: 'Who is not on the list is cut off within minutes.' },
};

export function clusterWarnings(
  settings: ClusterSettings,
  { environment }: Pick<ProjectFacts, 'environment'>,
): string[] {
  const isProd = environment === 'prod';
  return textsThatHold({
    'Without high availability all nodes stop when their zone fails.': isProd && !settings.high_availability,
    'The control plane has a public address: a private one is reached from the network only.': !settings.private,
    'With one node, everything stops when it is replaced.': isProd && (settings.autoscaling?.min ?? settings.nodes) < 2,
    'EKS changes the number of nodes only when an autoscaler runs in the cluster.': settings.autoscaling !== undefined,
  });
}
