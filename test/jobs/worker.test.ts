import { describe, expect, it } from 'vitest';
import { gate, inbox, nameOf, workerBench } from './bench.ts';

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

  it('lets the program hear others between jobs that wait for nothing', async () => {
    let ran = 0;
    const { store, worker } = await workerBench(() => void ran++, { lanes: [{ concurrency: 1 }] });
    await store.transaction(async ({ jobs }) => {
      for (let n = 0; n < 50; n += 1) await jobs.add(inbox(String(n)));
    });
    await worker.start();
    const ranByTheNextTurn = await new Promise<number>((resolve) => setImmediate(() => resolve(ran)));
    await worker.idle();
    expect(ranByTheNextTurn).toBeLessThan(50);
    expect(ran).toBe(50);
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
