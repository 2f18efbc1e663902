import { refuseIf } from '../../core/refusal.ts';
import { known, lacks, projectOf, roleIn } from '../authority.ts';
import type { Ports } from '../ports.ts';
import type { QuotaShown } from '../use-cases/limits.ts';
import type { UseCases } from '../use-cases.ts';
import { loadOf } from './load-of.ts';
import { refuseRegion } from './set-quota.ts';

/** How full each limit is that holds for a person in a project; in one region, where that is asked for. Whoever may see the project may see it. */
export async function quotaOf(
  ports: Ports,
  { guild, by: actor, project: id, region }: Parameters<UseCases['quotaOf']>[0],
): Promise<QuotaShown> {
  const { store } = ports;
  const project = await projectOf(store, guild, id);
  refuseRegion(project, region);
  const by = await known(store, actor);
  refuseIf(lacks(await roleIn(store, ports, by, { guild, project: id }), 'viewer', `see the quota of ${id}`));
  const { load } = await loadOf(store, { project, by, wanted: [], addedUsd: 0 }, ports.clock.now());
  return { project, loads: load.filter((one) => region === undefined || one.region === region) };
}
