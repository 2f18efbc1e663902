import { z } from 'zod';
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
import { COMMON, flag, optionalWord, wholeNumber } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';
import { subnetField } from './attach.ts';
import { IDENTITY } from './identity.ts';
import { sshKeyField, sshKeyProblems } from './ssh-key.ts';
import { DEFAULT_IMAGE, imageNames, imageProblems } from './vm-images.ts';

export const vmSchema = z
  .strictObject({
    ...vmModel,
    image: optionalWord(
      /^[A-Za-z0-9/][\w./()-]{2,400}$/,
      'an image',
      `the id of an image, or one of ${imageNames.join(', ')}`,
    ),
    /** Azure's images have 30 GB. */
    boot_disk_gb: wholeNumber('GB', 30, 4_095, 30),
    subnet: subnetField,
    /** Who holds the other half logs in, as `azureuser`; nobody does by password. */
    ssh_public_key: sshKeyField,
    /** People with a role on the machine log in by their own account, where the image can do that and the machine has a way out. */
    entra_login: flag(true),
    identity: optionalWord(IDENTITY, 'an identity', 'the id of a user-assigned identity made for this use'),
    /** Also what is cached on the host; a subscription has to switch it on first. Disks themselves are encrypted always. */
    encryption_at_host: flag(false),
    ...COMMON,
  })
  .refine(asksForMachine, MACHINE_MISSING);

type Given = z.output<typeof vmSchema>;
export type VmSettings = Omit<Given, 'vcpus' | 'ram_gib'> & {
  machine_type: string;
  zone?: string | undefined;
  image: string;
  boot_disk_type: string;
};

const USUAL_DISK = 'StandardSSD_LRS';
/** Ultra disks need machines that are set up for them. */
const DISKS = ['Standard_LRS', USUAL_DISK, 'Premium_LRS', 'PremiumV2_LRS'];

const familyOfMachine = (id: unknown): Family | undefined => {
  const type = machineType('azure', String(id));
  return type && familyOf('azure', type.family);
};

export const archOf = ({ machine_type: id }: { machine_type: unknown }): Family['arch'] =>
  familyOfMachine(id)?.arch ?? 'x86_64';

/** Machine, zone, image and disks where none were given; what the region does not have is a problem. */
export function completeVm(
  { vcpus, ram_gib, ...given }: Given,
  project: ProjectFacts,
): { settings: VmSettings; problems: Problem[] } {
  const { place, problems } = placeOf(given, project);
  const asked = askedMachine(place, { type: given.machine_type, vcpus, ram_gib, setting: 'vcpus' });
  const settings: VmSettings = {
    ...given,
    machine_type: asked.type,
    zone: given.zone ?? zones(place.provider, place.region)[0],
    image: given.image ?? DEFAULT_IMAGE,
    boot_disk_type: given.boot_disk_type ?? USUAL_DISK,
    extra_disks: given.extra_disks?.map((extra) => ({ ...extra, type: extra.type ?? USUAL_DISK })),
  };
  const inPlace = () => [
    ...(asked.problems.length > 0 ? asked.problems : offerProblems('machine_type', asked.type, place, 'Standard_B2s')),
    ...(settings.zone === undefined ? [] : zoneProblems(settings.zone, place)),
    ...imageProblems(settings.image),
    ...bootDiskProblems(settings),
    ...extraDiskProblems(settings.extra_disks ?? [], {
      provider: 'azure',
      types: DISKS,
      most: 8,
      problems: (disk) => dataDiskProblems(disk, settings),
    }),
  ];
  return {
    settings,
    problems: [...(problems.length > 0 ? problems : inPlace()), ...sshKeyProblems(given.ssh_public_key)],
  };
}

function bootDiskProblems({ boot_disk_type: type, machine_type: machine }: VmSettings): Problem[] {
  const bootable = familyOfMachine(machine)?.bootDisks ?? DISKS.slice(0, 3);
  return bootable.includes(type)
    ? []
    : wrong('boot_disk_type', `${machine} does not boot from ${type}`, `one of ${bootable.join(', ')}`);
}

/** Disks that are faster than the machine's family takes, or that stand in a zone while the machine does not. */
function dataDiskProblems(
  { name, type = '' }: { name: string; type?: string | undefined },
  settings: VmSettings,
): Problem[] {
  const takesPremium = familyOfMachine(settings.machine_type)?.bootDisks.includes('Premium_LRS') ?? true;
  if (type.startsWith('Premium') && !takesPremium)
    return wrong('extra_disks', `${name}: ${settings.machine_type} does not take ${type}`, USUAL_DISK);
  return type === 'PremiumV2_LRS' && settings.zone === undefined
    ? wrong('extra_disks', `${name}: ${type} needs a zone, and the region has none`, 'Premium_LRS')
    : [];
}
