import type { Provider } from '../core/project.ts';
import { catalogOf } from './load.ts';
import type { Catalog, Family, MachineType } from './model.ts';
import { nearest } from './nearest.ts';
import { hourlyUsd } from './prices.ts';

/** What a chat menu can hold. */
export const MENU_SIZE = 25;

const byId = new WeakMap<Catalog, ReadonlyMap<string, MachineType>>();

function indexOf(catalog: Catalog): ReadonlyMap<string, MachineType> {
  const index = byId.get(catalog) ?? new Map(catalog.machineTypes.map((type) => [type.id, type]));
  byId.set(catalog, index);
  return index;
}

/** A machine type by its id, also a custom one such as `n2-custom-4-8192`; undefined when it is none we know. */
export function machineType(provider: Provider, id: string): MachineType | undefined {
  const catalog = catalogOf(provider);
  return catalog && (indexOf(catalog).get(id) ?? customType(catalog, id));
}

/** Google's custom machine types name their vCPUs and MiB; without a family they are n1. Source: "Creating custom VMs". */
function customType({ families }: Catalog, id: string): MachineType | undefined {
  const parts = /^(?:([a-z][a-z0-9]{1,3})-)?custom-(\d{1,3})-(\d{3,8})(?:-ext)?$/.exec(id);
  const family = families.find((candidate) => candidate.id === (parts?.[1] ?? 'n1'));
  if (!parts || !family) return undefined;
  return { id, family: family.id, vcpus: Number(parts[2]), ramGib: Number(parts[3]) / 1024 };
}

/** Types with a price in the region: what can be had there. Small to large within a family. */
export const machineTypes = (provider: Provider, region: string): MachineType[] =>
  (catalogOf(provider)?.machineTypes ?? []).filter(({ id }) => hourlyUsd(provider, region, id) !== undefined);

/** The type that was probably meant, among those offered in the region. */
export const nearestMachineType = (provider: Provider, region: string, text: string): string | undefined =>
  nearest(
    text,
    machineTypes(provider, region).map(({ id }) => id),
  );

export const familyOf = (provider: Provider, id: string): Family | undefined =>
  catalogOf(provider)?.families.find((family) => family.id === id);

/** Families for a menu: those offered in the region, most useful first, without old and very special ones. */
export function families(provider: Provider, region: string): Family[] {
  const offered = new Set(
    machineTypes(provider, region)
      .filter(isPlain)
      .map(({ family }) => family),
  );
  const listed = (catalogOf(provider)?.families ?? []).filter((family) => family.listed && offered.has(family.id));
  return listed.slice(0, MENU_SIZE);
}

/** Types of a family for a menu, cheapest first: without bare metal and bundled disks, at most 25. The rest can be typed. */
export function typesForMenu(provider: Provider, region: string, family: string): MachineType[] {
  const price = ({ id }: MachineType) => hourlyUsd(provider, region, id) ?? 0;
  return machineTypes(provider, region)
    .filter((type) => type.family === family && isPlain(type))
    .sort((a, b) => price(a) - price(b))
    .slice(0, MENU_SIZE);
}

const isPlain = ({ id, localSsdGb }: MachineType): boolean => localSsdGb === undefined && !/-(?:metal|lssd)$/.test(id);
