import { machineType } from '../../catalog/machines.ts';
import { HOURS_PER_MONTH } from '../../catalog/prices.ts';
import { PRICING } from '../clouds.ts';
import { isSet, textOf } from '../read.ts';
import { MACHINE } from './machine.ts';
import { type Rule, usdOf } from './rule.ts';

/** Other ways to buy: for longer, or only while there is work. */

export const commitment: Rule = ({ resource, project, use, now }) => {
  const runsAlways = (use.hoursPerMonth ?? (project.environment === 'prod' ? HOURS_PER_MONTH : 0)) >= HOURS_PER_MONTH;
  const promise = PRICING.of(project.provider).commitment;
  if (!promise || !runsAlways || isSet(resource.settings, 'spot')) return [];
  const { name, machine, database } = promise;
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

/** Hours a month below which a machine mostly waits. */
const MOSTLY_IDLE_HOURS = 200;

export const serverless: Rule = ({ resource, project, use }) => {
  const hours = use.hoursPerMonth;
  const id = textOf(resource.settings, 'machine_type');
  const type = id === undefined ? undefined : machineType(project.provider, id);
  const containers = PRICING.of(project.provider).serverless;
  if (resource.kind !== 'vm' || !type || !containers || hours === undefined || hours > MOSTLY_IDLE_HOURS) return [];
  const { name, vcpuHour, gibHour } = containers;
  const { vcpus, ramGib } = { vcpus: use.vcpus ?? type.vcpus, ramGib: use.ramGib ?? type.ramGib };
  const costsUsd = hours * (vcpus * vcpuHour + ramGib * gibHour);
  const why = `It has work ${hours} hours a month and is idle for the rest; ${name} is billed for the work.`;
  return [{ id: 'serverless', what: name, why, costsUsd, confidence: 'recalled' }];
};
