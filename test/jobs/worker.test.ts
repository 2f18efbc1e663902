import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import type { Task } from '../../src/deploy/ports.ts';
import { gate, inbox, workerBench } from './bench.ts';

const nameOf = (task: Task): string => ('item' in task ? task.item : task.task);

describe('a worker', () => {
  it('runs what was there before it, and what is added later, in a transaction or not', async () => {
    const ran: string[] = [];
    const { store, worker } = await workerBench((task) => void ran.push(nameOf(task)));
    await store.jobs.add(inbox('before'));
    await worker.start();
    await worker.idle();
    await store.jobs.add(inbox('after'));
    await worker.idle();
    await store.transaction(({ jobs }) => jobs.add(inbox('in a transaction')));
    await worker.idle();
    expect(ran).toEqual(['before', 'after', 'in a transaction']);
  });

  it('starts a job by itself when it becomes due', async () => {
    const { open, opened } = gate();
    const { store, worker } = await workerBench(open, { realTime: true });
    await worker.start();
    await store.jobs.add(inbox('soon'), { runAt: new Date(Date.now() + 20) });
    await opened;
  });

  it('takes over what an earlier process left running', async () => {
    const attempts: number[] = [];
    const { store, worker, clock } = await workerBench((_, { attempt }) => void attempts.push(attempt));
    await store.jobs.add(inbox('a'));
    await store.queue.claim({ tasks: ['inbox'], now: clock.now(), worker: 'gone', leaseUntil: clock.now() });
    await worker.start();
    await worker.idle();
    expect(attempts).toEqual([2]);
  });

  it('runs each of a thousand jobs once, those of one queue in their order', async () => {
    const ran: number[] = [];
    const { store, worker } = await workerBench((task) => void ran.push(Number(nameOf(task))), {
      lanes: [{ concurrency: 8 }],
    });
    await worker.start();
    await store.transaction(async ({ jobs }) => {
      for (let n = 0; n < 1_000; n += 1) await jobs.add(inbox(String(n)), { queue: `queue ${n % 10}` });
    });
    await worker.idle();
    expect(new Set(ran).size).toBe(1_000);
    for (let queue = 0; queue < 10; queue += 1) {
      const ofQueue = ran.filter((n) => n % 10 === queue);
      expect(ofQueue).toEqual([...ofQueue].sort((a, b) => a - b));
    }
  });

  it('gives one more run to a key that was added while it ran', async () => {
    const first = gate();
    const ran: string[] = [];
    const { store, worker } = await workerBench(async (task) => {
      ran.push(nameOf(task));
      if (ran.length === 1) await first.opened;
    });
    await worker.start();
    for (const item of ['1', '2', '3']) {
      await store.jobs.add(inbox(item), { key: 'k' });
      if (item === '1') await expect.poll(() => ran).toEqual(['1']);
    }
    first.open();
    await worker.idle();
    expect(ran).toEqual(['1', '3']);
  });
});

describe('lanes', () => {
  it('hold no more jobs at a time than they say, and do not hold up one another', async () => {
    const finish = gate();
    const ran: string[] = [];
    let [plans, mostPlans] = [0, 0];
    const { store, worker } = await workerBench(
      async (task) => {
        ran.push(task.task);
        if (task.task !== 'plan') return;
        mostPlans = Math.max(mostPlans, ++plans);
        await finish.opened;
        plans -= 1;
      },
      { lanes: [{ tasks: ['plan'], concurrency: 2 }, { concurrency: 1 }] },
    );
    await worker.start();
    for (let n = 0; n < 4; n += 1) await store.jobs.add({ task: 'plan', deploy: `AAA${n}` as never });
    for (let n = 0; n < 3; n += 1) await store.jobs.add(inbox(String(n)));
    await expect.poll(() => ran.filter((name) => name === 'inbox').length).toBe(3);
    expect(ran.filter((name) => name === 'plan')).toHaveLength(2);
    finish.open();
    await worker.idle();
    expect([ran.length, mostPlans]).toEqual([7, 2]);
  });
});

