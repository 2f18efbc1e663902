import type { Usage } from '../core/governance.ts';
import type { ResourceValues } from '../core/plan-json/parse.ts';
import type { Provider } from '../core/project.ts';
import { machineType } from './machines.ts';

type Values = NonNullable<ResourceValues['values']>;

/** Machines one resource stands for. */
export interface Taken {
  count: number;
  /** One of them; undefined: how large it is is not known. */
  each: Usage | undefined;
  /** Nodes of a cluster, which come and go: counted at their largest number. */
  isPool?: boolean;
}

/** One machine of a type; undefined when nobody knows the type. */
export function machineUsage(provider: Provider, type: unknown): Usage | undefined {
  const known = typeof type === 'string' ? machineType(provider, type) : undefined;
  return known && { instances: 1, vcpus: known.vcpus, ramGib: known.ramGib };
}

const single =
  (provider: Provider, attribute: string) =>
  (values: Values): Taken => ({ count: 1, each: machineUsage(provider, values[attribute]) });

/** The place where terraform's types join that take of a quota. */
const TAKERS: Readonly<Record<string, (values: Values) => Taken | undefined>> = {
  google_compute_instance: single('gcp', 'machine_type'),
  google_container_node_pool: googlePool,
  aws_instance: single('aws', 'instance_type'),
  aws_eks_node_group: awsPool,
  azurerm_linux_virtual_machine: single('azure', 'size'),
  azurerm_windows_virtual_machine: single('azure', 'size'),
  azurerm_kubernetes_cluster: (values) => azurePool(block(values, 'default_node_pool')),
  azurerm_kubernetes_cluster_node_pool: azurePool,
};

/** What a resource of a plan takes; undefined when its type takes nothing. */
export function takenBy({ type, values = {} }: ResourceValues): Taken | undefined {
  const taker = Object.hasOwn(TAKERS, type) ? TAKERS[type] : undefined;
  return taker?.(values);
}

/** Google counts by zone, except where a number says that it is the total. */
function googlePool(values: Values): Taken {
  const scaling = block(values, 'autoscaling');
  const zones = Array.isArray(values.node_locations) ? Math.max(1, values.node_locations.length) : 1;
  const inEachZone = number(scaling.max_node_count) ?? number(values.node_count) ?? number(values.initial_node_count);
  const count = number(scaling.total_max_node_count) ?? (inEachZone ?? 1) * zones;
  return { count, each: machineUsage('gcp', block(values, 'node_config').machine_type), isPool: true };
}

function awsPool(values: Values): Taken {
  const scaling = block(values, 'scaling_config');
  const type: unknown = Array.isArray(values.instance_types) ? values.instance_types[0] : undefined;
  const count = number(scaling.max_size) ?? number(scaling.desired_size) ?? 1;
  return { count, each: machineUsage('aws', type), isPool: true };
}

function azurePool(values: Values): Taken {
  const count = number(values.max_count) ?? number(values.node_count) ?? 1;
  return { count, each: machineUsage('azure', values.vm_size), isPool: true };
}

const number = (value: unknown): number | undefined => (typeof value === 'number' && value >= 0 ? value : undefined);

/** The first block of a name; no values where there is none. */
function block(values: Values, name: string): Values {
  const list: unknown = values[name];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return typeof first === 'object' && first !== null ? (first as Values) : {};
}
