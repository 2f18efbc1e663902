import { describe, expect, it } from 'vitest';
import { noSettings } from '../../../src/core/guild-settings.ts';
import { Refusal } from '../../../src/core/refusal.ts';
import { GUILD } from '../../fakes/words.ts';
import { draft, planned, refusalOf } from '../steps.ts';
import { ana, bo, createWorld, kim, mira } from '../world.ts';

const wanted = {
  ...{ id: 'shop', provider: 'gcp' as const, region: 'us-central1', environment: 'dev' as const },
  description: 'The shop',
};
const ask = { guild: GUILD, by: kim, channel: '600000000000000001', cause: 'interaction-9', wanted };

async function withApprovers() {
  const world = await createWorld();
  await world.store.guilds.choose({ ...noSettings(GUILD), approversChannel: '5', approverRole: '77' });
  return world;
}

describe('a project that somebody asks for', () => {
  it('is created with a click of an administrator, for whoever asked, who is told where they asked', async () => {
    const { useCases, store, runJobs, notices } = await withApprovers();
    const { id } = await useCases.requestProject(ask);
    await useCases.requestProject(ask);
    await runJobs();
    expect(notices.map(({ to, body }) => [to, body.choices?.map(({ action }) => action)])).toEqual([
      [{ channel: '5' }, ['project-approve', 'project-deny']],
    ]);
    await useCases.decideProject({ guild: GUILD, by: mira, request: id, is: 'approved' });
    expect(await store.projects.find(GUILD, 'shop' as never)).toMatchObject({ owner: kim.id, description: 'The shop' });
    await runJobs();
    expect(notices.find(({ body }) => body.pings?.people?.includes(kim.id))?.to).toEqual({ channel: ask.channel });
    expect(notices.findLast(({ to }) => 'channel' in to && to.channel === '5')?.body.choices).toBeUndefined();
  });

  it('stays as it was decided, also when the process died between', async () => {
    const { useCases, store } = await withApprovers();
    const { id } = await useCases.requestProject(ask);
    const decide = (is: 'approved' | 'denied') => useCases.decideProject({ guild: GUILD, by: mira, request: id, is });
    await useCases.createProject({ guild: GUILD, by: mira, owner: kim.id, ...wanted });
    expect((await decide('approved')).decided?.is).toBe('approved');
    expect((await decide('denied')).decided?.is).toBe('approved');
    expect(await store.projectRequests.open(GUILD)).toEqual([]);
  });

  it.each([
    { case: 'by whom may not', by: ana, is: 'approved' as const, says: 'no-right' },
    { case: 'in another server', by: mira, guild: '1' as never, is: 'denied' as const, says: 'stale-card' },
  ])('is not decided $case', async ({ by, is, says, guild = GUILD }) => {
    const { useCases, store } = await withApprovers();
    const { id } = await useCases.requestProject(ask);
    expect(await refusalOf(useCases.decideProject({ guild, by, request: id, is }))).toEqual([says]);
    expect(await store.projectRequests.open(GUILD)).toHaveLength(1);
  });

  it('is refused where it cannot be, is there already, or nobody is there to ask', async () => {
    const world = await withApprovers();
    const request = (change: object) =>
      refusalOf(world.useCases.requestProject({ ...ask, wanted: { ...wanted, ...change } }));
    expect(await request({ region: 'mars', id: 'No Name' })).toEqual(['bad-input', 'region-unknown']);
    expect(await request({ id: 'web-dev' })).toEqual(['exists']);
    await world.store.guilds.choose(noSettings(GUILD));
    expect(await request({})).toEqual(['nobody-to-ask']);
    expect(await world.store.projectRequests.open(GUILD)).toEqual([]);
  });
});

describe('cancelling what others asked for', () => {
  const cancel = { guild: GUILD, by: mira, why: 'the budget is spent' };

  it('ends it and tells whoever asked, once', async () => {
    const { useCases, at, runJobs, notices, ...world } = await createWorld();
    const id = await planned({ useCases, at, runJobs, notices, ...world });
    await useCases.adminCancel({ ...cancel, deploy: id });
    await useCases.adminCancel({ ...cancel, deploy: id });
    await runJobs();
    expect(await at(id)).toBe('cancelled');
    expect(notices.map(({ body }) => [body.lines[0], body.pings?.people])).toEqual([
      ['mira: the budget is spent', [ana.id]],
    ]);
  });

  it('takes an administrator and a reason', async () => {
    const world = await createWorld();
    const id = await draft(world);
    expect(await refusalOf(world.useCases.adminCancel({ ...cancel, by: bo, deploy: id }))).toEqual(['no-right']);
    expect(await refusalOf(world.useCases.adminCancel({ ...cancel, why: ' ', deploy: id }))).toEqual(['bad-input']);
    expect(await world.at(id)).toBe('draft');
  });
});

describe('the settings of a server', () => {
  const choose = { guild: GUILD, by: mira, mayManage: false };

  it('are chosen one by one by our administrators, or by those of the server, and audited', async () => {
    const { useCases, store } = await createWorld();
    await useCases.chooseSettings({ ...choose, change: { set: 'auditChannel', to: '5' } });
    const managing = { ...choose, by: kim, mayManage: true };
    await useCases.chooseSettings({ ...managing, change: { set: 'approverRole', to: '7' } });
    await useCases.chooseSettings({ ...managing, change: { set: 'subscribed', to: true } });
    expect(await useCases.guildSettings(GUILD)).toMatchObject({
      auditChannel: '5',
      approverRole: '7',
      subscribers: [kim.id],
    });
    await useCases.chooseSettings({ ...choose, change: { set: 'auditChannel', to: undefined } });
    expect((await useCases.guildSettings(GUILD)).auditChannel).toBeUndefined();
    expect((await store.audit.latest({ guild: GUILD }, { limit: 9 })).map(({ what }) => what)).toEqual(
      Array(4).fill('settings-chosen'),
    );
  });

  it('are refused to everybody else', async () => {
    const { useCases } = await createWorld();
    const change = { set: 'auditChannel', to: '5' } as const;
    expect(await refusalOf(useCases.chooseSettings({ ...choose, by: ana, change }))).toEqual(['no-right']);
  });

  it('are tried out with a word in every channel', async () => {
    const { useCases, runJobs, notices } = await withApprovers();
    await useCases.chooseSettings({ ...choose, change: { set: 'test', cause: '1' } });
    await useCases.chooseSettings({ ...choose, change: { set: 'test', cause: '1' } });
    await runJobs();
    expect(notices.map(({ to, body }) => [to, body.pings?.roles])).toEqual([[{ channel: '5' }, ['77']]]);
  });
});

describe('a refusal for want of a right', () => {
  it('names who could give it, as they are called where somebody asks', async () => {
    const { useCases, store } = await createWorld();
    const problems = async (by: typeof ana) => {
      const error = await useCases.assertAdmin({ guild: GUILD, by, to: 'do that' }).catch((thrown: unknown) => thrown);
      return error instanceof Refusal ? error.problems : [];
    };
    expect(await problems(ana)).toMatchObject([{ askAlso: [`@${mira.id}`] }]);
    const onGitHub = { ...ana, surface: 'github' as const, id: 'ana' };
    expect(await problems(onGitHub)).toMatchObject([{ askAlso: [] }]);
    await store.governance.addLink({
      discordId: mira.id,
      githubLogin: 'mira-hub',
      linkedAt: new Date(0),
      by: 'discord',
    });
    expect(await problems(onGitHub)).toMatchObject([{ askAlso: ['mira-hub'] }]);
  });
});