describe('a job that fails', () => {
  it('is tried again after a while that grows', async () => {
    const attempts: number[] = [];
    const { store, worker, pass, clock } = await workerBench((_, { attempt }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('no network');
    });
    await worker.start();
    await store.jobs.add(inbox('a'));
    await worker.idle();
    expect(await store.queue.nextAt(clock.now())).toEqual(new Date(clock.now().getTime() + 2_718));
    await pass(2_717);
    expect(attempts).toEqual([1]);
    await pass(1);
    expect(attempts).toEqual([1, 2]);
    await pass(7_389);
    expect(attempts).toEqual([1, 2, 3]);
    expect(await store.queue.nextAt(clock.now())).toBeUndefined();
  });

  it('as often as it may is kept with its error and told as one', async () => {
    const { store, worker, lines } = await workerBench(() => {
      throw new Error('no network');
    });
    await worker.start();
    await store.jobs.add(inbox('a'), { maxAttempts: 1 });
    await worker.idle();
    expect(await store.queue.dead()).toMatchObject([{ attempts: 1, error: expect.stringContaining('no network') }]);
    expect(lines).toMatchObject([{ level: 'error', fields: { task: 'inbox', attempt: 1 } }]);
  });

  it('by a refusal is not tried again: the answer would be the same', async () => {
    const { store, worker, lines } = await workerBench(() => {
      throw new Refusal({ code: 'plan-moved' }, { code: 'fork' });
    });
    await worker.start();
    await store.jobs.add(inbox('a'));
    await worker.idle();
    expect(await store.queue.nextAt(new Date(0))).toBeUndefined();
    expect(await store.queue.dead()).toEqual([]);
    expect(lines).toMatchObject([{ level: 'warn', fields: { problems: ['plan-moved', 'fork'] } }]);
  });

  it('because this version knows no such task says so', async () => {
    const { store, worker } = await workerBench(() => {}, { lanes: [{ tasks: ['bogus' as never], concurrency: 1 }] });
    await worker.start();
    await store.jobs.add({ task: 'bogus' } as never, { maxAttempts: 1 });
    await worker.idle();
    expect(await store.queue.dead()).toMatchObject([
      { error: expect.stringContaining('no handler for the task "bogus"') },
    ]);
  });

  it('to record its end runs again when its lease is over', async () => {
    let faults = 1;
    const again = gate();
    const { store, worker, lines } = await workerBench((_, { attempt }) => void (attempt === 2 && again.open()), {
      realTime: true,
      leaseMs: 30,
      queue: (real) => ({
        ...real,
        complete: (job) => (faults-- > 0 ? Promise.reject(new Error('disk full')) : real.complete(job)),
      }),
    });
    await worker.start();
    await store.jobs.add(inbox('a'));
    await again.opened;
    await worker.idle();
    expect(lines.map(({ level }) => level)).toEqual(['error', 'info']);
  });
});

it('a fault of the queue is logged, and the next wake goes on', async () => {
  let faults = 1;
  const ran: string[] = [];
  const { store, worker, lines } = await workerBench((task) => void ran.push(nameOf(task)), {
    queue: (real) => ({
      ...real,
      claim: (by) => (faults-- > 0 ? Promise.reject(new Error('disk full')) : real.claim(by)),
    }),
  });
  await worker.start();
  await expect.poll(() => lines).toMatchObject([{ level: 'error', message: 'looking for jobs failed' }]);
  await store.jobs.add(inbox('a'));
  await worker.idle();
  expect(ran).toEqual(['a']);
});

describe('stopping', () => {
  it('waits for what runs and starts nothing more', async () => {
    const finish = gate();
    const ran: string[] = [];
    const { store, worker } = await workerBench(
      async (task) => {
        await finish.opened;
        ran.push(nameOf(task));
      },
      { lanes: [{ concurrency: 1 }] },
    );
    await worker.start();
    await store.jobs.add(inbox('running'));
    await store.jobs.add(inbox('waiting'));
    await expect.poll(() => store.queue.nextAt(new Date(0))).toBeDefined();
    const stopped = worker.stop(10_000);
    finish.open();
    expect(await stopped).toBe(0);
    expect(ran).toEqual(['running']);
  });

  it('after its grace tells the handlers, whose jobs begin again without a lost attempt', async () => {
    const started = gate();
    const { store, worker, clock } = await workerBench(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          started.open();
        }),
    );
    await worker.start();
    await store.jobs.add(inbox('a'), { maxAttempts: 1 });
    await started.opened;
    expect(await worker.stop(0)).toBe(0);
    const by = { tasks: ['inbox'], now: clock.now(), worker: 'next', leaseUntil: clock.now() } as const;
    expect(await store.queue.claim(by)).toMatchObject({ attempt: 1 });
  });

  it('counts the handlers that do not let go', async () => {
    const [started, finish] = [gate(), gate()];
    const { store, worker } = await workerBench(async () => {
      started.open();
      await finish.opened;
    });
    await worker.start();
    await store.jobs.add(inbox('a'));
    await started.opened;
    expect(await worker.stop(0)).toBe(1);
    finish.open();
  });
});
