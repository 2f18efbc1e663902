import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/core/ids.ts';
import { deployOfThread } from '../../src/deploy/replies/relay.ts';
import { planned } from './steps.ts';
import { bo, createWorld, dev } from './world.ts';

const THREAD = '700000000000000001';

async function withThread(mirrorsReplies: boolean) {
  const world = await createWorld({ rules: { mirrorsReplies } });
  const id = await planned(world);
  const { pull } = await world.get(id);
  const row = { key: `deploy:${id}:thread`, remoteId: THREAD, hash: digestOf('thread'), at: world.clock.now() };
  await world.store.mirrors.put(row);
  return { ...world, id, number: pull?.number ?? 0 };
}

describe('what people write to people', () => {
  it('in a thread is told on the pull request once, with who wrote it', async () => {
    const { ports, useCases, pulls, id } = await withThread(true);
    expect(await deployOfThread(ports, THREAD)).toBe(id);
    expect(await deployOfThread(ports, '1')).toBeUndefined();
    for (const _ of [1, 2]) await useCases.relayReply({ deploy: id, by: bo, text: 'Why so large?', cause: 'm1' });
    expect([...pulls.replies]).toEqual([['reply-m1', `bo writes in the Discord thread of ${id}:\nWhy so large?`]]);
  });

  it.each([
    { when: 'it is switched on', on: true, told: 1 },
    { when: 'it is switched off', on: false, told: 0 },
  ])('on a pull request is told in the threads of its deploys $told times where $when', async ({ on, told }) => {
    const { useCases, project, number, notices, settle } = await withThread(on);
    for (const _ of [1, 2])
      await useCases.relayComment({ repo: project.repo, number, by: dev, text: 'Fine\nby me', cause: '9' });
    await settle();
    expect(notices.map(({ to, body }) => [to, body.lines])).toEqual(
      Array.from({ length: told }, () => [{ channel: THREAD }, ['Fine', 'by me']]),
    );
  });
});
