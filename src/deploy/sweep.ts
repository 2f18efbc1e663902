import { type Deploy, isUnapplied } from '../core/deploy.ts';
import type { DeployEvent } from '../core/deploy-event.ts';
import type { StateName } from '../core/deploy-state.ts';
import { SYSTEM } from '../core/person.ts';
import { sweepLimits } from './limits/sweep-limits.ts';
import { redrawFrozen } from './policies/freeze.ts';
import type { Ports, Tables } from './ports.ts';
import { queueClose, queuePlan, record } from './record.ts';
import { endGrants } from './rights/end-grants.ts';
import { wakeForgotten } from './wake-forgotten.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A pull request of ours without a plan or a push for so long is closed. */
const IDLE_PULL_MS = 7 * DAY_MS;
/** GitHub redelivers for three days; what was done longer ago cannot come again. */
const INBOX_MS = 7 * DAY_MS;
/** So long a notice may still be changed: an open question, or an alert that grows. */
const NOTICES_MS = 90 * DAY_MS;

/** What a sweep did, kept for `guildops sweep` and the operator. */
export interface Swept {
  at: string;
  drafts: number;
  plans: number;
  pulls: number;
  /** What is merged and not applied, `7F3K (web, #12)`: not ended by age, so said every time. */
  unapplied: string[];
}

const OPEN: readonly StateName[] = [
  'validating',
  'planning',
  'plan_ready',
  'approved',
  'applying',
  'failed',
  'expired',
];

const nameOf = ({ id, project, pull }: Deploy): string => `${id} (${project}, #${pull?.number})`;

type Expiry = Extract<DeployEvent, { kind: 'expired' }>['what'];

/** What the deploy has outlived, if anything. */
function outlived(deploy: Deploy, now: Date, rules: Ports['rules']): Expiry | undefined {
  const { state, changedAt, origin, pull, halfApplied, landed } = deploy;
  const idleMs = now.getTime() - changedAt.getTime();
  if (state.at === 'draft') return idleMs >= rules.draftMinutes * MINUTE_MS ? 'draft' : undefined;
  if (state.at === 'plan_ready' || state.at === 'approved')
    return now.getTime() - state.plan.plannedAt.getTime() >= rules.planHours * HOUR_MS ? 'plan' : undefined;
  // What an apply may have left behind needs its pull request.
  const ours = pull && origin !== 'pull' && !halfApplied && !landed;
  const idle = state.at === 'failed' || (state.at === 'expired' && state.what === 'plan');
  return ours && idle && idleMs >= IDLE_PULL_MS ? 'pull' : undefined;
}

/**
 * Ends what is too old: drafts, plans, idle pull requests of ours; says what is merged and not applied; and looks after what nobody has moved
 * for long. Runs every five minutes, at start, and by `guildops sweep`.
 */
export async function sweep(ports: Pick<Ports, 'store' | 'clock' | 'rules'>): Promise<Swept> {
  const { store, clock, rules } = ports;
  const now = clock.now();
  const unapplied = (await store.deploys.inStates(OPEN)).filter(isUnapplied).map(nameOf);
  const swept = { at: now.toISOString(), drafts: 0, plans: 0, pulls: 0, unapplied };
  for (const { id } of await store.deploys.inStates(['draft', 'plan_ready', 'approved', 'failed', 'expired'])) {
    const what = await store.transaction(async (tables) => {
      const deploy = await tables.deploys.get(id);
      const over = outlived(deploy, now, rules);
      return over && end(tables, deploy, over, now);
    });
    if (what) swept[`${what}s`] += 1;
  }
  await endGrants(ports);
  await wakeForgotten(ports);
  await redrawFrozen(ports);
  await sweepLimits(ports, now);
  await store.runLogs.forget(new Date(now.getTime() - rules.logDays * DAY_MS));
  await store.notices.forget(new Date(now.getTime() - NOTICES_MS));
  await store.validations.forget(new Date(now.getTime() - INBOX_MS));
  await store.inbox.forget(new Date(now.getTime() - INBOX_MS));
  await store.notes.set('sweep', { ...swept });
  return swept;
}

/** Answers what was ended. What is merged does not end by age: its plan is made anew, and keeps its approvals if it changes the same. */
async function end(tables: Tables, deploy: Deploy, what: Expiry, now: Date): Promise<Expiry | undefined> {
  if (what === 'pull') await queueClose(tables, deploy);
  if (!deploy.landed) {
    await record(tables, deploy, { kind: 'expired', what }, now);
    return what;
  }
  await queuePlan(tables, await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM }, now));
  return undefined;
}

/** Sweeps, and says what the sweep before had done. */
export async function sweepAndTell(
  ports: Parameters<typeof sweep>[0],
): Promise<{ now: Swept; before: Swept | undefined }> {
  const before = (await ports.store.notes.get('sweep')) as Swept | undefined;
  return { now: await sweep(ports), before };
}
