import type { Provider } from '../core/project.ts';
import type { Size } from '../core/size.ts';
import { comparablePrice, familyOf, machineTypes } from './machines.ts';
import type { Family, MachineType } from './model.ts';

/** What a machine is needed for, in numbers. */
export interface MachineNeed {
  provider: Provider;
  region: string;
  vcpus: number;
  ramGib: number;
  /** Of the image it boots; x86_64 unless said otherwise. */
  arch?: Family['arch'] | undefined;
  /** Without shared vCPUs, for what is busy all the time. */
  steady?: boolean | undefined;
}

/** The cheapest type of the listed families with at least that many vCPUs and GiB; undefined when none in the region is as large. */
export const nearestMachineTypeFor = (need: MachineNeed): MachineType | undefined => cheapestFirst(need)[0];

function cheapestFirst(need: MachineNeed): MachineType[] {
  const { provider, region } = need;
  return fitting(need)
    .map((type) => ({ type, usd: comparablePrice(provider, region, type.id) }))
    .sort((a, b) => a.usd - b.usd || a.type.vcpus - b.type.vcpus || a.type.ramGib - b.type.ramGib)
    .map(({ type }) => type);
}

const MOST_INSTEAD = 3;

/**
 * What a region has in place of a type it lacks, at most three: the cheapest that are as large, for the same processor and as steady. Where
 * nothing is as large, its largest ones.
 */
export function machineTypesInstead(provider: Provider, region: string, { family, ...type }: MachineType): string[] {
  const { arch } = familyOf(provider, family) ?? {};
  const need = { provider, region, vcpus: type.vcpus, ramGib: type.ramGib, arch, steady: !type.sharedCore };
  const asLarge = cheapestFirst(need);
  const found = asLarge.length > 0 ? asLarge : cheapestFirst({ ...need, vcpus: 0, ramGib: 0 }).sort(largestFirst);
  return found.slice(0, MOST_INSTEAD).map(({ id }) => id);
}

const largestFirst = (a: MachineType, b: MachineType): number => b.vcpus - a.vcpus || b.ramGib - a.ramGib;

/** Every current type that meets a need, in the order of the catalog. */
export function fitting({
  provider,
  region,
  vcpus,
  ramGib,
  arch = 'x86_64',
  steady = false,
}: MachineNeed): MachineType[] {
  return machineTypes(provider, region).filter((type) => {
    if (type.hidden || type.vcpus < vcpus || type.ramGib < ramGib || (steady && type.sharedCore)) return false;
    const family = familyOf(provider, type.family);
    return family?.listed === true && family.arch === arch;
  });
}

/** What people mean by a size word, within the limits rights speak of (`core/size.ts`). */
export const SIZE_NEEDS: Readonly<Record<Size, Pick<MachineNeed, 'vcpus' | 'ramGib'>>> = {
  small: { vcpus: 2, ramGib: 4 },
  medium: { vcpus: 4, ramGib: 16 },
  large: { vcpus: 8, ramGib: 32 },
  xlarge: { vcpus: 16, ramGib: 64 },
};

/** The type a size word stands for in a region: `medium` is `e2-standard-4`. */
export const machineTypeForSize = (
  size: Size,
  where: Pick<MachineNeed, 'provider' | 'region' | 'arch' | 'steady'>,
): MachineType | undefined => nearestMachineTypeFor({ ...where, ...SIZE_NEEDS[size] });
