import { diskTypeOf } from '../../catalog/disks.ts';
import type { DiskType } from '../../catalog/model.ts';
import type { Problem } from '../../core/refusal.ts';
import type { Settings } from '../kind.ts';
import { wrong } from '../settings/wrong.ts';
import type { Place } from './place.ts';

interface ExtraDisk {
  name: string;
  gb: number;
  type?: string | undefined;
}

interface Limits extends Pick<Place, 'provider'> {
  /** Types that can be asked for; every one of the cloud when absent. */
  types?: readonly string[];
  /** Disks a machine takes. */
  most?: number;
  mostGb?: number;
  /** What else is wrong with a disk of a type that there is. */
  problems?(disk: ExtraDisk, type: DiskType): Problem[];
}

/** Names that are there twice, too many, and types and sizes that the cloud does not have. */
export function extraDiskProblems(disks: readonly ExtraDisk[], limits: Limits): Problem[] {
  const { provider, types, most = disks.length, mostGb = Number.POSITIVE_INFINITY } = limits;
  const names = disks.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return wrong('extra_disks', `there are two disks named ${twice}`, 'names that differ');
  if (disks.length > most) return wrong('extra_disks', `there are ${disks.length} disks`, `at most ${most}`);
  return disks.flatMap((disk) => {
    const { name, gb, type = '' } = disk;
    const found = !types || types.includes(type) ? diskTypeOf(provider, type) : undefined;
    const such = types ? `one of ${types.join(', ')}` : 'a disk type of this cloud';
    if (!found) return wrong('extra_disks', `${name}: ${type} is no type of disk`, such);
    const end = Math.min(found.maxGb, mostGb);
    const odd = gb >= found.minGb && gb <= end ? [] : `${name}: ${type} has from ${found.minGb} to ${end} GB`;
    return [...(limits.problems?.(disk, found) ?? []), ...(typeof odd === 'string' ? wrong('extra_disks', odd) : [])];
  });
}

/** Disks by name before and after a change. */
export function changedDisks(before: Settings, after: Settings): { before: ExtraDisk; after?: ExtraDisk }[] {
  const all = (settings: Settings) =>
    (Array.isArray(settings.extra_disks) ? settings.extra_disks : []) as unknown as ExtraDisk[];
  return all(before).map((one) => {
    const now = all(after).find(({ name }) => name === one.name);
    return { before: one, ...(now && { after: now }) };
  });
}
