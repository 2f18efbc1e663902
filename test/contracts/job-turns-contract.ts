import { describe, expect, it } from 'vitest';
import { inbox, jobsBench, minutes, type OpenJobs } from './jobs-bench.ts';

/** How jobs of many share what there is: turns between shares, and pools of a size. */
export function jobTurnsContract(open: OpenJobs): void {
  const bench = () => jobsBench(open);
  type Bench = Awaited<ReturnType<typeof bench>>;
  const addAll = async ({ add }: Bench, share: string, count: number): Promise<void> => {
    for (let n = 1; n <= count; n += 1) await add(inbox(`${share}${n}`), { share, key: `${share}${n}` });
  };

  describe('shares', () => {
    it('take turns, whoever was first and has how many', async () => {
      const all = await bench();
      await addAll(all, 'a', 4);
      await addAll(all, 'b', 2);
      await addAll(all, 'c', 1);
      expect(await all.drain()).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'].map(inbox));
    });

    it('let who comes later begin in the round that is being served, neither behind all nor before it', async () => {
      const all = await bench();
      await addAll(all, 'a', 200);
      for (let n = 0; n < 50; n += 1) await all.queue.complete(await all.take());
      const running = await all.take();
      expect(running.task).toEqual(inbox('a51'));
      await addAll(all, 'b', 3);
      const next = await Promise.all([all.take(), all.take(), all.take(), all.take()]);
      expect(next.map(({ task }) => task)).toEqual(['a52', 'b1', 'a53', 'b2'].map(inbox));
    });

    it('do not lose their turn to a job that is added again, nor begin anew with it', async () => {
      const all = await bench();
      await addAll(all, 'a', 3);
      await addAll(all, 'b', 3);
      await all.add(inbox('a1 again'), { share: 'a', key: 'a1', runAt: minutes(0) });
      expect((await all.drain()).map((task) => ('item' in task ? task.item : ''))).toEqual([
        ...['a1 again', 'b1', 'a2', 'b2', 'a3', 'b3'],
      ]);
    });

    it('come after priority, and leave the order of jobs without one alone', async () => {
      const all = await bench();
      await addAll(all, 'a', 2);
      await all.add(inbox('urgent'), { share: 'a', priority: -1 });
      await all.add(inbox('x'));
      await all.add(inbox('y'));
      expect(await all.drain()).toEqual(['urgent', 'a1', 'x', 'y', 'a2'].map(inbox));
    });
  });

  describe('a pool', () => {
    it('runs no more at a time than its size, while others go on', async () => {
      const { add, take, claim, queue } = await bench();
      for (const item of ['a', 'b', 'c']) await add(inbox(item), { pool: { name: 'p', size: 2 } });
      await add(inbox('other'), { pool: { name: 'q', size: 1 } });
      const first = await take();
      await take();
      expect((await take()).task).toEqual(inbox('other'));
      expect(await claim()).toBeUndefined();
      await queue.complete(first);
      expect((await take()).task).toEqual(inbox('c'));
    });

    it('has the size that each of its jobs was added with', async () => {
      const { add, take, claim } = await bench();
      await add(inbox('a'), { pool: { name: 'p', size: 1 } });
      await add(inbox('b'), { pool: { name: 'p', size: 1 } });
      await add(inbox('c'), { pool: { name: 'p', size: 2 } });
      await take();
      expect((await take()).task).toEqual(inbox('c'));
      expect(await claim()).toBeUndefined();
    });
  });

  it('a place in line counts those of the same task that are due and come before', async () => {
    const all = await bench();
    const { add, queue, take, at } = all;
    await addAll(all, 'a', 3);
    await add({ task: 'sweep' });
    await add(inbox('b1'), { share: 'b', key: 'b1' });
    await add(inbox('later'), { key: 'later', runAt: minutes(1) });
    const places = (now: Date) =>
      Promise.all(['a1', 'a2', 'b1', 'later', 'no such'].map((key) => queue.ahead(key, now)));
    expect(await places(minutes(0))).toEqual([0, 2, 1, undefined, undefined]);
    await take(['inbox']);
    at(1);
    expect(await places(minutes(1))).toEqual([undefined, 2, 0, 1, undefined]);
  });

  describe('a look at what is next', () => {
    it('shows what a claim would give, and takes nothing', async () => {
      const { add, queue, take, claim, at } = await bench();
      const look = () => queue.next({ tasks: ['inbox'], now: minutes(0) });
      expect(await look()).toBeUndefined();
      await add(inbox('later'), { runAt: minutes(1) });
      expect(await look()).toBeUndefined();
      await add(inbox('a'), { queue: 'a' });
      const shown = await look();
      expect(shown?.task).toEqual(inbox('a'));
      expect(await take()).toMatchObject({ id: shown?.id, attempt: 1 });
      await add(inbox('behind it'), { queue: 'a' });
      expect(await look()).toBeUndefined();
      at(1);
      expect((await claim())?.task).toEqual(inbox('later'));
    });

    it('can be claimed alone, unless somebody was faster', async () => {
      const { add, queue, take } = await bench();
      await add(inbox('a'));
      await add(inbox('b'));
      const tasks = ['inbox'] as const;
      const shown = await queue.next({ tasks, now: minutes(0) });
      await take();
      const by = { tasks, now: minutes(0), worker: 'w', leaseUntil: minutes(1) };
      expect(await queue.claim({ ...by, only: shown?.id ?? 0 })).toBeUndefined();
      expect((await take()).task).toEqual(inbox('b'));
    });
  });
}
