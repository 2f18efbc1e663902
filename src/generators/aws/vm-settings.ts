import { z } from 'zod';
import { diskTypeOf } from '../../catalog/disks.ts';
import { familyOf, machineType } from '../../catalog/machines.ts';
import type { Family } from '../../catalog/model.ts';
import { nearest } from '../../catalog/nearest.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { extraDiskProblems } from '../models/extra-disks.ts';
import { offerProblems } from '../models/machine-offer.ts';
import { askedMachine, asksForMachine, MACHINE_MISSING } from '../models/machine-size.ts';
import { vmModel } from '../models/vm.ts';
import { zoneProblems } from '../models/zone.ts';
import { COMMON, optionalWord } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';
import { zonesOf } from './layout.ts';
import { DEFAULT_IMAGE, imageNames, isImageId } from './vm-images.ts';

export const vmSchema = z
  .strictObject({
    ...vmModel,
    machine_type: optionalWord(/^[a-z0-9-]{2,20}\.[a-z0-9-]{2,20}$/, 'a machine type', 'a type, such as t3a.medium'),
    image: optionalWord(/^[a-z][a-z0-9.-]{3,40}$/, 'an image', `an AMI's id, or one of ${imageNames.join(', ')}`),
    /** An instance profile, for example one with AmazonSSMManagedInstanceCore, by which people log in. */
    identity: optionalWord(/^[A-Za-z0-9+=,.@_-]{1,128}$/, 'an instance profile', 'the name of an instance profile'),
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

/** Each has its speed included; others are bought by operations a second. */
const DISKS = ['gp3', 'gp2', 'st1', 'sc1', 'standard'];
const BOOT_DISKS = ['gp3', 'gp2', 'standard'];
const MOST_GB = 16_384;
/** AWS recommends /dev/sdf to /dev/sdp. */
const EXTRA_DISKS = { provider: 'aws', types: DISKS, most: 11, mostGb: MOST_GB } as const;

/** Machine, zone, image and disks where none were given; what the region does not have is a problem. */
export function completeVm(
  { vcpus, ram_gib, ...given }: Given,
  project: ProjectFacts,
): { settings: VmSettings; problems: Problem[] } {
  const asked = askedMachine(project, { type: given.machine_type, vcpus, ram_gib, setting: 'vcpus' });
  const settings: VmSettings = {
    ...given,
    machine_type: asked.type,
    zone: given.zone ?? zonesOf(project)[0],
    image: given.image ?? DEFAULT_IMAGE,
    boot_disk_type: given.boot_disk_type ?? 'gp3',
    extra_disks: given.extra_disks?.map((extra) => ({ ...extra, type: extra.type ?? 'gp3' })),
  };
  const problems = [
    ...(asked.problems.length > 0 ? asked.problems : offerProblems('machine_type', asked.type, project, 't3a.medium')),
    ...zoneProblems(settings.zone, project),
    ...imageProblems(settings.image),
    ...diskProblems(settings),
    ...extraDiskProblems(settings.extra_disks ?? [], EXTRA_DISKS),
    ...tagProblems(settings),
  ];
  return { settings, problems };
}

export const archOf = ({ machine_type: id }: { machine_type: unknown }): Family['arch'] => {
  const type = machineType('aws', String(id));
  return (type && familyOf('aws', type.family)?.arch) ?? 'x86_64';
};

function imageProblems(image: string): Problem[] {
  if (isImageId(image) || imageNames.includes(image)) return [];
  const meant = nearest(image, imageNames);
  const expected = meant ? `did you mean ${meant}?` : `an AMI's id, or one of ${imageNames.join(', ')}`;
  return wrong('image', `there is no image ${image}`, expected);
}

function diskProblems({ boot_disk_type: type, boot_disk_gb: gb }: VmSettings): Problem[] {
  if (!BOOT_DISKS.includes(type))
    return wrong('boot_disk_type', `machines do not boot from ${type}`, `one of ${BOOT_DISKS.join(', ')}`);
  const most = Math.min(diskTypeOf('aws', type)?.maxGb ?? MOST_GB, MOST_GB);
  return gb > most ? wrong('boot_disk_gb', `${type} ends at ${most} GB`, 'a smaller disk') : [];
}

/** All of them stand in one of AWS's tags. */
const tagProblems = ({ tags }: VmSettings): Problem[] =>
  tags.join(' ').length > 256 ? wrong('tags', 'they are longer than 256 characters together', 'fewer tags') : [];
