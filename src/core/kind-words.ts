import { KINDS, type Kind } from './request.ts';

/** Other words people use for a kind, in typed input, policies and imports. */
const ALIASES: Readonly<Record<string, Kind>> = {
  compute: 'vm',
  compute_vm: 'vm',
  instance: 'vm',
  machine: 'vm',
  server: 'vm',
  'compute.instances': 'vm',
  vpc: 'network',
  subnet: 'network',
  vnet: 'network',
  db: 'database',
  sql: 'database',
  rds: 'database',
  storage: 'bucket',
  s3: 'bucket',
  k8s: 'cluster',
  kubernetes: 'cluster',
  gke: 'cluster',
  eks: 'cluster',
  aks: 'cluster',
  lb: 'load_balancer',
  loadbalancer: 'load_balancer',
  'load-balancer': 'load_balancer',
  firewall_rule: 'firewall',
  security_group: 'firewall',
};

/** The kind a word means, whatever its case; undefined when it means none. */
export function kindOf(word: string): Kind | undefined {
  const asked = word.trim().toLowerCase();
  return KINDS.find((kind) => kind === asked) ?? (Object.hasOwn(ALIASES, asked) ? ALIASES[asked] : undefined);
}

/** Every word that means a kind, for "did you mean". */
export const kindWords = (): string[] => [...KINDS, ...Object.keys(ALIASES)];
