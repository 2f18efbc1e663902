import { familyOf, machineType } from '../catalog/machines.ts';
import type { MachineType } from '../catalog/model.ts';
import { nearestMachineTypeFor } from '../catalog/pick.ts';
import type { Environment, Project } from '../core/project.ts';
import { type Resource, resourceKey } from '../core/request.ts';
import { estimateResource } from '../cost/estimate.ts';
import { dollars } from './budget.ts';
import { isForTest } from './stated.ts';

/** What is to be said, of which resource, and of which size of it. */
export interface SizeHint {
  of: string;
  size: string;
  what: string;
}

type Where = Pick<Project, 'provider' | 'region' | 'terms'> & { environment: Environment };

/** What a small thing needs at its busiest. */
const ENOUGH = { vcpus: 2, ramGib: 4 } as const;
/** From here on a machine is large for something small. */
const MUCH = { vcpus: 8, ramGib: 32 } as const;
const SMALL =
  /\b(?:blog|wiki|landing page|static|small|simple|tiny|personal|demo|hello world|bastion|jump ?(?:host|box)|web ?server)\b/i;
const BUSY =
  /\b(?:load test(?:s|ing)?|performance test(?:s|ing)?|stress test|benchmark(?:s|ing)?|render(?:ing)?|simulations?|builds?|ci|spark|training)\b/i;
/** A machine that costs less than that beyond what would do is nobody's question. */
const LEAST_SAVING_USD = 20;

/**
 * Machines that are large for what their purpose and name say they are for, a sentence each: what would do, and what it costs. Nothing is
 * said where the purpose speaks of heavy work, or of nothing.
 */
export const specsCheck = (resources: readonly Resource[], project: Where): SizeHint[] =>
  resources.flatMap((resource) => (resource.kind === 'vm' ? tooLarge(resource, project) : []));

function tooLarge(resource: Resource, project: Where): SizeHint[] {
  const { name, settings } = resource;
  const purpose = typeof settings.purpose === 'string' ? settings.purpose : '';
  const type =
    typeof settings.machine_type === 'string' ? machineType(project.provider, settings.machine_type) : undefined;
  const about = `${name.replaceAll('-', ' ')} ${purpose}`;
  const isSmall = isForTest(about) || (SMALL.test(about) && project.environment !== 'prod');
  if (!type || type.gpu !== undefined || !isSmall || BUSY.test(about)) return [];
  if (type.vcpus < MUCH.vcpus && type.ramGib < MUCH.ramGib) return [];
  return comparison(resource, type, project, isForTest(about) ? 'a test' : 'something small');
}

function comparison(resource: Resource, type: MachineType, project: Where, what: string): SizeHint[] {
  const { arch } = familyOf(project.provider, type.family) ?? {};
  const region = typeof resource.settings.region === 'string' ? resource.settings.region : project.region;
  const enough = nearestMachineTypeFor({ provider: project.provider, region, ...ENOUGH, arch });
  if (!enough) return [];
  const { boot_disk_type: _, ...settings } = resource.settings;
  const now = estimateResource({ ...resource, settings }, project);
  const then = estimateResource({ ...resource, settings: { ...settings, machine_type: enough.id } }, project);
  if (now.monthlyUsd - then.monthlyUsd < LEAST_SAVING_USD) return [];
  const of = resourceKey(resource);
  const has = `${type.id} with ${type.vcpus} vCPU and ${type.ramGib} GiB (${dollars(now.monthlyUsd)} a month)`;
  const instead = `${enough.id} would do for ${dollars(then.monthlyUsd)}`;
  return [{ of, size: type.id, what: `${of}: ${has} is much for ${what}; ${instead}.` }];
}
