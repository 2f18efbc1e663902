import type { GuildId, ProjectId } from '../../src/core/ids.ts';
import type { LimitName, LimitScope } from '../../src/core/limit.ts';
import { type Usage, usage } from '../../src/core/quota.ts';
import type { Store } from '../../src/deploy/ports.ts';
import { GUILD, NOW } from './words.ts';

/** So many machines with so much in all, as a quota counts them; `resources` counts them too, unless they are nodes. */
export const machines = (instances: number, vcpus = 0, ramGib = 0, resources = instances): Usage =>
  usage({ 'compute.instances': instances, 'compute.cpus': vcpus, 'compute.ram_gb': ramGib, resources });

/** Sets limits by name, as an administrator would. */
export async function setLimits(
  { limits }: Pick<Store, 'limits'>,
  most: Partial<Record<LimitName, number>>,
  scope: LimitScope & { guild?: GuildId } = {},
): Promise<void> {
  for (const [name, amount] of Object.entries(most) as [LimitName, number][])
    await limits.set({ guild: GUILD, ...scope, name, most: amount, setBy: 'test', setAt: NOW });
}

/** The quota of machines of one project. */
export const limitMachines = (
  { store, project }: { store: Pick<Store, 'limits'>; project: { id: ProjectId } },
  instances: number,
): Promise<void> => setLimits(store, { 'compute.instances': instances }, { project: project.id });
