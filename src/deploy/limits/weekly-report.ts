import type { BarChart } from '../../core/chart.ts';
import { isPattern, OFF, timeAfter } from '../../core/cron.ts';
import type { GuildSettings } from '../../core/guild-settings.ts';
import type { NoticeBody } from '../../core/notice.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { known, lacks, roleIn } from '../authority.ts';
import { tell } from '../notices/tell.ts';
import type { Ports, Tables } from '../ports.ts';
import type { UseCases } from '../use-cases.ts';
import { type CostReport, reportOfGuild } from './cost-report.ts';

/** Up to when the schedules were looked at. */
const SEEN = 'cost-report';

export const queueReports = ({ jobs }: Pick<Tables, 'jobs'>, runAt?: Date): Promise<void> =>
  jobs.add({ task: 'cost-report' }, { key: 'cost-report', queue: 'cost-report', ...(runAt && { runAt }) });

/**
 * Tells what every guild's projects cost, where the time for it has come since it last looked: once, however often it has. The reports, the
 * time up to which it has looked and its own next job are one transaction, so a crash or a machine that was off never makes two of one, or none.
 */
export async function reportCosts({ store, clock, rules }: Pick<Ports, 'store' | 'clock' | 'rules'>): Promise<void> {
  const now = clock.now();
  await store.transaction(async (tables) => {
    const seen = await tables.notes.get(SEEN);
    const since = typeof seen === 'string' ? new Date(seen) : now;
    const times: Date[] = [];
    for (const guild of rules.guilds.keys()) {
      const settings = await tables.guilds.settings(guild);
      const pattern = settings.costReport?.schedule ?? rules.costReport;
      if (pattern === OFF || pattern === '') continue;
      const due = timeAfter(pattern, since);
      if (due && due <= now) await report(tables, settings, { due, now });
      const next = timeAfter(pattern, now);
      if (next) times.push(next);
    }
    await tables.notes.set(SEEN, now.toISOString());
    const [soonest] = times.sort((a, b) => a.getTime() - b.getTime());
    if (soonest) await queueReports(tables, soonest);
  });
}

async function report(tables: Tables, settings: GuildSettings, { due, now }: { due: Date; now: Date }): Promise<void> {
  const { guild, costReport, auditChannel } = settings;
  const channel = costReport?.channel ?? auditChannel;
  const costs = await reportOfGuild(tables, guild);
  if (channel === undefined || costs.lines.length === 0) return;
  const id = `cost-report:${guild}:${due.toISOString()}`;
  await tell(tables, { id, guild, to: { channel }, body: reportBody(costs), at: now });
}

const usd = (amount: number): string => `$${amount.toFixed(2)}`;
const MOST_BARS = 12;

function reportBody(costs: CostReport): NoticeBody {
  const { deployedUsd, reservedUsd, budget, lines } = costs;
  const share = budget && Math.round(((deployedUsd + reservedUsd) / budget.monthlyUsd) * 100);
  const over = lines.filter(({ monthlyUsd, budgetUsd }) => budgetUsd !== undefined && monthlyUsd > budgetUsd);
  return {
    kind: 'said',
    tone: over.length > 0 || (share ?? 0) > 100 ? 'warning' : 'plain',
    title: `Cost report: ${usd(deployedUsd)} a month is deployed`,
    lines: [
      `${usd(reservedUsd)} more by open deploys`,
      ...(budget ? [`${share} % of the budget of ${usd(budget.monthlyUsd)} for all projects`] : []),
      ...over.map(
        ({ name, monthlyUsd, budgetUsd = 0 }) =>
          `${name} is over its budget of ${usd(budgetUsd)} by ${usd(monthlyUsd - budgetUsd)}`,
      ),
    ],
    chart: chartOf(costs, 'What projects cost'),
  };
}

/** The dearest parts as bars; what does not fit is one bar more. */
export function chartOf({ lines }: Pick<CostReport, 'lines'>, title: string): BarChart {
  const shown = lines.length > MOST_BARS ? lines.slice(0, MOST_BARS - 1) : lines;
  const rest = lines.slice(shown.length);
  const others = rest.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
  return {
    title,
    unit: '$ a month',
    bars: [
      ...shown.map(({ name, monthlyUsd, reservedUsd = 0, budgetUsd }) => ({
        ...{ name, value: monthlyUsd },
        ...(reservedUsd > 0 && { more: reservedUsd }),
        ...(budgetUsd !== undefined && { limit: budgetUsd }),
      })),
      ...(rest.length > 0 ? [{ name: `${rest.length} others`, value: others }] : []),
    ],
  };
}

/** @throws Refusal `no-right` for all but administrators, `bad-input` for what is no schedule */
export async function setReport(
  ports: Ports,
  { guild, by: actor, schedule, channel }: Parameters<UseCases['setReport']>[0],
): Promise<void> {
  const pattern = schedule.trim();
  if (pattern !== OFF && !isPattern(pattern))
    throw new Refusal({
      ...{ code: 'bad-input', field: 'report', why: `"${pattern.slice(0, 80)}" is no schedule` },
      expected: `five fields of cron in UTC such as 0 8 * * 1, or ${OFF}`,
    });
  await ports.store.transaction(async (tables) => {
    const by = await known(tables, actor);
    refuseIf(lacks(await roleIn(tables, ports, by, { guild }), 'admin', 'set the cost report'));
    const settings = await tables.guilds.settings(guild);
    await tables.guilds.choose({
      ...settings,
      costReport: { schedule: pattern, ...(channel !== undefined && { channel }) },
    });
    const details = { schedule: pattern, ...(channel !== undefined && { channel }) };
    await tables.audit.add({ guild, at: ports.clock.now(), by, what: 'cost-report-set', details });
    await queueReports(tables);
  });
}
