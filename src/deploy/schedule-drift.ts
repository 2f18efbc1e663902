import { OFF, timeAfter } from '../core/cron.ts';
import { digestOf, type Repo } from '../core/ids.ts';
import { canonicalJson } from '../core/json.ts';
import { fieldAt } from '../core/plan-json/tree.ts';
import type { Project } from '../core/project.ts';
import { queueDriftCheck } from './check-drift.ts';
import type { Ports, Tables } from './ports.ts';

/** Checks that become due together are spread over so long, so that clouds and machine are not asked for everything at once. */
const SPREAD_MS = 30 * 60_000;

/** Up to when the schedules were looked at. */
const SEEN = 'drift';
const wishesOf = (repo: Repo): string => `drift:${repo}`;

/** What `guildops.yaml` says for all projects of its repository, those that a command made too; or nothing. */
async function driftForAll({ notes }: Pick<Tables, 'notes'>, repo: Repo): Promise<string | undefined> {
  const kept = fieldAt(await notes.get(wishesOf(repo)), 'forAll');
  return typeof kept === 'string' ? kept : undefined;
}

/** Keeps what a repository says of it. Something else than before changes the schedule. */
export async function keepDriftWishes(
  tables: Pick<Tables, 'notes' | 'jobs'>,
  repo: Repo,
  forAll: string | undefined,
  projects: readonly Project[],
): Promise<void> {
  const own = Object.fromEntries(projects.flatMap(({ id, drift }) => (drift === undefined ? [] : [[id, drift]])));
  const wishes = { own, ...(forAll !== undefined && { forAll }) };
  const before = await tables.notes.get(wishesOf(repo));
  if (canonicalJson(before ?? { own: {} }) === canonicalJson(wishes)) return;
  await tables.notes.set(wishesOf(repo), wishes);
  await queueDriftSchedule(tables);
}

/** Asks for the schedules to be looked at anew: at the start, and whenever one has changed. */
export const queueDriftSchedule = ({ jobs }: Pick<Tables, 'jobs'>, runAt?: Date): Promise<void> =>
  jobs.add({ task: 'drift' }, { key: 'drift', queue: 'drift', ...(runAt && { runAt }) });

/**
 * Asks for the checks that have become due since it last looked, once each however often they have, and comes back when the next one does.
 * The checks, the time up to which it has looked and its own next job are one transaction: a crash leaves all of it to be done, or none.
 */
export async function scheduleDrift({ store, clock, rules }: Pick<Ports, 'store' | 'clock' | 'rules'>): Promise<void> {
  const now = clock.now();
  await store.transaction(async (tables) => {
    const since = await seenUpTo(tables, now);
    const times: Date[] = [];
    for (const { project, pattern } of await scheduled(tables, rules)) {
      const next = timeAfter(pattern, now);
      if (next) times.push(next);
      const due = timeAfter(pattern, since);
      if (due && due <= now) await queueDriftCheck(tables, project, itsMinute(project, now, next));
    }
    await tables.notes.set(SEEN, now.toISOString());
    const [soonest] = times.sort((a, b) => a.getTime() - b.getTime());
    if (soonest) await queueDriftSchedule(tables, soonest);
  });
}

async function seenUpTo({ notes }: Pick<Tables, 'notes'>, now: Date): Promise<Date> {
  const seen = await notes.get(SEEN);
  return typeof seen === 'string' ? new Date(seen) : now;
}

/** Each project has a place of its own in the time over which checks are spread, the same each time; before it is due again. */
function itsMinute({ guild, id }: Project, now: Date, next: Date | undefined): Date {
  const spreadMs = Math.min(SPREAD_MS, (next?.getTime() ?? Number.POSITIVE_INFINITY) - now.getTime());
  const place = Number.parseInt(digestOf(`${guild}/${id}`).slice(0, 8), 16) / 2 ** 32;
  return new Date(now.getTime() + Math.floor(place * spreadMs));
}

interface Scheduled {
  project: Project;
  pattern: string;
}

/** Every project that is to be looked at, and when. */
async function scheduled(tables: Tables, rules: Ports['rules']): Promise<Scheduled[]> {
  const found: Scheduled[] = [];
  for (const guild of rules.guilds.keys())
    for (const project of await tables.projects.ofGuild(guild)) {
      const pattern = project.drift ?? (await driftForAll(tables, project.repo)) ?? rules.drift;
      if (pattern !== OFF && pattern !== '' && (await isThere(tables, project))) found.push({ project, pattern });
    }
  return found;
}

/** What was applied once exists; and what a repository wants to be looked at existed before it came here. */
const isThere = async ({ ledger }: Pick<Tables, 'ledger'>, { guild, id, found, drift }: Project): Promise<boolean> =>
  !found?.isGone && ((found && drift !== undefined) || (await ledger.deployed(guild, id)) !== undefined);
