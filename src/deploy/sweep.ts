import type { Deploy, DeployEvent } from '../core/deploy.ts';
import { explain } from '../core/explain.ts';
import type { Repo } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { noticePull } from './notice-pull.ts';
import type { Ports } from './ports.ts';
import { record } from './record.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A pull request of ours without a plan or a push for so long is closed. */
const IDLE_PULL_MS = 7 * DAY_MS;
/** GitHub redelivers for three days; what was done longer ago cannot come again. */
const INBOX_MS = 7 * DAY_MS;

/** What a sweep did, kept for `guildops sweep` and the operator. */
export interface Swept {
  at: string;
  drafts: number;
  plans: number;
  pulls: number;
}

type Expiry = Extract<DeployEvent, { kind: 'expired' }>['what'];

/** What the deploy has outlived, if anything. */
function outlived({ state, changedAt, origin, pull }: Deploy, now: Date, rules: Ports['rules']): Expiry | undefined {
  const idleMs = now.getTime() - changedAt.getTime();
  if (state.at === 'draft') return idleMs > rules.draftMinutes * MINUTE_MS ? 'draft' : undefined;
  if (state.at === 'plan_ready' || state.at === 'approved')
    return now.getTime() - state.plan.plannedAt.getTime() > rules.planHours * HOUR_MS ? 'plan' : undefined;
  const ours = pull && origin !== 'pull';
  const idle = state.at === 'failed' ? state.during === 'plan' : state.at === 'expired' && state.what === 'plan';
  return ours && idle && idleMs > IDLE_PULL_MS ? 'pull' : undefined;
}

/** Ends what is too old: drafts, plans, idle pull requests of ours. Runs every five minutes, at start, and by `guildops sweep`. */
export async function sweep(ports: Pick<Ports, 'store' | 'clock' | 'rules'>): Promise<Swept> {
  const { store, clock, rules } = ports;
  const now = clock.now();
  const swept = { at: now.toISOString(), drafts: 0, plans: 0, pulls: 0 };
  for (const { id } of await store.deploys.inStates(['draft', 'plan_ready', 'approved', 'failed', 'expired'])) {
    const what = await store.transaction(async (tables) => {
      const deploy = await tables.deploys.get(id);
      const over = outlived(deploy, now, rules);
      if (!over) return undefined;
      await tables.plans.dropFiles(id);
      if (over === 'pull') await tables.jobs.add({ task: 'close-pull', deploy: id }, { key: `close:${id}` });
      await record(tables, deploy, { kind: 'expired', what: over }, now);
      return over;
    });
    if (what) swept[`${what}s`] += 1;
  }
  await store.inbox.forget(new Date(now.getTime() - INBOX_MS));
  await store.notes.set('sweep', { ...swept });
  return swept;
}

/** Sweeps, and says what the sweep before had done. */
export async function sweepAndTell(
  ports: Parameters<typeof sweep>[0],
): Promise<{ now: Swept; before: Swept | undefined }> {
  const before = (await ports.store.notes.get('sweep')) as Swept | undefined;
  return { now: await sweep(ports), before };
}

/**
 * Reads every open pull request of the bound repositories and catches up with what no webhook told us: those that came while we were
 * away. Runs at start and by `guildops sync`. Answers how many pull requests were looked at.
 */
export async function sync(ports: Ports): Promise<number> {
  let looked = 0;
  for (const repo of boundRepos(ports)) {
    for (const pull of await ports.pulls.listOpen(repo)) {
      looked += 1;
      const deploys = await ports.store.deploys.byPull(repo, pull.number);
      if (deploys.length > 0 && deploys.every(({ head }) => head === pull.head)) continue;
      await noticePull(ports, { repo, number: pull.number, cause: `sync:${repo}#${pull.number}:${pull.head}` }).catch(
        (error: unknown) => told(ports, error),
      );
    }
  }
  return looked;
}

const boundRepos = ({ rules }: Ports): Repo[] => [...new Set([...rules.guilds.values()].flatMap(({ repos }) => repos))];

function told({ log }: Ports, error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
  log.warn({ reasons: error.problems.map((problem) => explain(problem).what) }, 'pull request refused');
}
