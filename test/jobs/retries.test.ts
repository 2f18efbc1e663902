import { describe, expect, it } from 'vitest';
import { Paused } from '../../src/core/paused.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { gate, inbox, workerBench } from './bench.ts';

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

  it('and is dead runs again as soon as somebody revives it', async () => {
    let isDown = true;
    const { store, worker, clock } = await workerBench(() => {
      if (isDown) throw new Error('no network');
    });
    await worker.start();
    await store.jobs.add(inbox('a'), { maxAttempts: 1 });
    await worker.idle();
    isDown = false;
    for (const { id } of await store.queue.dead()) await store.queue.revive(id, clock.now());
    await worker.idle();
    expect(await store.queue.dead()).toEqual([]);
    expect(await store.queue.nextAt(new Date(0))).toBeUndefined();
  });

  it('only because it is kept out waits a minute each time, for as long as it takes, and counts no attempt', async () => {
    const attempts: number[] = [];
    let isOut = true;
    const { store, worker, pass, lines } = await workerBench((_, { attempt }) => {
      attempts.push(attempt);
      if (isOut) throw new Paused('The App is suspended', 'Unsuspend it');
    });
    await worker.start();
    await store.jobs.add(inbox('a'), { maxAttempts: 2 });
    await worker.idle();
    for (let minute = 0; minute < 5; minute += 1) await pass(60_000);
    isOut = false;
    await pass(60_000);
    expect(attempts).toEqual(Array(7).fill(1));
    expect(await store.queue.dead()).toEqual([]);
    expect(await store.queue.nextAt(new Date(0))).toBeUndefined();
    expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
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
