import type { ResourceValues } from '../core/plan-json/parse.ts';
import type { Provider } from '../core/project.ts';
import { addUsage, type Counted, NO_USAGE, RESOURCES, timesUsage, type Usage, usage } from '../core/quota.ts';
import type { Machines } from './clouds/cloud.ts';
import { CLOUDS, providerOfType } from './clouds.ts';
import { machineType } from './machines.ts';

/** What one resource of a plan takes of a quota. */
export interface Taken {
  usage: Usage;
  /** Machines it stands for. */
  machines?: Omit<Machines, 'type'> & {
    /** How large each is; undefined: nobody knows. */
    each: MachineSize | undefined;
  };
}

export interface MachineSize {
  vcpus: number;
  ramGib: number;
}

/** How large a machine of a type is; undefined when nobody knows the type. */
export const machineSize = (provider: Provider, type: unknown): MachineSize | undefined =>
  typeof type === 'string' ? machineType(provider, type) : undefined;

/** One machine of that size; of one whose size nobody knows, the machine alone is counted. */
export const machineUsage = (size: MachineSize | undefined): Usage =>
  usage({ 'compute.instances': 1, 'compute.cpus': size?.vcpus ?? 0, 'compute.ram_gb': size?.ramGib ?? 0 });

/** One thing that counts by itself. */
export const oneOf = (name: Counted): Usage => usage({ [name]: 1, [RESOURCES]: 1 });

/** What a resource of a plan takes of a quota; undefined when its type takes nothing. */
export function takenBy({ type, values = {} }: ResourceValues): Taken | undefined {
  const provider = providerOfType(type);
  if (!provider) return undefined;
  const { takers, counted } = CLOUDS.of(provider);
  const machines = Object.hasOwn(takers, type) ? takers[type]?.(values) : undefined;
  const name = Object.hasOwn(counted, type) ? counted[type] : undefined;
  const itself = name ? oneOf(name) : NO_USAGE;
  if (!machines) return name && { usage: itself };
  const { type: machine, ...rest } = machines;
  const each = machineSize(provider, machine);
  const all = timesUsage(rest.count, machineUsage(each));
  const alone = rest.isPool ? itself : usage({ [RESOURCES]: 1 });
  return { usage: addUsage(all, alone), machines: { ...rest, each } };
}
