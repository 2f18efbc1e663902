import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import type { Task } from '../../src/deploy/ports.ts';
import type { Lane } from '../../src/jobs/lanes.ts';
import { gate, inbox, workerBench } from './bench.ts';

const LANES: readonly Lane[] = [
  { concurrency: 9, tasks: ['apply'], isWeighed: true },
  { concurrency: 9, tasks: ['plan'], isWeighed: true },
  { concurrency: 1 },
];
const plan = (name: string): Task => ({ task: 'plan', deploy: name as DeployId });
const apply = (name: string): Task => ({ task: 'apply', deploy: name as DeployId });

/** A worker with a gigabyte; a run needs as many megabytes as its name says. */
async function weighed() {
  const running = new Map<string, ReturnType<typeof gate>>();
  const order: string[] = [];
  const { store, worker, scale } = await workerBench(
    async (task) => {
      const name = 'deploy' in task ? task.deploy : task.task;
      order.push(name);
      if (!('deploy' in task)) return;
      const end = gate();
      running.set(name, end);
      await end.opened;
      running.delete(name);
    },
    {
      lanes: LANES,
      memory: { budgetMb: 1_000, needMb: async (task) => ('deploy' in task ? Number.parseInt(task.deploy, 10) : 0) },
    },
  );
  await worker.start();
  const runs = (...names: string[]) => expect.poll(() => [...running.keys()]).toEqual(names);
  return { store, worker, scale, order, runs, end: (name: string) => running.get(name)?.open() };
}

describe('runs of the engine', () => {
  it('start only while their sum fits, and what waits is told', async () => {
    const { store, scale, runs, end } = await weighed();
    for (const name of ['600a', '400b', '400c']) await store.jobs.add(plan(name));
    await runs('600a', '400b');
    await expect
      .poll(() => scale?.figures())
      .toEqual({ budgetMb: 1_000, usedMb: 1_000, waiting: { task: 'plan', needMb: 400 } });
    end('600a');
    await runs('400b', '400c');
    await expect.poll(() => scale?.figures()).toEqual({ budgetMb: 1_000, usedMb: 800 });
    end('400b');
    end('400c');
    await expect.poll(() => scale?.figures().usedMb).toBe(0);
  });

  it('may always be one, however large', async () => {
    const { store, runs, end } = await weighed();
    await store.jobs.add(plan('5000a'));
    await store.jobs.add(plan('1b'));
    await runs('5000a');
    end('5000a');
    await runs('1b');
    end('1b');
  });

  it('that are large are not passed over by small ones, and applies come before plans', async () => {
    const { store, runs, end } = await weighed();
    await store.jobs.add(plan('700a'));
    await runs('700a');
    await store.jobs.add(plan('100b'));
    await runs('700a', '100b');
    await store.jobs.add(apply('900c'));
    await store.jobs.add(plan('100d'));
    await store.jobs.add(inbox('others go on'));
    end('100b');
    await runs('700a');
    end('700a');
    await runs('900c', '100d');
    end('900c');
    end('100d');
  });

  it('do not hold up jobs that run nothing', async () => {
    const { store, order, runs, end } = await weighed();
    await store.jobs.add(plan('1000a'));
    await runs('1000a');
    await store.jobs.add(apply('1000b'));
    await store.jobs.add(inbox('quick'));
    await expect.poll(() => order).toContain('inbox');
    end('1000a');
    await runs('1000b');
    end('1000b');
  });
});
