import { setImmediate as nextTurn } from 'node:timers/promises';
import { bindJobs } from '../../src/deploy/bind.ts';
import type { Ports } from '../../src/deploy/ports.ts';
import type { ClaimedJob } from '../../src/jobs/queue.ts';
import { type Handlers, runJob } from '../../src/jobs/run-job.ts';
import { TASKS, type World } from './world.ts';

const LEASE_MS = 60_000;

/** A process that works off jobs, moved from outside: it stops at each call that leaves the process, until it is let on. */
export interface SteppedWorker {
  /** Goes on to its next call outside, or to the end of its job; takes the next job when it has none. False when there is nothing to do. */
  step(): Promise<boolean>;
  /** Keeps its lease, unless it is stalled. */
  beat(): Promise<void>;
  /** Sends no more heartbeats, and goes on working. */
  stall(): void;
  /** Ends between two calls: nothing of its job happens any more, and nobody is told. */
  kill(): void;
}

/** A worker on the ports of a world, as another process would have them: the same far ends, the same database. */
export function createSteppedWorker(world: World, name: string): SteppedWorker {
  const { store, clock } = world;
  const { queue } = store;
  let isDead = false;
  let isStalled = false;
  let job: ClaimedJob | undefined;
  const waiting: (() => void)[] = [];

  const ports = gatedPorts(world.ports, () => new Promise<void>((resolve) => void waiting.push(resolve)));
  const handlers: Handlers = { ...bindJobs(ports), inbox: async () => {}, backup: async () => {} };

  async function begin(): Promise<boolean> {
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    job = await queue.claim({ tasks: TASKS, now, worker: name, leaseUntil });
    if (!job) return false;
    waiting.length = 0;
    const runner = { queue, handlers, clock, log: ports.log, random: () => 0.5 };
    void runJob(runner, job, new AbortController().signal).then(() => {
      job = undefined;
    });
    return true;
  }

  return {
    async step() {
      if (isDead) return false;
      if (job) waiting.shift()?.();
      else if (!(await begin())) return false;
      await nextTurn(); // everything here is in memory: what can go on by itself has gone on by then
      return true;
    },
    async beat() {
      if (job && !isDead && !isStalled) await queue.beat([job.id], new Date(clock.now().getTime() + LEASE_MS));
    },
    stall() {
      isStalled = true;
    },
    kill() {
      isDead = true;
      waiting.length = 0;
    },
  };
}

/** Each call of a far end waits at the gate before it is made and after it was answered. No transaction is cut in half, as none is by a real end. */
function gatedPorts(ports: Ports, gate: () => Promise<void>): Ports {
  const gated = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, key, self) {
        const method = Reflect.get(target, key, self) as unknown;
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          await gate();
          return (method as (...given: unknown[]) => Promise<unknown>).apply(target, args).finally(gate);
        };
      },
    });
  return { ...ports, engine: gated(ports.engine), pulls: gated(ports.pulls) };
}
