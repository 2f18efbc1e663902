import { describe, expect, it } from 'vitest';
import type { GuildId } from '../../src/core/ids.ts';
import type { Notice } from '../../src/core/notice.ts';
import { Unreachable } from '../../src/core/unreachable.ts';
import { setStage } from './stage.ts';

type Stage = Awaited<ReturnType<typeof setStage>>;

const aNotice = (to: Notice['to'], body: Partial<Notice['body']> = {}): Notice => ({
  id: 'budget:web:80',
  guild: '1' as GuildId,
  to,
  body: { kind: 'said', tone: 'warning', title: 'Budget of web', lines: ['80 % of $100 a month'], ...body },
  at: new Date(0),
});

const send = (stage: Stage, notice: Notice, known?: string) => stage.program().mirror.notice(notice)?.write(known);

describe('a notice in Discord', () => {
  it('stands in its channel, pings whom it names and nobody whom its words name', async () => {
    const stage = await setStage();
    const body = { title: `@everyone **x** <@${stage.bo.id}>`, pings: { people: [stage.ana.id] } };
    await send(stage, aNotice({ channel: stage.channel.id }, body));
    const [shown] = stage.discord.messages(stage.channel.id);
    expect(shown?.pings).toEqual({ everyone: false, users: [stage.ana.id], roles: [] });
    expect(shown?.text).toContain('80 % of $100 a month');
  });

  it('reaches a person directly, and is changed where it stands', async () => {
    const stage = await setStage();
    const id = await send(stage, aNotice({ person: stage.ana.id }));
    await send(stage, aNotice({ person: stage.ana.id }, { lines: ['100 %'] }), id);
    expect(stage.ana.dms().map(({ text }) => text)).toEqual([expect.stringContaining('100 %')]);
  });

  it('that a crash made us forget is found', async () => {
    const stage = await setStage();
    const id = await send(stage, aNotice({ channel: stage.channel.id }));
    expect(await send(stage, aNotice({ channel: stage.channel.id }))).toBe(id);
    expect(stage.discord.messages(stage.channel.id)).toHaveLength(1);
  });

  it('offers what can be decided, until it is', async () => {
    const stage = await setStage();
    const choices = [
      { action: 'project-approve', args: ['web', '30d'], label: 'Create it', style: 'success' },
    ] as const;
    const id = await send(stage, aNotice({ channel: stage.channel.id }, { choices }));
    const shown = () => JSON.stringify(stage.discord.messages(stage.channel.id)[0]?.components);
    expect(shown()).toContain('s1:project-approve:web:30d');
    await send(stage, aNotice({ channel: stage.channel.id }), id);
    expect(shown()).not.toContain('project-approve');
  });

  it('is refused in a way of its own where a person takes no direct messages', async () => {
    const stage = await setStage();
    stage.ana.closeDms();
    await expect(send(stage, aNotice({ person: stage.ana.id }))).rejects.toBeInstanceOf(Unreachable);
  });
});
