import { type Budget, pointText, USUAL_POINTS } from '../../core/budget.ts';
import type { Project } from '../../core/project.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { known, lacks, projectOf, roleIn } from '../authority.ts';
import type { Ports, Tables } from '../ports.ts';
import type { SetBudget } from '../use-cases/limits.ts';
import { alertBudgets } from './alert-budgets.ts';
import { alertPoints, beyondOf, budgetUsd } from './budget-words.ts';
import { budgetsOf } from './load-of.ts';

/**
 * Sets what a project, or all projects of a guild together, may cost in a month; what is not named stays as it was. Alerts are armed anew:
 * points that are reached already are told at once.
 * @throws Refusal `no-right` for all but administrators, `bad-input`
 */
export async function setBudget(ports: Ports, input: SetBudget): Promise<Budget | undefined> {
  const { guild, project: id } = input;
  return ports.store.transaction(async (tables) => {
    const by = await known(tables, input.by);
    refuseIf(lacks(await roleIn(tables, ports, by, { guild }), 'admin', 'set budgets'));
    const project = id === undefined ? undefined : await projectOf(tables, guild, id);
    const at = ports.clock.now();
    const budget = wanted(await present(tables, guild, project), input, { setBy: by.id, setAt: at });
    await store(tables, guild, project, budget);
    const details = budget
      ? { monthlyUsd: budget.monthlyUsd, alerts: budget.points.map(pointText), over: budget.beyond }
      : { monthlyUsd: 'none' };
    await tables.audit.add({ guild, at, by, what: 'budget-set', ...(id !== undefined && { project: id }), details });
    await alertBudgets(tables, guild, at);
    return budget;
  });
}

async function present(
  tables: Tables,
  guild: Budget['guild'],
  project: Project | undefined,
): Promise<Budget | undefined> {
  if (project) return (await budgetsOf(tables, guild, project)).project;
  const ofGuild = (await tables.limits.budgets(guild)).find((one) => one.project === undefined);
  return ofGuild?.monthlyUsd === undefined ? undefined : { ...ofGuild, monthlyUsd: ofGuild.monthlyUsd };
}

/** The budget as it is to be; undefined: none. @throws Refusal `bad-input` */
function wanted(
  before: Budget | undefined,
  { guild, project, limit, alerts, beyond }: SetBudget,
  said: Pick<Budget, 'setBy' | 'setAt'>,
): Budget | undefined {
  if (limit === undefined && alerts === undefined && beyond === undefined)
    throw missing('nothing is named', 'a limit, alerts or over');
  const monthlyUsd = limit === undefined ? before?.monthlyUsd : budgetUsd(limit);
  const points = alerts === undefined ? (before?.points ?? USUAL_POINTS) : alertPoints(alerts);
  const over = beyond === undefined ? (before?.beyond ?? 'refuse') : beyondOf(beyond);
  if (monthlyUsd === undefined && limit === undefined)
    throw missing('there is no budget yet', 'a limit in US dollars a month');
  if (monthlyUsd === undefined) return undefined;
  return { ...{ guild, monthlyUsd, points, beyond: over }, ...(project !== undefined && { project }), ...said };
}

const missing = (why: string, expected: string): Refusal =>
  new Refusal({ code: 'bad-input', field: 'limit', why, expected });

async function store(
  { limits, projects }: Tables,
  guild: Budget['guild'],
  project: Project | undefined,
  budget: Budget | undefined,
): Promise<void> {
  if (project) await projects.setBudget(guild, project.id, budget?.monthlyUsd);
  if (!budget) return limits.removeBudget(guild, project?.id);
  const { monthlyUsd, ...terms } = budget;
  await limits.setBudget(project ? terms : budget);
}
