import { isPattern, OFF } from '../core/cron.ts';
import type { Project } from '../core/project.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { CONFIG_FILE } from '../repo/parse.ts';
import { known, lacks, projectOf, roleIn } from './authority.ts';
import type { Ports } from './ports.ts';
import { queueDriftSchedule } from './schedule-drift.ts';
import type { UseCases } from './use-cases.ts';

/** What takes a schedule of its own away again. */
const AS_FOR_ALL = 'default';

/**
 * Sets when a project that a command made is looked at for drift. Of one that was found its repository says so, by review.
 * @throws Refusal `bad-input` for what is no schedule, and for a project that was found; `no-right` for all but administrators
 */
export async function setDrift(
  { store, rules, clock }: Pick<Ports, 'store' | 'rules' | 'clock'>,
  { guild, project: id, by: actor, schedule }: Parameters<UseCases['setDrift']>[0],
): Promise<Project> {
  const wanted = schedule.trim();
  return store.transaction(async (tables) => {
    const { drift: _before, ...project } = await projectOf(tables, guild, id);
    const by = await known(tables, actor);
    refuseIf(
      lacks(
        await roleIn(tables, { rules, clock }, by, { guild, project: id }),
        'admin',
        'set when drift is looked for',
      ),
    );
    if (project.found) throw saidElsewhere(project);
    if (wanted !== AS_FOR_ALL && wanted !== OFF && !isPattern(wanted)) throw noSchedule(wanted);
    const drift = wanted === AS_FOR_ALL ? undefined : wanted;
    await tables.projects.setDrift(guild, id, drift);
    const now = clock.now();
    await tables.audit.add({ guild, at: now, by, what: 'drift-scheduled', project: id, details: { schedule: wanted } });
    await queueDriftSchedule(tables);
    return { ...project, ...(drift !== undefined && { drift }) };
  });
}

const saidElsewhere = ({ id }: Pick<Project, 'id'>): Refusal =>
  new Refusal({
    code: 'bad-input',
    field: 'schedule',
    why: `${id} was found in its repository, which says when it is looked at`,
    expected: `drift: "0 6 * * *" in ${CONFIG_FILE} of the default branch`,
  });

const noSchedule = (typed: string): Refusal =>
  new Refusal({
    code: 'bad-input',
    field: 'schedule',
    why: `"${typed.slice(0, 80)}" is none`,
    expected: `five fields of cron in UTC such as 0 6 * * *, or ${OFF}, or ${AS_FOR_ALL}`,
  });
