import { machineType } from '../../catalog/machines.ts';
import { HOURS_PER_MONTH } from '../../catalog/prices.ts';
import type { Provider } from '../../core/project.ts';
import { isSet, textOf } from '../read.ts';
import { MACHINE } from './machine.ts';
import { type Rule, usdOf } from './rule.ts';

/*
 * Other ways to buy: for longer, or only while there is work. The shares and prices here are recalled from the providers' public pages and
 * are in no list of ours; recommendations made of them say so.
 */

/** Share of the price saved by promising one year, nothing paid at once. */
const COMMITMENTS: Record<Provider, { name: string; machine: number; database: number }> = {
  gcp: { name: 'a committed use discount', machine: 0.37, database: 0.25 },
  aws: { name: 'a savings plan or reserved instance', machine: 0.27, database: 0.29 },
  azure: { name: 'a reservation', machine: 0.4, database: 0.4 },
};

export const commitment: Rule = ({ resource, project, use, now }) => {
  const runsAlways = (use.hoursPerMonth ?? (project.environment === 'prod' ? HOURS_PER_MONTH : 0)) >= HOURS_PER_MONTH;
  if (!runsAlways || isSet(resource.settings, 'spot')) return [];
  const { name, machine, database } = COMMITMENTS[project.provider];
  const savedUsd = usdOf(now, MACHINE) * machine + usdOf(now, /^(?:\d+ x )?database /) * database;
  const why = `It runs all month: promising a year saves about ${(resource.kind === 'database' ? database : machine) * 100} %.`;
  return savedUsd > 0
    ? [
        {
          id: 'commitment',
          what: `${name} for a year`,
          why,
          costsUsd: now.monthlyUsd - savedUsd,
          confidence: 'recalled',
        },
      ]
    : [];
};

/** Containers that cost nothing while they do nothing: dollars an hour of a vCPU and of a GiB. */
const SERVERLESS: Record<Provider, { name: string; vcpuHour: number; gibHour: number }> = {
  gcp: { name: 'Cloud Run', vcpuHour: 0.0864, gibHour: 0.009 },
  aws: { name: 'Fargate', vcpuHour: 0.04048, gibHour: 0.004445 },
  azure: { name: 'Container Apps', vcpuHour: 0.0864, gibHour: 0.0108 },
};

/** Hours a month below which a machine mostly waits. */
const MOSTLY_IDLE_HOURS = 200;

export const serverless: Rule = ({ resource, project, use }) => {
  const hours = use.hoursPerMonth;
  const id = textOf(resource.settings, 'machine_type');
  const type = id === undefined ? undefined : machineType(project.provider, id);
  if (resource.kind !== 'vm' || !type || hours === undefined || hours > MOSTLY_IDLE_HOURS) return [];
  const { name, vcpuHour, gibHour } = SERVERLESS[project.provider];
  const { vcpus, ramGib } = { vcpus: use.vcpus ?? type.vcpus, ramGib: use.ramGib ?? type.ramGib };
  const costsUsd = hours * (vcpus * vcpuHour + ramGib * gibHour);
  const why = `It has work ${hours} hours a month and is idle for the rest; ${name} is billed for the work.`;
  return [{ id: 'serverless', what: name, why, costsUsd, confidence: 'recalled' }];
};
