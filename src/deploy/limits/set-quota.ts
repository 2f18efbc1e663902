import { nearestRegion, regionOf } from '../../catalog/regions.ts';
import type { Limit } from '../../core/limit.ts';
import type { Project } from '../../core/project.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { known, lacks, projectOf, roleIn } from '../authority.ts';
import type { Ports, Tables } from '../ports.ts';
import type { SetQuota } from '../use-cases/limits.ts';
import { limitNamed } from './limit-name.ts';

/** More than this is a slip of the hand. */
const MOST = 1_000_000;

/** Takes a limit away again, so that the usual one holds. */
const AS_USUAL = 'default';

/**
 * Sets a limit, or takes it away. Undefined: what is usual holds again.
 * @throws Refusal `no-right` for all but administrators; `bad-input` for a name, number or region that is none
 */
export async function setQuota(ports: Ports, input: SetQuota): Promise<Limit | undefined> {
  const name = limitNamed(input.name);
  const most = numberOf(input.most);
  return ports.store.transaction(async (tables) => {
    const { guild, project, region, person } = input;
    const by = await known(tables, input.by);
    refuseIf(lacks(await roleIn(tables, ports, by, { guild }), 'admin', 'set quotas'));
    refuseRegion(project && (await projectOf(tables, guild, project)), region);
    const which = {
      ...{ guild, name },
      ...(project !== undefined && { project }),
      ...(region !== undefined && { region }),
      ...(person !== undefined && { person }),
    };
    const at = ports.clock.now();
    const details = {
      name,
      most: most ?? AS_USUAL,
      ...(region !== undefined && { region }),
      ...(person !== undefined && { person }),
    };
    await tables.audit.add({ guild, at, by, what: 'quota-set', ...(project !== undefined && { project }), details });
    return replaceLimit(tables, which, most === undefined ? undefined : { most, setBy: by.id, setAt: at });
  });
}

async function replaceLimit(
  { limits }: Pick<Tables, 'limits'>,
  which: Omit<Limit, 'most' | 'setBy' | 'setAt'>,
  said: Pick<Limit, 'most' | 'setBy' | 'setAt'> | undefined,
): Promise<Limit | undefined> {
  if (!said) {
    await limits.remove(which);
    return undefined;
  }
  const limit: Limit = { ...which, ...said };
  await limits.set(limit);
  return limit;
}

/** @throws Refusal `bad-input` */
function numberOf(typed: string): number | undefined {
  const text = typed.trim().toLowerCase();
  if (text === AS_USUAL) return undefined;
  const most = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (most <= MOST) return most;
  throw new Refusal({
    ...{ code: 'bad-input', field: 'limit', why: `"${typed.slice(0, 40)}" is no limit` },
    expected: `a number from 0 to ${MOST}, or ${AS_USUAL}`,
  });
}

/** @throws Refusal `bad-input`, `region-unknown` */
export function refuseRegion(project: Project | undefined, region: string | undefined): void {
  if (region === undefined) return;
  if (!project)
    throw new Refusal({
      ...{ code: 'bad-input', field: 'region', why: 'a region belongs to a cloud, so to a project' },
      expected: 'a project beside it',
    });
  if (regionOf(project.provider, region)) return;
  const meant = nearestRegion(project.provider, region);
  throw new Refusal({ code: 'region-unknown', region, ...(meant && { nearest: meant }) });
}
