import type { Usage } from '../core/governance.ts';
import type { ResourceValues } from '../core/plan-json/parse.ts';
import type { Provider } from '../core/project.ts';
import type { Machines } from './clouds/cloud.ts';
import { CLOUDS, providerOfType } from './clouds.ts';
import { machineType } from './machines.ts';

/** Machines one resource stands for. */
export interface Taken extends Omit<Machines, 'type'> {
  /** One of them; undefined: how large it is is not known. */
  each: Usage | undefined;
}

/** One machine of a type; undefined when nobody knows the type. */
export function machineUsage(provider: Provider, type: unknown): Usage | undefined {
  const known = typeof type === 'string' ? machineType(provider, type) : undefined;
  return known && { instances: 1, vcpus: known.vcpus, ramGib: known.ramGib };
}

/** What a resource of a plan takes of a quota; undefined when its type takes nothing. */
export function takenBy({ type, values = {} }: ResourceValues): Taken | undefined {
  const provider = providerOfType(type);
  const takers = provider && CLOUDS.of(provider).takers;
  const machines = takers && Object.hasOwn(takers, type) ? takers[type]?.(values) : undefined;
  if (!provider || !machines) return undefined;
  const { type: machine, ...counted } = machines;
  return { ...counted, each: machineUsage(provider, machine) };
}
