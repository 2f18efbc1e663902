import { databaseClass } from '../../catalog/databases.ts';
import { acceleratorOf, machineType } from '../../catalog/machines.ts';
import type { MachineNeed } from '../../catalog/pick.ts';
import type { Provider } from '../../core/project.ts';
import type { Resource } from '../../core/request.ts';

/** A machine that a resource names, with what it computes. */
export interface NamedMachine extends Pick<MachineNeed, 'vcpus' | 'ramGib'> {
  type: string;
  accelerator?: string;
}

const numberAt = (settings: Resource['settings'], key: string): number | undefined =>
  typeof settings[key] === 'number' ? settings[key] : undefined;

/** The machine of a resource, by its type or by what is asked of it; undefined for what has none, or one that nobody knows. */
export function machineOf({ settings }: Resource, provider: Provider): NamedMachine | undefined {
  const { machine_type: machine, node_type: node, class: size } = settings;
  const type = [machine, node, size].find((one) => typeof one === 'string');
  if (type === undefined) {
    const [vcpus, ramGib] = [numberAt(settings, 'vcpus'), numberAt(settings, 'ram_gib')];
    return vcpus === undefined ? undefined : { type: `${vcpus} vCPUs`, vcpus, ramGib: ramGib ?? 0 };
  }
  const known = machineType(provider, type) ?? databaseClass(provider, type);
  const accelerator = acceleratorOf(provider, type);
  return known && { type, vcpus: known.vcpus, ramGib: known.ramGib, ...(accelerator && { accelerator }) };
}
