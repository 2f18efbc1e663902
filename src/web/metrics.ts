import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AppliedOutcome, Clock, PlanOutcome } from '../deploy/ports.ts';
import { type Handler, pathOf } from './handler.ts';

/** Path on the private listener; what it tells is no secret, but nobody outside needs it. */
export const METRICS_PATH = '/metrics';

/** Of one kind: how many there are, and since when the first. */
interface Group {
  count: number;
  oldest: Date;
}

/** What the store has, counted anew for every scrape, so that there is no second truth. */
export interface Figures {
  jobs: readonly (Group & { task: string; state: string })[];
  /** Jobs that failed and wait for their next attempt. */
  retrying: readonly { task: string; count: number }[];
  locks: { count: number; oldest?: Date };
  runs: readonly (Group & { kind: 'plan' | 'apply' })[];
  deploys: readonly { state: string; count: number }[];
  /** Megabytes that runs may take, and are reckoned with; and the task of the run that waits for some, if one does. */
  memory: { budgetMb: number; usedMb: number; waiting?: { task: string } };
}

export type RunOutcome = PlanOutcome['kind'] | AppliedOutcome['kind'] | 'unknown' | 'fault';

/** What passes by and is nowhere stored. Labels are words of ours, never names or texts of people. */
export interface Metrics {
  runEnded(kind: 'plan' | 'apply', outcome: RunOutcome, seconds: number): void;
  /** A webhook or interaction came in; `isNew` is false for a redelivery. */
  accepted(source: 'github' | 'discord', isNew: boolean): void;
  jobEnded(task: string, how: 'done' | 'refused' | 'interrupted' | 'paused' | 'retried' | 'dead'): void;
  /** What GitHub says is left of an hour's requests; `installation` is its number. */
  rateLimit(installation: string, remaining: number): void;
  handler: Handler;
}

const BYTES_OF_MB = 2 ** 20;

/** A plan takes seconds to minutes, an apply up to an hour. */
const SECONDS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600];

/** @param figures asked at every scrape */
export function createMetrics(figures: () => Promise<Figures>, { now }: Clock): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `guildops_${name}`, help, labelNames, registers });
  const runs = counter('runs_total', 'Runs of the engine that ended, since the start', ['kind', 'outcome']);
  const durations = new Histogram({
    ...{ name: 'guildops_run_duration_seconds', help: 'From the start of a run to its end', labelNames: ['kind'] },
    ...{ buckets: SECONDS, registers },
  });
  const doors = counter('accepted_total', 'Webhooks and interactions that were stored', ['source', 'is']);
  const jobs = counter('jobs_ended_total', 'Attempts of jobs that ended, since the start', ['task', 'how']);
  const limits = new Gauge({
    ...{ name: 'guildops_github_rate_limit_remaining', help: "Requests left, by GitHub's last answer" },
    ...{ labelNames: ['installation'], registers },
  });
  const draw = gaugesOf(registers);
  return {
    runEnded(kind, outcome, seconds) {
      runs.inc({ kind, outcome });
      durations.observe({ kind }, seconds);
    },
    accepted: (source, isNew) => doors.inc({ source, is: isNew ? 'new' : 'known' }),
    jobEnded: (task, how) => jobs.inc({ task, how }),
    rateLimit: (installation, remaining) => limits.set({ installation }, remaining),
    async handler(request, response) {
      if (pathOf(request) !== METRICS_PATH || request.method !== 'GET') return false;
      draw(await figures(), now());
      const text = await register.metrics();
      response.writeHead(200, { 'content-type': register.contentType, 'cache-control': 'no-store' });
      response.end(text);
      return true;
    },
  };
}

/** Gauges of what is stored, and how to set them all; what is no longer there is not left standing. */
function gaugesOf(registers: Registry[]): (figures: Figures, now: Date) => void {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `guildops_${name}`, help, labelNames, registers });
  const jobs = gauge('jobs', 'Jobs by state: waiting is due, later is not yet', ['task', 'state']);
  const jobAge = gauge('job_oldest_seconds', 'How long the first job of a task has been due', ['task']);
  const retrying = gauge('jobs_retrying', 'Jobs that failed and wait for their next attempt', ['task']);
  const locks = gauge('locks', 'Locks held on states');
  const lockAge = gauge('lock_oldest_seconds', 'How long the oldest lock has been held');
  const open = gauge('runs_open', 'Runs of the engine underway', ['kind']);
  const openAge = gauge('run_oldest_seconds', 'How long the oldest open run has been underway', ['kind']);
  const deploys = gauge('deploys', 'Deploys by state', ['state']);
  const memory = gauge('memory_bytes', 'Memory for runs: budget, and what those that run are reckoned with', ['is']);
  const waiting = gauge('memory_waiting', '1 while the next run of a task waits for memory', ['task']);
  return (figures, now) => {
    const age = (since: Date) => Math.max(0, (now.getTime() - since.getTime()) / 1000);
    for (const each of [jobs, jobAge, retrying, open, openAge, deploys, waiting]) each.reset();
    for (const { task, state, count, oldest } of figures.jobs) {
      jobs.set({ task, state }, count);
      if (state === 'waiting') jobAge.set({ task }, age(oldest));
    }
    for (const { task, count } of figures.retrying) retrying.set({ task }, count);
    locks.set(figures.locks.count);
    lockAge.set(figures.locks.oldest ? age(figures.locks.oldest) : 0);
    for (const kind of ['plan', 'apply'] as const) {
      const found = figures.runs.find((group) => group.kind === kind);
      open.set({ kind }, found?.count ?? 0);
      openAge.set({ kind }, found ? age(found.oldest) : 0);
    }
    for (const { state, count } of figures.deploys) deploys.set({ state }, count);
    memory.set({ is: 'budget' }, figures.memory.budgetMb * BYTES_OF_MB);
    memory.set({ is: 'reckoned' }, figures.memory.usedMb * BYTES_OF_MB);
    if (figures.memory.waiting) waiting.set({ task: figures.memory.waiting.task }, 1);
  };
}
