import type { Provider } from '../core/project.ts';
import { catalogOf } from './load.ts';
import type { Catalog, Family, MachineType } from './model.ts';
import { nearest } from './nearest.ts';
import { columnOf, hourlyUsd } from './prices.ts';
import { rowOf } from './quote.ts';

/** What a chat menu can hold. */
export const MENU_SIZE = 25;

/** A machine type by its id, also a custom one such as `n2-custom-4-8192`; undefined when it is none we know. */
export function machineType(provider: Provider, id: string): MachineType | undefined {
  const catalog = catalogOf(provider);
  return catalog && (catalog.machineTypes[columnOf(catalog, id)] ?? customType(catalog, id));
}

/** Google's custom machine types name their vCPUs and MiB; without a family they are n1. Source: "Creating custom VMs". */
function customType({ provider, families }: Catalog, id: string): MachineType | undefined {
  const parts = /^(?:([a-z][a-z0-9]{1,3})-)?custom-(\d{1,3})-(\d{3,8})(?:-ext)?$/.exec(id);
  const family = families.find((candidate) => candidate.id === (parts?.[1] ?? 'n1'));
  if (provider !== 'gcp' || !parts || !family) return undefined;
  return { id, family: family.id, vcpus: Number(parts[2]), ramGib: Number(parts[3]) / 1024 };
}

/** What a machine computes with beside its processor, in words; undefined for nearly all. */
export function acceleratorOf(provider: Provider, id: string): string | undefined {
  const type = machineType(provider, id);
  const isOfSuch = type && familyOf(provider, type.family)?.category === 'accelerator';
  // Azure's list says how many there are, not which.
  if (type?.gpu !== undefined) return /^\d+$/.test(type.gpu) ? `${type.gpu} x GPU` : type.gpu;
  return isOfSuch ? 'accelerator' : undefined;
}

/** What each region offers, once asked for. */
const offers = new WeakMap<Catalog, Map<string, MachineType[]>>();

/** Types that can be had in the region, hidden ones too. Small to large within a family. */
export function machineTypes(provider: Provider, region: string): readonly MachineType[] {
  const catalog = catalogOf(provider);
  if (!catalog) return [];
  const byRegion = offers.get(catalog) ?? new Map<string, MachineType[]>();
  offers.set(catalog, byRegion);
  const known = byRegion.get(region) ?? offered(catalog, provider, region);
  byRegion.set(region, known);
  return known;
}

/** Types with a price there; where a region has no prices at all, every type that is not of the past. */
function offered(catalog: Catalog, provider: Provider, region: string): MachineType[] {
  const row = catalog.hourlyUsd[rowOf(catalog, region)];
  if (!row) return [];
  return catalog.machineTypes.filter((type) =>
    row.length === 0 && type.hidden === undefined ? true : hourlyUsd(provider, region, type.id) !== undefined,
  );
}

/** Whether a type can be had there. A custom one has no price of its own: it is offered where its family is. */
export function isOffered(provider: Provider, region: string, id: string): boolean {
  const family = id.includes('custom-') ? machineType(provider, id)?.family : undefined;
  return machineTypes(provider, region).some((one) => one.id === id || one.family === family);
}

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
  const inRegion = new Set(
    machineTypes(provider, region)
      .filter(isPlain)
      .map(({ family }) => family),
  );
  const listed = (catalogOf(provider)?.families ?? []).filter((family) => family.listed && inRegion.has(family.id));
  return listed.slice(0, MENU_SIZE);
}

/** Dollars an hour to compare types by: in the region, else where the provider's prices are known best. */
export const comparablePrice = (provider: Provider, region: string, type: string): number =>
  hourlyUsd(provider, region, type) ??
  hourlyUsd(provider, catalogOf(provider)?.referenceRegion ?? region, type) ??
  Number.POSITIVE_INFINITY;

/** Types of a family for a menu, cheapest first: nothing hidden, no bundled disks, at most 25. The rest can be typed. */
export function typesForMenu(provider: Provider, region: string, family: string): MachineType[] {
  return machineTypes(provider, region)
    .filter((type) => type.family === family && isPlain(type))
    .map((type) => ({ type, usd: comparablePrice(provider, region, type.id) }))
    .sort((a, b) => a.usd - b.usd)
    .slice(0, MENU_SIZE)
    .map(({ type }) => type);
}

/** Google's types with bundled disks are variants of types without; elsewhere families with local disks stand for themselves. */
const isPlain = ({ id, hidden }: MachineType): boolean => hidden === undefined && !/-lssd$/.test(id);
