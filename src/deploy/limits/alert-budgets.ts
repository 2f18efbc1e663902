import { type Budget, monthOf, pointText } from '../../core/budget.ts';
import type { GuildId } from '../../core/ids.ts';
import type { NoticeBody } from '../../core/notice.ts';
import { passedPoints } from '../../policy/budget.ts';
import { tellAudit, tellSubscribers } from '../notices/tell.ts';
import type { Tables } from '../ports.ts';
import { budgetsOf } from './load-of.ts';

/** What counts against a budget: what is deployed, and what open deploys add. */
export interface Spent {
  deployedUsd: number;
  reservedUsd: number;
}

/**
 * Tells of every point that a budget of the guild has newly reached, in the transaction that made it so. Each is told once a month, and again
 * when the budget is set anew; several at once are told as one.
 */
export async function alertBudgets(tables: Tables, guild: GuildId, at: Date): Promise<void> {
  for (const { budget, spent } of await budgetsWithSpent(tables, guild)) {
    const fresh: string[] = [];
    for (const point of passedPoints(budget, spent.deployedUsd + spent.reservedUsd)) {
      const { project, setAt } = budget;
      const alert = { guild, setAt, month: monthOf(at), point: pointText(point), at, ...(project && { project }) };
      if (await tables.limits.noteAlert(alert)) fresh.push(alert.point);
    }
    const highest = fresh.at(-1);
    if (highest === undefined) continue;
    const about = ['budget', guild, budget.project ?? '', budget.setAt.toISOString(), monthOf(at), highest].join(':');
    const told = { guild, about, at, body: alertBody(budget, spent, fresh) };
    await tellAudit(tables, told);
    await tellSubscribers(tables, told);
  }
}

/** Every budget of a guild with what counts against it. */
export async function budgetsWithSpent(
  tables: Pick<Tables, 'limits' | 'ledger' | 'projects'>,
  guild: GuildId,
): Promise<{ budget: Budget; spent: Spent }[]> {
  const projects = await tables.projects.ofGuild(guild);
  const deployed = await tables.ledger.deployedIn(guild);
  const reserved = (await tables.ledger.reservedIn(guild)).filter(({ isDenied }) => !isDenied);
  const spentBy = (isCounted: (row: { project: Budget['project'] }) => boolean): Spent => ({
    deployedUsd: deployed.filter(isCounted).reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
    reservedUsd: reserved.filter(isCounted).reduce((sum, { addedUsd }) => sum + Math.max(0, addedUsd), 0),
  });
  const found: { budget: Budget; spent: Spent }[] = [];
  for (const project of projects) {
    const { project: budget } = await budgetsOf(tables, guild, project);
    if (budget) found.push({ budget, spent: spentBy((row) => row.project === project.id) });
  }
  const ofGuild = (await tables.limits.budgets(guild)).find(({ project }) => project === undefined);
  if (ofGuild?.monthlyUsd !== undefined)
    found.push({ budget: { ...ofGuild, monthlyUsd: ofGuild.monthlyUsd }, spent: spentBy(() => true) });
  return found;
}

const usd = (amount: number): string => `$${amount.toFixed(2)}`;

function alertBody({ project, monthlyUsd }: Budget, { deployedUsd, reservedUsd }: Spent, points: string[]): NoticeBody {
  const total = deployedUsd + reservedUsd;
  const share = Math.round((total / monthlyUsd) * 100);
  const left = monthlyUsd - total;
  const whole = project ?? 'All projects of this server';
  return {
    kind: 'said',
    tone: left < 0 ? 'bad' : 'warning',
    title: `Budget: ${whole} at ${share} % (${points.join(', ')} reached)`,
    lines: [
      `Estimate: ${usd(total)} a month, of it ${usd(deployedUsd)} deployed and ${usd(reservedUsd)} by open deploys`,
      `Limit: ${usd(monthlyUsd)} a month, used to ${share} %`,
      left < 0 ? `Over it by ${usd(-left)}` : `Remaining: ${usd(left)}`,
    ],
  };
}
