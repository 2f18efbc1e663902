import { nearestMachineTypeFor } from '../../catalog/pick.ts';
import type { Problem } from '../../core/refusal.ts';
import type { Place } from './place.ts';

interface SizeAsked {
  vcpus?: number | undefined;
  ram_gib?: number | undefined;
}

/** Whether a machine was asked for, by its type or its size; for a schema's `refine`. */
export const asksForMachine = (given: { machine_type?: unknown } & SizeAsked): boolean =>
  given.machine_type !== undefined || given.vcpus !== undefined || given.ram_gib !== undefined;

/** The options of that `refine`: a missing machine is told together with everything else that is wrong. */
export const MACHINE_MISSING = { path: ['machine_type'], error: 'it is missing', when: () => true };

interface MachineAsked extends SizeAsked {
  /** The type by its name; it wins over the size. */
  type?: string | undefined;
  /** What is meant when neither is given. */
  fallback?: SizeAsked;
  /** The setting that a problem is about. */
  setting: string;
}

/** The machine type that was asked for by its name or by its size, which means the cheapest one that is large enough. */
export function askedMachine(place: Place, asked: MachineAsked): { type: string; problems: Problem[] } {
  if (asked.type !== undefined) return { type: asked.type, problems: [] };
  const isSized = asked.vcpus !== undefined || asked.ram_gib !== undefined;
  const { vcpus = 1, ram_gib: ramGib = 1 } = isSized ? asked : (asked.fallback ?? asked);
  const found = nearestMachineTypeFor({ ...place, vcpus, ramGib });
  if (found) return { type: found.id, problems: [] };
  const why = `no machine type in ${place.region} has ${vcpus} vCPU and ${ramGib} GiB`;
  const expected = 'a smaller machine, or a type by its name';
  return { type: '', problems: [{ code: 'bad-input', field: asked.setting, why, expected }] };
}
