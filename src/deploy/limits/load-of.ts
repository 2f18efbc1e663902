import { type Budget, usualTerms } from '../../core/budget.ts';
import type { DeployId, GuildId } from '../../core/ids.ts';
import { personKey } from '../../core/limit.ts';
import type { Person } from '../../core/person.ts';
import type { Project } from '../../core/project.ts';
import type { Share } from '../../core/quota.ts';
import type { Spending } from '../../policy/budget.ts';
import { type Load, limitsFor, loadsOf } from '../../policy/limits.ts';
import type { Deployed, Reservation, Tables } from '../ports.ts';

export type LoadNeeds = Pick<Tables, 'governance' | 'ledger' | 'limits' | 'projects'>;

/** What is asked for: by whom, in which project, and what it adds. */
export interface Asking {
  project: Project;
  by: Person;
  /** Its own reservation does not count against it. */
  deploy?: DeployId;
  wanted: readonly Share[];
  addedUsd: number;
}

/** How full every limit and budget is: what there is, what other open deploys have reserved, and what is added now. */
export async function loadOf(
  tables: LoadNeeds,
  { project, by, deploy, wanted, addedUsd }: Asking,
  at: Date,
): Promise<{ load: Load[]; spending: Spending[] }> {
  const { guild, id } = project;
  const { ledger, limits } = tables;
  const keys = await keysOf(tables, by);
  const deployed = await ledger.deployedIn(guild);
  const reserved = (await ledger.reservedIn(guild, deploy)).filter(({ isDenied }) => !isDenied);
  const created = await ledger.createdSince(guild, dayOf(at));
  const mine = personKey(by);
  const counts = {
    used: deployed.flatMap(partsOf),
    reserved: reserved.flatMap(partsOf),
    wanted: wanted.map((share) => ({ ...share, by: mine })),
    today: created.flatMap(({ shares }) => shares),
  };
  const spent = { deployed, reserved, addedUsd };
  return {
    load: loadsOf(limitsFor(await limits.of(guild), { project: id, keys }), counts, { keys }),
    spending: spendingOf(await budgetsOf(tables, guild, project), project, spent),
  };
}

/** The parts of a row; one that was written before they were kept is one part. */
export const partsOf = ({ project, usage, shares }: Deployed | Reservation): readonly Share[] =>
  shares ?? [{ project, usage }];

/** Every key of a person: a link makes what was asked for on either surface theirs. */
export async function keysOf({ governance }: Pick<Tables, 'governance'>, person: Person): Promise<string[]> {
  const link = await governance.linkOf(person);
  if (!link) return [personKey(person)];
  const { discordId, githubLogin } = link;
  return [personKey({ surface: 'discord', id: discordId }), personKey({ surface: 'github', id: githubLogin })];
}

/** The beginning of a day in UTC. */
export const dayOf = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));

/** The budgets of a project and of its guild, as far as there are any. */
export async function budgetsOf(
  { limits }: Pick<Tables, 'limits'>,
  guild: GuildId,
  { id, budgetUsd }: Pick<Project, 'id' | 'budgetUsd'>,
): Promise<{ project?: Budget; server?: Budget }> {
  const kept = await limits.budgets(guild);
  const terms = kept.find(({ project }) => project === id) ?? usualTerms(guild, id);
  const server = kept.find(({ project }) => project === undefined);
  return {
    ...(budgetUsd !== undefined && { project: { ...terms, monthlyUsd: budgetUsd } }),
    ...(server?.monthlyUsd !== undefined && { server: { ...server, monthlyUsd: server.monthlyUsd } }),
  };
}

interface Spent {
  deployed: readonly Deployed[];
  reserved: readonly Reservation[];
  addedUsd: number;
}

function spendingOf(
  { project: own, server }: Awaited<ReturnType<typeof budgetsOf>>,
  { id }: Pick<Project, 'id'>,
  { deployed, reserved, addedUsd }: Spent,
): Spending[] {
  const sums = (isCounted: (row: Pick<Deployed, 'project'>) => boolean) => ({
    deployedUsd: deployed.filter(isCounted).reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
    reservedUsd: reserved.filter(isCounted).reduce((sum, { addedUsd: usd }) => sum + Math.max(0, usd), 0),
    addedUsd,
  });
  return [
    { of: 'project', ...(own && { budget: own }), ...sums(({ project }) => project === id) },
    ...(server ? [{ of: 'server' as const, budget: server, ...sums(() => true) }] : []),
  ];
}
