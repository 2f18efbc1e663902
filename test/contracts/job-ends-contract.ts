import { describe, expect, it } from 'vitest';
import { NOW } from '../fakes/words.ts';
import { inbox, jobsBench, minutes, type OpenJobs } from './jobs-bench.ts';

/** The ways a job ends other than well, and what becomes of it. */
export function jobEndsContract(open: OpenJobs): void {
  const bench = () => jobsBench(open);

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
}
