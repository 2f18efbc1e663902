import { z } from 'zod';
import { familyOf, machineType, machineTypes, nearestMachineType } from '../../catalog/machines.ts';
import type { Family, MachineType } from '../../catalog/model.ts';
import { nearest } from '../../catalog/nearest.ts';
import { diskTypeOf } from '../../catalog/prices.ts';
import { zones } from '../../catalog/regions.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { COMMON, flag, optionalWord, wholeNumber, word, words } from '../settings/fields.ts';

const LABEL = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const IMAGE = /^[a-z][a-z0-9-]{4,28}[a-z0-9]\/[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

export const vmSchema = z.strictObject({
  machine_type: word(/^[a-z0-9-]{3,63}$/, 'a machine type', 'a machine type, such as e2-medium'),
  zone: optionalWord(/^[a-z0-9-]{3,40}$/, 'a zone', "a zone of the project's region"),
  image: optionalWord(IMAGE, 'an image', 'project/family of an image, such as debian-cloud/debian-12'),
  boot_disk_gb: wholeNumber('GB', 10, 65_536, 20),
  boot_disk_type: optionalWord(/^[a-z-]{3,30}$/, 'a disk type', 'a disk type, such as pd-balanced'),
  /** Name of a network in the same project; the machine stands in its subnetwork. */
  network: word(LABEL, 'the name of a network', 'the name of a network in this project'),
  /** What firewall rules go by. */
  tags: words(LABEL, 'a network tag', 64, 'network tags: lower-case letters, digits and hyphens'),
  public_address: flag(false),
  /** Much cheaper, and stopped by Google whenever it needs the machine. */
  spot: flag(false),
  ...COMMON,
});

type Given = z.output<typeof vmSchema>;
export type VmSettings = Given & { zone: string; image: string; boot_disk_type: string };

const wrong = (field: string, why: string, expected?: string): Problem[] => [
  { code: 'bad-input', field, why, ...(expected && { expected }) },
];

const DEBIAN: Record<Family['arch'], string> = {
  x86_64: 'debian-cloud/debian-12',
  arm64: 'debian-cloud/debian-12-arm64',
};

/** Zone, image and disk where none were given; what the region does not have is a problem. */
export function completeVm(
  given: Given,
  { provider, region }: ProjectFacts,
): { settings: VmSettings; problems: Problem[] } {
  const type = machineType(provider, given.machine_type);
  const family = type && familyOf(provider, type.family);
  const inRegion = zones(provider, region);
  const settings: VmSettings = {
    ...given,
    zone: given.zone ?? inRegion[0] ?? `${region}-a`,
    image: given.image ?? DEBIAN[family?.arch ?? 'x86_64'],
    boot_disk_type: given.boot_disk_type ?? defaultDisk(family),
  };
  return {
    settings,
    problems: [
      ...typeProblems(given.machine_type, type, { provider, region }),
      ...zoneProblems(settings.zone, inRegion, region),
      ...(family ? diskProblems(settings, family, provider) : []),
    ],
  };
}

const defaultDisk = (family: Family | undefined): string =>
  !family || family.bootDisks.includes('pd-balanced') ? 'pd-balanced' : (family.bootDisks[0] ?? 'pd-balanced');

function typeProblems(
  asked: string,
  type: MachineType | undefined,
  { provider, region }: Pick<ProjectFacts, 'provider' | 'region'>,
): Problem[] {
  const offered = machineTypes(provider, region);
  // A custom type has no price of its own; it is offered where its family is.
  if (type && offered.some(({ id, family }) => id === asked || (asked.includes('custom') && family === type.family)))
    return [];
  if (type) return wrong('machine_type', `${asked} is not offered in ${region}`, 'a machine type of that region');
  const meant = nearestMachineType(provider, region, asked);
  return wrong(
    'machine_type',
    `there is no machine type ${asked}`,
    meant ? `did you mean ${meant}?` : 'such as e2-medium',
  );
}

function zoneProblems(zone: string, inRegion: readonly string[], region: string): Problem[] {
  if (inRegion.length === 0 || inRegion.includes(zone)) return [];
  const meant = nearest(zone, inRegion);
  const expected = meant ? `did you mean ${meant}?` : `one of ${inRegion.join(', ')}`;
  return wrong('zone', `${zone} is no zone of ${region}`, expected);
}

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
