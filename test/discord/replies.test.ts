import { describe, expect, it } from 'vitest';
import { setStage } from './stage.ts';

async function withThread(hears: boolean) {
  const stage = await setStage({ hears });
  const { id } = await stage.draft();
  stage.cases.happen(id, { kind: 'submitted', by: { surface: 'discord', id: stage.ana.id, name: 'ana', roles: [] } });
  stage.cases.planned(id);
  await stage.mirrored();
  const [thread] = stage.discord.threads(stage.channel.id);
  if (!thread) throw new Error('no thread');
  return { ...stage, id, thread };
}

describe('what people write in the thread of a deploy', () => {
  it('is stored once and passed on with who wrote it; what programs write is not', async () => {
    const { stored, inbox, bo, thread, id, idle, cases } = await withThread(true);
    const written = bo.write('Why so large? @everyone', { channel: thread });
    await stored(written.id);
    await idle();
    expect([...inbox.values()].filter(({ name }) => name === 'reply')).toHaveLength(1);
    expect(inbox.get(written.id)?.payload).toMatchObject({
      deploy: id,
      text: 'Why so large? @everyone',
      by: { id: bo.id, name: 'bo' },
    });
    expect(cases.calls.filter((call) => call === 'relayReply')).toHaveLength(1);
  });

  it('stays there in any other channel, and where it is switched off', async () => {
    const on = await withThread(true);
    on.bo.write('hello', { channel: on.channel });
    const last = on.bo.write('in the thread', { channel: on.thread });
    await on.stored(last.id);
    expect([...on.inbox.values()].filter(({ name }) => name === 'reply')).toHaveLength(1);

    const off = await withThread(false);
    off.bo.write('hello', { channel: off.thread });
    await (await off.bo.run('/cloud-projects')).settled();
    expect([...off.inbox.values()].filter(({ name }) => name === 'reply')).toEqual([]);
  });
});
