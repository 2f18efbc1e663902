import type { Budget } from '../../core/budget.ts';
import { planOf } from '../../core/deploy.ts';
import type { GuildId, ProjectId } from '../../core/ids.ts';
import type { Project } from '../../core/project.ts';
import { refuseIf } from '../../core/refusal.ts';
import { known, lacks, projectOf, roleIn } from '../authority.ts';
import type { Ports, Tables } from '../ports.ts';
import type { UseCases } from '../use-cases.ts';
import { budgetsWithSpent } from './alert-budgets.ts';

/** One part of a bill: a resource of a project, or a project. */
export interface CostLine {
  /** Address of a resource, or id of a project. */
  name: string;
  monthlyUsd: number;
  /** Of a project: what open deploys add, and its budget. */
  reservedUsd?: number;
  budgetUsd?: number;
}

/** What is deployed costs so much a month, the dearest part first. */
export interface CostReport {
  /** Absent: of all projects. */
  project?: Project;
  lines: readonly CostLine[];
  deployedUsd: number;
  reservedUsd: number;
  budget?: Budget;
  /** How many parts have no known price. */
  unpriced: number;
}

/** @throws Refusal `no-such`, `no-right` for who may not see the project */
export async function costReport(
  ports: Ports,
  { guild, by: actor, project: id }: Parameters<UseCases['costReport']>[0],
): Promise<CostReport> {
  const { store } = ports;
  const by = await known(store, actor);
  if (id === undefined) {
    refuseIf(lacks(await roleIn(store, ports, by, { guild }), 'viewer', 'see what all projects cost'));
    return reportOfGuild(store, guild);
  }
  const project = await projectOf(store, guild, id);
  refuseIf(lacks(await roleIn(store, ports, by, { guild, project: id }), 'viewer', `see what ${id} costs`));
  return reportOfProject(store, project);
}

const dearestFirst = (lines: readonly CostLine[]): CostLine[] =>
  [...lines].sort((a, b) => b.monthlyUsd - a.monthlyUsd || a.name.localeCompare(b.name));

async function reportOfProject(tables: Tables, project: Project): Promise<CostReport> {
  const { guild, id } = project;
  const deployed = await tables.ledger.deployed(guild, id);
  const plan = deployed?.deploy && planOf(await tables.deploys.get(deployed.deploy));
  const lines = (plan?.cost.lines ?? [])
    .filter(({ afterUsd }) => afterUsd > 0)
    .map(({ address, afterUsd }) => ({ name: address, monthlyUsd: afterUsd }));
  return {
    project,
    lines: dearestFirst(lines),
    unpriced: plan?.cost.unpriced.length ?? 0,
    ...(await sumsOf(tables, guild, id)),
  };
}

/** By project: what a weekly report tells, too. */
export async function reportOfGuild(
  tables: Pick<Tables, 'ledger' | 'limits' | 'projects'>,
  guild: GuildId,
): Promise<CostReport> {
  const projects = await tables.projects.ofGuild(guild);
  const lines: CostLine[] = [];
  for (const { id, budgetUsd } of projects) {
    const { deployedUsd, reservedUsd } = await sumsOf(tables, guild, id);
    if (deployedUsd + reservedUsd > 0 || budgetUsd !== undefined)
      lines.push({ name: id, monthlyUsd: deployedUsd, reservedUsd, ...(budgetUsd !== undefined && { budgetUsd }) });
  }
  return { lines: dearestFirst(lines), unpriced: 0, ...(await sumsOf(tables, guild, undefined)) };
}

async function sumsOf(
  tables: Pick<Tables, 'ledger' | 'limits' | 'projects'>,
  guild: GuildId,
  project: ProjectId | undefined,
): Promise<Pick<CostReport, 'deployedUsd' | 'reservedUsd' | 'budget'>> {
  const isCounted = (row: { project: ProjectId }) => project === undefined || row.project === project;
  const deployed = (await tables.ledger.deployedIn(guild)).filter(isCounted);
  const reserved = (await tables.ledger.reservedIn(guild)).filter((row) => isCounted(row) && !row.isDenied);
  const found = (await budgetsWithSpent(tables, guild)).find(({ budget }) => budget.project === project);
  return {
    deployedUsd: deployed.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
    reservedUsd: reserved.reduce((sum, { addedUsd }) => sum + Math.max(0, addedUsd), 0),
    ...(found && { budget: found.budget }),
  };
}
