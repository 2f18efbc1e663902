import type { Deploy } from '../core/deploy.ts';
import type { Landed } from '../core/deploy-state.ts';
import type { Sha } from '../core/ids.ts';
import { onGitHub, type Person } from '../core/person.ts';
import { cycleOf, type Project } from '../core/project.ts';
import { adoptHandMade, type FetchedPull } from './adopt-pull.ts';
import type { Ports, PullFacts, Tables } from './ports.ts';
import { pushersOf, together } from './pushers.ts';
import type { Repository } from './read-repository.ts';
import { queuePlan, record } from './record.ts';
import { syncProjects } from './sync-projects.ts';
import { touchedRows } from './touched-projects.ts';

/** What was merged longer ago, and given up or never seen, is history: the next plan of its project shows what is left of it. */
export const RECENT_MS = 24 * 3_600_000;

/** A pull request that was merged. */
type MergedPull = PullFacts & { mergeSha: Sha };

export const isMerged = (pull: PullFacts): pull is MergedPull => pull.merged && pull.mergeSha !== undefined;

/**
 * Where the apply follows the merge: has what a merged pull request changes planned from the default branch, whoever merged it. Projects that
 * nobody had seen, as the pull request brings them or was merged at once, are planned as well. Safe to repeat.
 */
export async function landPull(ports: Ports, pull: MergedPull & FetchedPull, cause: string): Promise<void> {
  const { repositories, store } = ports;
  if (!(await repositories.has(pull.repo, pull.mergeSha))) await repositories.refresh(pull.repo);
  const about = await aboutOf(ports, pull, await syncProjects(ports, pull.repo));
  if (!about) return;
  const { merge } = about;
  const commits = await repositories.commits(pull.repo, merge.before, pull.head);
  const landing = { pull, merge, pushers: await pushersOf(ports, pull, commits, undefined), cause };
  await store.transaction(async (tables) => {
    const { known, fresh } = unlanded(ports, pull, about, await tables.deploys.byPull(pull.repo, pull.number));
    for (const deploy of known) await land(tables, ports, deploy, landing);
    for (const project of fresh) await adopt(tables, ports, project, landing);
  });
}

/** Whether `landPull` would find something to do; it looks into git and the store alone. `repository`: as the default branch says now. */
export async function isToLand(ports: Ports, pull: MergedPull, repository: Repository | undefined): Promise<boolean> {
  const about = await aboutOf(ports, pull, repository);
  if (!about) return false;
  const present = await ports.store.deploys.byPull(pull.repo, pull.number);
  const { known, fresh } = unlanded(ports, pull, about, present);
  return known.length + fresh.length > 0;
}

/** What a merged pull request is about, among the projects that are applied after the merge. */
interface About {
  merge: Landed;
  rows: readonly Project[];
  touched: readonly Project[];
}

async function aboutOf(
  ports: Pick<Ports, 'repositories' | 'store'>,
  pull: MergedPull,
  repository: Repository | undefined,
): Promise<About | undefined> {
  if (pull.base !== (await ports.repositories.defaultBranch(pull.repo))) return undefined;
  const rows = (await ports.store.projects.inRepo(pull.repo)).filter((row) => cycleOf(row).apply === 'after_merge');
  if (rows.length === 0) return undefined;
  const merge = await mergeOf(ports, pull);
  const paths = await ports.repositories.changedPaths(pull.repo, merge.before, pull.head);
  return { merge, rows, touched: touchedRows(paths, rows, repository) };
}

/** `known`: deploys that are to be planned from the merge on; `fresh`: projects that the pull request has no deploy of yet. */
function unlanded(
  ports: Pick<Ports, 'clock'>,
  pull: MergedPull,
  { rows, touched }: About,
  present: readonly Deploy[],
): { known: readonly Deploy[]; fresh: readonly Project[] } {
  const known = present.filter(
    (deploy) => rows.some(({ id }) => id === deploy.project) && canLand(ports, deploy, pull),
  );
  const unseen = touched.filter(({ id }) => present.every((deploy) => deploy.project !== id));
  return { known, fresh: isRecent(ports, pull) ? unseen : [] };
}

interface Landing {
  pull: MergedPull & FetchedPull;
  merge: Landed;
  pushers: readonly Person[];
  cause: string;
}

async function adopt(tables: Tables, ports: Ports, project: Project, landing: Landing): Promise<void> {
  const { pull, pushers, cause } = landing;
  await land(tables, ports, await adoptHandMade(tables, ports, project, pull, pushers, cause), landing);
}

/** Who merges asks for the apply; a program that does, such as a merge queue, does it for who opened the pull request. */
async function land(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  deploy: Deploy,
  { pull, merge, pushers }: Landing,
): Promise<void> {
  const all = together(deploy.pushers, pushers);
  const asked = pull.mergedBy === undefined ? deploy.requester : onGitHub(pull.mergedBy);
  const event = { kind: 'landed', head: pull.head, pushers: all, asked, ...merge } as const;
  await queuePlan(tables, await record(tables, deploy, event, clock.now()), { fetchedAt: pull.fetchedAt });
}

/** What was begun to be applied goes its own way; what somebody gave up comes back with the merge, as it is on the default branch now. */
function canLand(ports: Pick<Ports, 'clock'>, { landed, state }: Deploy, pull: PullFacts): boolean {
  if (landed || ['draft', 'applying', 'applied'].includes(state.at)) return false;
  return (state.at !== 'cancelled' && state.at !== 'expired') || isRecent(ports, pull);
}

const isRecent = ({ clock }: Pick<Ports, 'clock'>, { mergedAt }: PullFacts): boolean =>
  mergedAt !== undefined && clock.now().getTime() - mergedAt.getTime() < RECENT_MS;

/** The merge, and the base as it was before: its first parent, but for a branch that was only moved on. */
async function mergeOf({ repositories }: Pick<Ports, 'repositories'>, pull: MergedPull): Promise<Landed> {
  const { repo, head, mergeSha, baseSha } = pull;
  const since = await repositories.rebasedOnto(repo, mergeSha, { base: baseSha, head });
  if (since) return { sha: mergeSha, before: since, since };
  const line = await repositories.commits(repo, head, mergeSha);
  return { sha: mergeSha, before: line.at(-1)?.parent ?? baseSha };
}
