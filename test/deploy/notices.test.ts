import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/core/guild-settings.ts';
import { digestOf } from '../../src/core/ids.ts';
import type { NoticeBody } from '../../src/core/notice.ts';
import { Paused } from '../../src/core/paused.ts';
import { Unreachable } from '../../src/core/unreachable.ts';
import { forgetClosed, sendNotice } from '../../src/deploy/notices/send-notice.ts';
import { tellApprovers, tellAudit, tellSubscribers } from '../../src/deploy/notices/tell.ts';
import type { Ports } from '../../src/deploy/ports.ts';
import { reconcileChat } from '../../src/deploy/reconcile-mirrors.ts';
import { GUILD, NOW } from '../fakes/words.ts';
import { ana, bo, createWorld } from './world.ts';

const says = (title: string): NoticeBody => ({ kind: 'said', tone: 'warning', title, lines: ['80 % of $100'] });
const told = (title: string) => ({ guild: GUILD, about: 'budget:web', body: says(title), at: NOW });

async function withChannels() {
  const world = await createWorld();
  const { store } = world;
  await store.guilds.choose({ ...noSettings(GUILD), auditChannel: '1', subscribers: [ana.id, bo.id] });
  return world;
}

/** A world in which ana takes no direct messages. */
async function withoutAna() {
  const world = await withChannels();
  const { notice } = world.ports.chatMirror;
  const tried: string[] = [];
  const chatMirror: Ports['chatMirror'] = {
    ...world.ports.chatMirror,
    notice: (what) => {
      const view = notice(what);
      if (!view || !('person' in what.to) || what.to.person !== ana.id) return view;
      const { person } = what.to;
      return {
        ...view,
        write: async () => {
          tried.push(what.id);
          throw new Unreachable(person);
        },
      };
    },
  };
  return { ...world, tried, send: (id: string) => sendNotice({ ...world.ports, chatMirror }, id) };
}

describe('a notice', () => {
  it('is told once, however often it is put, and changed when it says something else', async () => {
    const { store, runJobs, notices } = await withChannels();
    await store.transaction((tables) => tellAudit(tables, told('80 %')));
    await runJobs();
    await store.transaction((tables) => tellAudit(tables, told('80 %')));
    await runJobs();
    expect(notices.map(({ body, to }) => [body.title, to])).toEqual([['80 %', { channel: '1' }]]);
    await store.transaction((tables) => tellAudit(tables, told('100 %')));
    await runJobs();
    expect(notices.map(({ body }) => body.title)).toEqual(['80 %', '100 %']);
    expect(await store.mirrors.of('notice:')).toHaveLength(1);
  });

  it('says once that a channel of lobbies is barred to us; the lobby follows when it is not any more', async () => {
    const { store, ports, runJobs, notices, project, useCases } = await withChannels();
    let isBarred = true;
    const drawn: string[] = [];
    const chatMirror: Ports['chatMirror'] = {
      ...ports.chatMirror,
      views: ({ deploy }) => [
        {
          ...{ name: 'lobby', hash: digestOf(deploy.id) },
          write: async () => {
            if (isBarred) throw new Paused('We may not write in c1', 'Allow it.');
            drawn.push(deploy.id);
            return '1';
          },
        },
      ],
    };
    const asked = { guild: GUILD, by: ana, project: project.id, channel: 'c1' };
    const { id } = await useCases.startDraft({ ...asked, cause: 'one' });
    const draw = () => reconcileChat({ ...ports, chatMirror }, id);
    await expect(draw()).rejects.toBeInstanceOf(Paused);
    await expect(draw()).rejects.toBeInstanceOf(Paused);
    await runJobs();
    expect(notices.map(({ body }) => body.title)).toEqual(['We may not write in c1']);
    isBarred = false;
    await draw();
    expect(drawn).toEqual([id]);
    expect(await store.mirrors.of(`deploy:${id}:lobby`)).toHaveLength(1);
  });

  it('reaches nobody where nothing was chosen, and says so to who asks', async () => {
    const { store, runJobs, notices } = await createWorld();
    expect(await store.transaction((tables) => tellApprovers(tables, told('80 %')))).toBe(false);
    await runJobs();
    expect(notices).toEqual([]);
  });

  it('reaches every subscriber directly', async () => {
    const { store, runJobs, notices } = await withChannels();
    await store.transaction((tables) => tellSubscribers(tables, told('80 %')));
    await runJobs();
    expect(notices.map(({ to }) => to)).toEqual([{ person: ana.id }, { person: bo.id }]);
  });

  it('for somebody who takes no direct messages is told the administrators, once, until they ask again', async () => {
    const { store, runJobs, notices, tried, send } = await withoutAna();
    const id = `budget:web@${ana.id}`;
    const put = (title: string) =>
      store.notices.put({ id, guild: GUILD, to: { person: ana.id }, body: says(title), at: NOW });
    await put('80 %');
    await send(id);
    await runJobs();
    expect(notices.map(({ to, body }) => [to, body.lines.at(-1), body.pings])).toEqual([
      [{ channel: '1' }, expect.stringContaining('no direct messages'), { people: [ana.id] }],
    ]);
    await put('100 %');
    await send(id);
    expect(tried).toHaveLength(1);
    await forgetClosed(store, ana.id);
    await send(id);
    expect(tried).toHaveLength(2);
  });
});
