import { describe, expect, it } from 'vitest';
import type { Clock, Store, Task } from '../../src/deploy/ports.ts';
import type { ClaimedJob, JobQueue } from '../../src/jobs/queue.ts';
import { NOW } from '../fakes/words.ts';

export interface JobsUnderTest {
  store: Pick<Store, 'jobs' | 'transaction'>;
  queue: JobQueue;
}

const TASKS: readonly Task['task'][] = ['inbox', 'plan', 'sweep'];
const inbox = (item: string): Task => ({ task: 'inbox', item });
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);

/** What the worker and the use cases rely on, whatever keeps the jobs. */
export function jobsContract(open: (clock: Clock) => Promise<JobsUnderTest>): void {
  /** A queue whose clock the test moves, with short words for what a worker does. */
  async function bench() {
    let now = NOW;
    const { store, queue } = await open({ now: () => now });
    const claim = (tasks = TASKS) =>
      queue.claim({ tasks, now, worker: 'w', leaseUntil: new Date(now.getTime() + 60_000) });
    return {
      store,
      queue,
      add: store.jobs.add,
      claim,
      /** The job that is claimed; the test fails when there is none. */
      async take(): Promise<ClaimedJob> {
        const job = await claim();
        if (!job) throw new Error('nothing to claim');
        return job;
      },
      at(minute: number) {
        now = minutes(minute);
      },
      /** Claims and completes until nothing is due; answers the tasks in the order they came. */
      async drain(): Promise<Task[]> {
        const done: Task[] = [];
        for (let job = await claim(); job; job = await claim()) {
          done.push(job.task);
          await queue.complete(job);
        }
        return done;
      },
    };
  }

  describe('order', () => {
    it('is that of adding', async () => {
      const { add, drain } = await bench();
      for (const item of ['a', 'b', 'c']) await add(inbox(item));
      expect(await drain()).toEqual(['a', 'b', 'c'].map(inbox));
    });

    it('lets lower priorities go first, then what became due first', async () => {
      const { add, drain, at } = await bench();
      await add(inbox('late'), { runAt: minutes(3) });
      await add(inbox('early'), { runAt: minutes(2) });
      await add(inbox('first'), { runAt: minutes(4), priority: -1 });
      at(5);
      expect(await drain()).toEqual(['first', 'early', 'late'].map(inbox));
    });

    it('starts nothing before its time, and says when that is', async () => {
      const { add, claim, queue, at } = await bench();
      await add(inbox('b'), { runAt: minutes(20) });
      await add(inbox('a'), { runAt: minutes(10) });
      expect(await claim()).toBeUndefined();
      expect(await queue.nextAt(NOW)).toEqual(minutes(10));
      at(10);
      expect((await claim())?.task).toEqual(inbox('a'));
      expect(await queue.nextAt(minutes(10))).toEqual(minutes(20));
      expect(await queue.nextAt(minutes(20))).toBeUndefined();
    });

    it('gives a worker only the tasks it asks for', async () => {
      const { add, claim } = await bench();
      await add(inbox('a'));
      await add({ task: 'sweep' });
      expect((await claim(['sweep']))?.task).toEqual({ task: 'sweep' });
      expect(await claim(['sweep'])).toBeUndefined();
    });

    it('of one queue runs one job at a time, while others go on', async () => {
      const { add, claim, take, queue } = await bench();
      await add(inbox('a1'), { queue: 'a' });
      await add(inbox('a2'), { queue: 'a' });
      await add(inbox('b1'), { queue: 'b' });
      const first = await take();
      expect((await claim())?.task).toEqual(inbox('b1'));
      expect(await claim()).toBeUndefined();
      await queue.complete(first);
      expect((await claim())?.task).toEqual(inbox('a2'));
    });

    it('does not make a queue wait for the retry of its failed head', async () => {
      const { add, take, claim, queue, at } = await bench();
      await add(inbox('head'), { queue: 'a' });
      await add(inbox('next'), { queue: 'a' });
      await queue.fail(await take(), 'boom', minutes(1));
      const next = await take();
      expect(next.task).toEqual(inbox('next'));
      at(1);
      expect(await claim()).toBeUndefined();
      await queue.complete(next);
      expect(await claim()).toMatchObject({ task: inbox('head'), attempt: 2 });
    });
  });

  describe('a key', () => {
    it('that waits is replaced, time and attempts included', async () => {
      const { add, take, queue, drain } = await bench();
      await add(inbox('old'), { key: 'k' });
      await queue.fail(await take(), 'boom', minutes(5));
      await add(inbox('new'), { key: 'k' });
      expect(await take()).toMatchObject({ task: inbox('new'), attempt: 1 });
      expect(await drain()).toEqual([]);
    });

    it('that runs gets one more run, after it', async () => {
      const { add, take, claim, queue, drain } = await bench();
      await add(inbox('1'), { key: 'k' });
      const running = await take();
      await add(inbox('2'), { key: 'k' });
      await add(inbox('3'), { key: 'k' });
      expect(await claim()).toBeUndefined();
      await queue.complete(running);
      expect(await drain()).toEqual([inbox('3')]);
    });

    it('that runs and fails gives way to the run that was added meanwhile', async () => {
      const { add, take, queue, drain, at } = await bench();
      await add(inbox('1'), { key: 'k' });
      const running = await take();
      await add(inbox('2'), { key: 'k' });
      await queue.fail(running, 'boom', minutes(1));
      at(2);
      expect(await drain()).toEqual([inbox('2')]);
    });

    it('that is finished starts anew', async () => {
      const { add, drain } = await bench();
      await add(inbox('1'), { key: 'k' });
      expect(await drain()).toEqual([inbox('1')]);
      await add(inbox('2'), { key: 'k' });
      expect(await drain()).toEqual([inbox('2')]);
    });

    it('that died starts anew, and the dead one is forgotten', async () => {
      const { add, take, queue } = await bench();
      await add(inbox('1'), { key: 'k' });
      await queue.fail(await take(), 'boom', undefined);
      await add(inbox('2'), { key: 'k' });
      expect(await queue.dead()).toEqual([]);
      expect(await take()).toMatchObject({ task: inbox('2'), attempt: 1 });
    });

    it('is no other key, and no key is nobody else', async () => {
      const { add, drain } = await bench();
      for (const options of [{ key: 'k' }, { key: 'K' }, {}, {}]) await add(inbox('x'), options);
      expect(await drain()).toHaveLength(4);
    });
  });

  describe('a failed job', () => {
    it('comes back at its time with its attempts counted', async () => {
      const { add, take, claim, queue, at } = await bench();
      await add(inbox('a'), { maxAttempts: 3 });
      await queue.fail(await take(), 'boom', minutes(1));
      expect(await claim()).toBeUndefined();
      at(1);
      expect(await take()).toMatchObject({ attempt: 2, maxAttempts: 3 });
    });

    it('that is dead is kept with its error until somebody revives it', async () => {
      const { add, take, claim, queue } = await bench();
      await add(inbox('a'), { key: 'k' });
      const job = await take();
      await queue.fail(job, 'boom', undefined);
      expect(await claim()).toBeUndefined();
      expect(await queue.dead()).toEqual([{ id: job.id, key: 'k', task: inbox('a'), attempts: 1, error: 'boom' }]);
      expect([await queue.revive(job.id, NOW), await queue.revive(job.id, NOW)]).toEqual([true, false]);
      expect(await take()).toMatchObject({ task: inbox('a'), attempt: 1 });
    });
  });

  describe('a lease', () => {
    it('of a worker that is gone is void at once when nobody else owns the data', async () => {
      const { add, take, queue } = await bench();
      await add(inbox('a'), { queue: 'a' });
      await take();
      expect(await queue.voidLeases()).toBe(1);
      expect(await take()).toMatchObject({ task: inbox('a'), attempt: 2 });
    });

    it('ends by itself unless a heartbeat extends it', async () => {
      const { add, take, queue } = await bench();
      await add(inbox('a'));
      await add(inbox('b'));
      const kept = await take();
      await take();
      await queue.beat([kept.id], minutes(9));
      expect(await queue.voidLeases(minutes(5))).toBe(1);
      expect((await take()).task).toEqual(inbox('b'));
    });

    it('that ended no longer lets its holder end the job', async () => {
      const { add, take, queue } = await bench();
      await add(inbox('a'));
      const lost = await take();
      await queue.voidLeases();
      const held = await take();
      await queue.complete(lost);
      await queue.fail(lost, 'late', undefined);
      expect(await queue.dead()).toEqual([]);
      await queue.complete(held);
      expect(await queue.voidLeases()).toBe(0);
    });

    it('lost again and again ends in death, so that no job can kill its process for ever', async () => {
      const { add, take, claim, queue } = await bench();
      await add(inbox('poison'), { maxAttempts: 2 });
      for (const _ of [1, 2]) {
        await take();
        await queue.voidLeases();
      }
      expect(await claim()).toBeUndefined();
      expect(await queue.dead()).toMatchObject([{ task: inbox('poison'), attempts: 2 }]);
    });

    it('that is released does not count as an attempt', async () => {
      const { add, take, queue } = await bench();
      await add(inbox('a'));
      await queue.release(await take());
      expect((await take()).attempt).toBe(1);
    });
  });

  it('jobs of a transaction that is rolled back never were', async () => {
    const { store, claim } = await bench();
    const broken = store.transaction(async ({ jobs }) => {
      await jobs.add(inbox('a'));
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(await claim()).toBeUndefined();
  });
}
