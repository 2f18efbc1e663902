import type { Holding } from '../../catalog/usage.ts';
import type { GuildId, Repo } from '../../core/ids.ts';
import type { Project } from '../../core/project.ts';
import { type Share, sharesOf, sumUsage, totalOf } from '../../core/quota.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Ports, Tables } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import { priceRequest } from '../request-facts.ts';
import { grouped } from './note-applied.ts';

/** What a project has while no apply of ours says it: its code or its state does. */
interface Present {
  usage: ReturnType<typeof sumUsage>;
  shares: readonly Share[];
  monthlyUsd: number;
}

/**
 * Counts against quotas and budgets what the default branch says that projects have of which nothing else is known: no deploy, no apply. So
 * a database that was lost forgets no usage. What the state says comes with the first plan, and wins.
 */
export async function countPresent(ports: Ports, { guild, repo }: { guild: GuildId; repo: Repo }): Promise<void> {
  const { store, log } = ports;
  for (const project of (await store.projects.ofGuild(guild)).filter(
    (one) => one.repo === repo && !one.found?.isGone,
  )) {
    if (!(await isUnknown(store, project))) continue;
    const present = await presentInCode(ports, project).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      log.warn({ project: project.id, err: error }, 'what is there could not be counted');
    });
    if (!present) continue;
    await store.transaction(async (tables) => {
      if (await isUnknown(tables, project)) await setPresent(tables, project, present, ports.clock.now());
    });
  }
}

const isUnknown = async ({ ledger, deploys }: Pick<Tables, 'ledger' | 'deploys'>, { guild, id }: Project) =>
  !(await ledger.deployed(guild, id)) && (await deploys.ofProject(guild, id, 1)).length === 0;

/** @throws Refusal `bad-input` for resource files that cannot be read */
async function presentInCode(ports: Ports, project: Project): Promise<Present | undefined> {
  const { resources } = await projectAtBase(ports, project);
  if (resources.length === 0) return undefined;
  const { wanted, addedUsd } = priceRequest(
    project,
    [],
    resources.map((resource) => ({ do: 'add', resource })),
  );
  return { usage: totalOf(wanted), shares: sharesOf(wanted, { project: project.id }), monthlyUsd: addedUsd };
}

/**
 * What terraform says that there is already, for a project that no apply of ours has changed: its state may be older than our database.
 * For the transaction that stores a plan.
 */
export async function notePresent(
  tables: Tables,
  project: Project,
  { before, beforeUsd, at }: { before: readonly Holding[]; beforeUsd: number; at: Date },
): Promise<void> {
  const { guild, id } = project;
  const known = await tables.ledger.deployed(guild, id);
  if (known?.deploy !== undefined || (!known && before.length === 0 && beforeUsd === 0)) return;
  const present = {
    usage: sumUsage(before.map(({ usage }) => usage)),
    shares: grouped(id, before),
    monthlyUsd: beforeUsd,
  };
  await tables.ledger.setHoldings(guild, id, before);
  await setPresent(tables, project, present, at);
}

const setPresent = ({ ledger }: Tables, { guild, id: project }: Project, present: Present, at: Date): Promise<void> =>
  ledger.setDeployed({ guild, project, ...present, at });
