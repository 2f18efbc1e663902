import { describe, expect, it } from 'vitest';
import { gate, inbox, nameOf, workerBench } from './bench.ts';

describe('stopping', () => {
  it('waits for what runs and starts nothing more', async () => {
    const [started, finish] = [gate(), gate()];
    const ran: string[] = [];
    const { store, worker } = await workerBench(
      async (task) => {
        started.open();
        await finish.opened;
        ran.push(nameOf(task));
      },
      { lanes: [{ concurrency: 1 }] },
    );
    await worker.start();
    await store.jobs.add(inbox('running'));
    await store.jobs.add(inbox('waiting'));
    await started.opened;
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

  it('leaves nobody waiting for a worker that does nothing any more', async () => {
    const { worker } = await workerBench(() => {});
    await worker.start();
    await worker.stop(0);
    await worker.idle();
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
