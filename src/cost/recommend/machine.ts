import { familyOf, machineType } from '../../catalog/machines.ts';
import type { MachineType } from '../../catalog/model.ts';
import { fitting } from '../../catalog/pick.ts';
import { hourlyUsd } from '../../catalog/prices.ts';
import { PRICING } from '../clouds.ts';
import { isSet, textOf } from '../read.ts';
import { type Case, type Proposal, type Rule, usdOf } from './rule.ts';

/** The setting that holds the machine type, and the type itself. */
function machineOf({ resource, project }: Case) {
  const setting = resource.kind === 'cluster' ? 'node_type' : 'machine_type';
  const id = textOf(resource.settings, setting);
  const type = id === undefined ? undefined : machineType(project.provider, id);
  const family = type && familyOf(project.provider, type.family);
  const region = textOf(resource.settings, 'region') ?? project.region;
  return type && family ? { setting, type, family, region } : undefined;
}

/** The cheapest current type with so much, of the same sort: shared vCPUs stay shared or become steady, never the other way. */
function cheapest(
  one: Case,
  need: { vcpus: number; ramGib: number; arch: 'x86_64' | 'arm64' },
): MachineType | undefined {
  const machine = machineOf(one);
  if (!machine) return undefined;
  const { provider } = one.project;
  const usd = ({ id }: MachineType) => hourlyUsd(provider, machine.region, id) ?? Number.POSITIVE_INFINITY;
  return fitting({ provider, region: machine.region, ...need, steady: machine.type.sharedCore !== true })
    .filter(({ family }) => familyOf(provider, family)?.category === machine.family.category)
    .reduce<MachineType | undefined>((best, type) => (best && usd(best) <= usd(type) ? best : type), undefined);
}

/** Settings for a type, with a disk it can boot from where it cannot boot from the present one. */
function changeTo(one: Case, setting: string, { id, family }: MachineType): Record<string, string> {
  const disk = textOf(one.resource.settings, 'boot_disk_type');
  const bootable = familyOf(one.project.provider, family)?.bootDisks ?? [];
  const other = disk === undefined || bootable.includes(disk) ? undefined : bootable[0];
  return { [setting]: id, ...(other && { boot_disk_type: other }) };
}

const size = ({ vcpus, ramGib }: { vcpus: number; ramGib: number }) => `${vcpus} vCPU and ${ramGib} GiB`;

export const smallerType: Rule = (one) => {
  const machine = machineOf(one);
  const { vcpus, ramGib } = one.use;
  if (!machine || (vcpus === undefined && ramGib === undefined)) return [];
  const need = { vcpus: vcpus ?? 1, ramGib: ramGib ?? 1 };
  const found = cheapest(one, { ...need, arch: machine.family.arch });
  if (!found || found.vcpus > machine.type.vcpus || found.ramGib > machine.type.ramGib) return [];
  const why = `It needs ${size(need)} at its busiest; ${machine.type.id} has ${size(machine.type)}.`;
  return [{ id: 'smaller-type', what: found.id, why, change: changeTo(one, machine.setting, found) }];
};

export const newerGeneration: Rule = (one) => {
  const machine = machineOf(one);
  if (!machine || (machine.family.listed && machine.type.hidden === undefined) || machine.type.gpu) return [];
  const found = cheapest(one, { ...machine.type, arch: machine.family.arch });
  const why = `${machine.type.family} is of an older generation; ${found?.family} does the same for less.`;
  return found ? [{ id: 'newer-generation', what: found.id, why, change: changeTo(one, machine.setting, found) }] : [];
};

export const armType: Rule = (one) => {
  const machine = machineOf(one);
  if (!machine || machine.family.arch === 'arm64') return [];
  const found = cheapest(one, { ...machine.type, arch: 'arm64' });
  const why = 'Arm does the same work for less, where image and software are built for it too.';
  return found ? [{ id: 'arm', what: found.id, why, change: changeTo(one, machine.setting, found) }] : [];
};

export const spotMachine: Rule = (one) => {
  const { resource, project, use, now } = one;
  if (resource.kind !== 'vm' || isSet(resource.settings, 'spot') || use.canBeStopped !== true) return [];
  const proposal: Proposal = {
    id: 'spot',
    what: 'a spot machine',
    why: 'It may be stopped at any moment, which is what makes spot machines cheap.',
    change: { spot: true },
  };
  const saving = PRICING.of(project.provider).spotSaving;
  if (saving === undefined) return [proposal];
  const costsUsd = now.monthlyUsd - usdOf(now, MACHINE) * saving;
  return [
    { ...proposal, costsUsd, confidence: 'recalled', why: `${proposal.why} They usually save ${saving * 100} %.` },
  ];
};

/** gp2 costs more than gp3, which does more. Source: "Amazon EBS volume types". */
export const newerDisk: Rule = ({ resource, project }) => {
  if (project.provider !== 'aws' || textOf(resource.settings, 'boot_disk_type') !== 'gp2') return [];
  return [
    { id: 'newer-disk', what: 'gp3', why: 'gp3 does more than gp2 for less.', change: { boot_disk_type: 'gp3' } },
  ];
};

export const MACHINE = /^(?:\d+ x )?(?:spot )?machine /;
