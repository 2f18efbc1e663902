import { NO_USAGE, type Usage } from '../core/governance.ts';
import type { Project } from '../core/project.ts';
import type { Resource } from '../core/request.ts';
import { machineType } from './machines.ts';

/** What a requested resource takes of its project's quota. A machine type nobody knows counts as a machine without vCPUs: it is refused before. */
export function usageOf({ kind, settings }: Resource, { provider }: Pick<Project, 'provider'>): Usage {
  if (kind !== 'vm') return NO_USAGE;
  const type = settings.machine_type;
  const known = typeof type === 'string' ? machineType(provider, type) : undefined;
  return { instances: 1, vcpus: known?.vcpus ?? 0, ramGib: known?.ramGib ?? 0 };
}
