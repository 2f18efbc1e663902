import { randomUUID } from 'node:crypto';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { createAlarm } from './alarm.ts';
import { type Lane, type OpenLane, openLanes } from './lanes.ts';
import { type RunnerOptions, runJob, type TaskName } from './run-job.ts';
import type { Scale } from './scale.ts';

export interface WorkerOptions extends Omit<RunnerOptions, 'random'> {
  lanes: readonly Lane[];
  /** For the lanes that are weighed; without it there is always enough memory. */
  scale?: Scale;
  /** Calls its listener after jobs were added; answers the way to stop that. */
  onJobAdded(listener: () => void): () => void;
  random?: () => number;
  /** How long a job stays ours without a heartbeat; three are sent in that time. */
  leaseMs?: number;
}

export interface Worker {
  /** Puts back in line what an earlier process left running, then works until `stop`. */
  start(): Promise<void>;
  /** Looks for work now: for whoever moves the clock by hand. */
  wake(): void;
  /** Resolves when nothing is running and nothing is due, or the worker has stopped. */
  idle(): Promise<void>;
  /** Takes no new job and waits for the running ones; after `graceMs` it aborts their signals. Answers how many did not let go. */
  stop(graceMs: number): Promise<number>;
}

/** After a fault of the queue itself: the disk is full. */
const FAULT_PAUSE_MS = 1_000;
/** How long an aborted handler may take to let go. */
const ABORT_GRACE_MS = 1_000;

/**
 * Runs the jobs of a queue in this process. It looks for work when a job was added, when one has ended and when the next one becomes
 * due; it never polls.
 */
export function createWorker(options: WorkerOptions): Worker {
  const { queue, scale, clock, log, onJobAdded, leaseMs = 60_000 } = options;
  const runner: RunnerOptions = { ...options, random: options.random ?? Math.random };
  const lanes = openLanes(options.lanes, Object.keys(options.handlers) as TaskName[]);
  const name = randomUUID();
  const aborting = new AbortController();
  const alarm = createAlarm(clock, wake);
  const idlers = new Set<() => void>();
  let isOpen = false;
  let isStopped = false;
  let isStale = false;
  let looking: Promise<void> | undefined;
  let heart: NodeJS.Timeout | undefined;
  let stopListening = () => {};

  const fromNow = (ms: number) => new Date(clock.now().getTime() + ms);
  const running = () => lanes.flatMap((lane) => [...lane.running]);

  function wake(): void {
    isStale = true;
    if (isOpen)
      looking ??= look().finally(() => {
        looking = undefined;
        if (isStale) wake();
      });
  }

  /** Fills the lanes until nothing has changed meanwhile. */
  async function look(): Promise<void> {
    let lookedAt = clock.now();
    try {
      while (isOpen && isStale) {
        isStale = false;
        lookedAt = clock.now(); // what becomes due while we look is not missed: it is after this time
        scale?.lookAnew();
        for (const lane of lanes) await fill(lane);
      }
      const next = isOpen ? await queue.nextAt(lookedAt) : undefined;
      if (isOpen && next) alarm.set(next);
      if (!isStale && running().length === 0) tellIdle();
    } catch (err) {
      log.error({ err }, 'looking for jobs failed');
      if (isOpen) alarm.set(fromNow(FAULT_PAUSE_MS));
    }
  }

  async function fill(lane: OpenLane): Promise<void> {
    while (lane.hasRoom()) {
      await nextTurn(); // jobs that only use the database would keep the program from hearing anybody until the last is done
      const taken = isOpen && (await take(lane));
      if (!taken) return;
      const { job, giveBack } = taken;
      lane.enter(job.id, runJob(runner, job, aborting.signal).finally(giveBack), wake);
    }
  }

  async function take({ tasks, isWeighed }: OpenLane) {
    const by = { tasks, now: clock.now(), worker: name, leaseUntil: fromNow(leaseMs) };
    if (isWeighed && scale) return scale.claim(by);
    const job = await queue.claim(by);
    return job && { job, giveBack: () => {} };
  }

  function tellIdle(): void {
    for (const tell of idlers) tell();
    idlers.clear();
  }

  /** Keeps what runs here, then takes back what nobody keeps: a job whose end could not be recorded. */
  async function beat(): Promise<void> {
    try {
      await queue.beat(
        running().map(([id]) => id),
        fromNow(leaseMs),
      );
      if ((await queue.voidLeases(clock.now())) > 0) wake();
    } catch (err) {
      log.error({ err }, 'heartbeat failed');
    }
  }

  /** Waits until nothing runs, but not longer than that. */
  async function ended(withinMs: number): Promise<void> {
    const enough = new AbortController();
    const timeout = delay(withinMs, undefined, { signal: enough.signal }).catch(() => {});
    await Promise.race([Promise.all(running().map(([, work]) => work)), timeout]);
    enough.abort();
  }

  return {
    async start() {
      await queue.voidLeases();
      stopListening = onJobAdded(wake);
      heart = setInterval(() => void beat(), leaseMs / 3);
      isOpen = true;
      wake();
    },
    wake,
    idle: () =>
      new Promise((resolve) => {
        if (isStopped) return resolve();
        idlers.add(resolve);
        wake();
      }),
    async stop(graceMs) {
      isOpen = false;
      stopListening();
      alarm.clear();
      clearInterval(heart);
      await looking;
      await ended(graceMs);
      if (running().length > 0) {
        aborting.abort(new Error('the worker stops'));
        await ended(ABORT_GRACE_MS);
      }
      isStopped = true;
      tellIdle();
      return running().length;
    },
  };
}
