import { z } from 'zod';
import { diskTypeOf } from '../../catalog/disks.ts';
import { familyOf, machineType } from '../../catalog/machines.ts';
import type { Family } from '../../catalog/model.ts';
import { zones } from '../../catalog/regions.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { extraDiskProblems } from '../models/extra-disks.ts';
import { offerProblems } from '../models/machine-offer.ts';
import { askedMachine, asksForMachine, MACHINE_MISSING } from '../models/machine-size.ts';
import { placeOf } from '../models/place.ts';
import { vmModel } from '../models/vm.ts';
import { zoneProblems } from '../models/zone.ts';
import { COMMON, optionalWord } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';

const IMAGE = /^[a-z][a-z0-9-]{4,28}[a-z0-9]\/[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const SERVICE_ACCOUNT = /^[a-z][a-z0-9-]{4,28}[a-z0-9]@[a-z0-9.-]{4,60}\.iam\.gserviceaccount\.com$/;

export const vmSchema = z
  .strictObject({
    ...vmModel,
    machine_type: optionalWord(/^[a-z0-9-]{3,63}$/, 'a machine type', 'a machine type, such as e2-medium'),
    zone: optionalWord(/^[a-z0-9-]{3,40}$/, 'a zone', "a zone of the project's region"),
    image: optionalWord(IMAGE, 'an image', 'project/family of an image, such as debian-cloud/debian-12'),
    boot_disk_type: optionalWord(/^[a-z-]{3,30}$/, 'a disk type', 'a disk type, such as pd-balanced'),
    identity: optionalWord(SERVICE_ACCOUNT, 'a service account', 'the address of a service account made for this use'),
    ...COMMON,
  })
  .refine(asksForMachine, MACHINE_MISSING);

type Given = z.output<typeof vmSchema>;
export type VmSettings = Omit<Given, 'vcpus' | 'ram_gib'> & {
  machine_type: string;
  zone: string;
  image: string;
  boot_disk_type: string;
};

const DEBIAN: Record<Family['arch'], string> = {
  x86_64: 'debian-cloud/debian-12',
  arm64: 'debian-cloud/debian-12-arm64',
};

/** Machine, zone, image and disks where none were given; what the region does not have is a problem. */
export function completeVm(
  { vcpus, ram_gib, ...given }: Given,
  project: ProjectFacts,
): { settings: VmSettings; problems: Problem[] } {
  const { place, problems } = placeOf(given, project);
  const asked = askedMachine(place, { type: given.machine_type, vcpus, ram_gib, setting: 'vcpus' });
  const type = machineType(place.provider, asked.type);
  const family = type && familyOf(place.provider, type.family);
  const inRegion = zones(place.provider, place.region);
  const disk = defaultDisk(family);
  const settings: VmSettings = {
    ...given,
    machine_type: asked.type,
    zone: given.zone ?? inRegion[0] ?? `${place.region}-a`,
    image: given.image ?? DEBIAN[family?.arch ?? 'x86_64'],
    boot_disk_type: given.boot_disk_type ?? disk,
    extra_disks: given.extra_disks?.map((extra) => ({ ...extra, type: extra.type ?? disk })),
  };
  const inPlace = () => [
    ...(asked.problems.length > 0 ? asked.problems : offerProblems('machine_type', asked.type, place, 'e2-medium')),
    ...zoneProblems(settings.zone, place),
    ...(family ? diskProblems(settings, family, place.provider) : []),
    ...extraDiskProblems(settings.extra_disks ?? [], {
      provider: place.provider,
      problems: dataDiskProblems(family),
    }),
  ];
  return { settings, problems: problems.length > 0 ? problems : inPlace() };
}

const defaultDisk = (family: Family | undefined): string =>
  !family || family.bootDisks.includes('pd-balanced') ? 'pd-balanced' : (family.bootDisks[0] ?? 'pd-balanced');

function diskProblems(
  { boot_disk_type: disk, boot_disk_gb: gb }: VmSettings,
  family: Family,
  provider: ProjectFacts['provider'],
): Problem[] {
  if (!family.bootDisks.includes(disk))
    return wrong(
      'boot_disk_type',
      `${family.id} machines do not boot from ${disk}`,
      `one of ${family.bootDisks.join(', ')}`,
    );
  const limits = diskTypeOf(provider, disk);
  return limits && gb < limits.minGb ? wrong('boot_disk_gb', `${disk} begins at ${limits.minGb} GB`) : [];
}

/** Families that boot from hyperdisks alone take no others beside. */
const dataDiskProblems =
  (family: Family | undefined) =>
  ({ name, type }: { name: string; type?: string | undefined }) =>
    family && type?.startsWith('pd-') && !family.bootDisks.some((disk) => disk.startsWith('pd-'))
      ? wrong('extra_disks', `${name}: ${family.id} machines do not take ${type}`, 'such as hyperdisk-balanced')
      : [];
