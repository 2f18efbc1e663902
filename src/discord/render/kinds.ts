import type { Kind } from '../../core/request.ts';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  vm: 'Virtual machine',
  database: 'Database',
  network: 'Network',
  bucket: 'Bucket',
  cluster: 'Kubernetes cluster',
  load_balancer: 'Load balancer',
  firewall: 'Firewall rule',
};
