import type { Template } from './template.ts';

/** Neither nodes nor control plane have a public address. */
export const privateKubernetes: Template = {
  id: 'private-kubernetes',
  title: 'Private Kubernetes',
  summary: 'Cluster without any public address in a network of its own, a bucket for backups',
  providers: ['gcp', 'aws', 'azure'],
  asks: ['size'],
  lines: [
    { kind: 'network', name: 'net', settings: { cidr: '10.32.0.0/16', purpose: 'Nodes and control plane' } },
    {
      kind: 'cluster',
      name: 'apps',
      sized: 'node',
      settings: { network: 'net', private: true, autoscaling: { min: 2, max: 6 }, purpose: 'Where applications run' },
    },
    {
      kind: 'bucket',
      name: 'backups',
      settings: { lifecycle: [{ after_days: 90, action: 'delete' }], purpose: 'Backups of the cluster, for 90 days' },
    },
  ],
};
