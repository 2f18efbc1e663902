import { describe, expect, it } from 'vitest';
import { NOW } from '../fakes/words.ts';
import { jobEndsContract } from './job-ends-contract.ts';
import { jobTurnsContract } from './job-turns-contract.ts';
import { inbox, jobsBench, minutes, type OpenJobs } from './jobs-bench.ts';

/** What the worker and the use cases rely on, whatever keeps the jobs. */
export function jobsContract(open: OpenJobs): void {
  const bench = () => jobsBench(open);

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

  jobEndsContract(open);
  jobTurnsContract(open);

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
