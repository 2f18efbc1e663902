import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/core/guild-settings.ts';
import type { DeployId } from '../../src/core/ids.ts';
import type { DeviceFlow, Polled } from '../../src/deploy/ports.ts';
import { bindRights } from '../../src/deploy/use-cases/rights.ts';
import { GUILD, githubPerson, NOW } from '../fakes/words.ts';
import { draft, newCause, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, kim, mira, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AUDIT = '900000000000000001';
const APPROVERS = '900000000000000002';

async function withChannels(): Promise<World> {
  const world = await createWorld();
  const settings = { ...noSettings(GUILD), auditChannel: AUDIT, approversChannel: APPROVERS, subscribers: [kim.id] };
  await world.store.guilds.choose(settings);
  return world;
}

const toKim = { guild: GUILD, by: mira, subject: { kind: 'discord-user' as const, id: kim.id }, role: 'user' as const };
const whats = async ({ store }: World) =>
  (await store.audit.following({}, { limit: 100, after: 0 })).map(({ what }) => what);
const roleOfKim = async ({ useCases }: World) => (await useCases.accessOf({ guild: GUILD, by: kim })).everywhere.role;

describe('a grant', () => {
  it('is given once for one click, and taken back at once', async () => {
    const world = await createWorld();
    const cause = newCause();
    const { id } = await world.useCases.grantRight({ ...toKim, cause });
    expect((await world.useCases.grantRight({ ...toKim, cause })).id).toBe(id);
    expect(await roleOfKim(world)).toBe('user');
    await world.useCases.revokeRight({ guild: GUILD, by: mira, grant: id });
    expect(await roleOfKim(world)).toBeUndefined();
    expect(await refusalOf(world.useCases.revokeRight({ guild: GUILD, by: mira, grant: id }))).toEqual(['no-such']);
    expect(await whats(world)).toEqual(['granted', 'revoked']);
  });

  it('is given in a project by whoever administers that project, and nowhere else', async () => {
    const world = await createWorld();
    const { id: project } = world.project;
    await world.useCases.grantRight({ ...toKim, subject: { kind: 'discord-user', id: bo.id }, role: 'admin', project });
    expect(await world.useCases.grantRight({ ...toKim, by: bo, project })).toMatchObject({ project });
    expect(await refusalOf(world.useCases.grantRight({ ...toKim, by: bo }))).toEqual(['no-right']);
  });

  it('without the right for it is in the audit trail as an attempt', async () => {
    const world = await createWorld();
    expect(await refusalOf(world.useCases.grantRight({ ...toKim, by: ana }))).toEqual(['no-right']);
    const [row] = await world.store.audit.latest({}, { limit: 1 });
    expect(row).toMatchObject({ what: 'denied', actor: `discord:${ana.id}`, details: '{"act":"grant a right"}' });
  });

  it('has no limits that an administrator could lift', async () => {
    const world = await createWorld();
    const limited = { ...toKim, role: 'admin' as const, limits: { kinds: ['vm' as const] } };
    expect(await refusalOf(world.useCases.grantRight(limited))).toEqual(['bad-input']);
  });

  it('that has ended gives nothing, and is announced once, to the administrators and to who had it', async () => {
    const world = await withChannels();
    await world.useCases.grantRight({ ...toKim, forMs: DAY_MS });
    world.clock.advance(DAY_MS);
    expect(await roleOfKim(world)).toBeUndefined();
    for (const _ of [1, 2]) {
      await world.store.jobs.add({ task: 'sweep' });
      await world.runJobs();
    }
    expect(await whats(world)).toEqual(['granted', 'grant-expired']);
    expect(world.notices.map(({ to, body }) => [to, body.title])).toEqual([
      [{ channel: AUDIT }, 'A right has ended: user in all projects'],
      [{ person: kim.id }, 'A right of yours has ended'],
    ]);
  });

  it('that ends or is taken back has what its holder approved drawn anew', async () => {
    const world = await createWorld({ environment: 'staging', users: [ana] });
    const have = (id: DeployId) => world.shown.get(id)?.[0]?.approvals.have;
    await world.useCases.grantRight({ ...toKim, forMs: HOUR_MS });
    const deploy = await planned(world);
    await world.useCases.approveDeploy({ deploy, by: kim });
    await world.settle();
    expect(have(deploy)).toBe(1);
    world.clock.advance(HOUR_MS);
    await world.store.jobs.add({ task: 'sweep' });
    await world.settle();
    expect(have(deploy)).toBe(0);

    const { id: grant } = await world.useCases.grantRight(toKim);
    await world.useCases.revokeRight({ guild: GUILD, by: mira, grant });
    await world.settle();
    expect(world.shown.get(deploy)?.[0]?.approvals.ended).toMatchObject([{ id: kim.id }]);
  });

  it('with a budget of its own counts what its holder has asked for elsewhere this month', async () => {
    const world = await createWorld({ users: [] });
    await world.useCases.grantRight({
      ...toKim,
      subject: { kind: 'discord-user', id: ana.id },
      limits: { budgetUsd: 25 },
    });
    await world.useCases.submitRequest({ deploy: await draft(world, { vms: ['one'] }), by: ana });
    expect(await refusalOf(draft(world, { network: 'other', vms: ['two'] }))).toContain('over-own-budget');
  });

  it('of a team is read from GitHub when it is made, and counts while that is fresh', async () => {
    const world = await createWorld();
    const rev = githubPerson('rev');
    world.pulls.asked.members.set('acme/ops', { logins: ['rev'] });
    await world.useCases.grantRight({ ...toKim, subject: { kind: 'github-team', id: 'acme/ops' } });
    const role = async () => (await world.useCases.accessOf({ guild: GUILD, by: rev })).everywhere.role;
    expect(await role()).toBe('user');
    world.clock.advance(16 * 60_000);
    expect(await role()).toBeUndefined();
    await world.store.jobs.add({ task: 'teams' });
    await world.runJobs();
    expect(await role()).toBe('user');
  });
});

describe('a request for access', () => {
  const asks = (world: World, cause = newCause()) =>
    world.useCases.askAccess({
      ...{ guild: GUILD, by: kim, project: world.project.id, why: 'the shop', cause },
      wish: { role: 'user', limits: { size: 'large' } },
    });

  it('stands in the approvers’ channel with answers, and there is one at a time', async () => {
    const world = await withChannels();
    const cause = newCause();
    await asks(world, cause);
    await asks(world, cause);
    await world.runJobs();
    const [notice] = world.notices;
    expect(notice?.to).toEqual({ channel: APPROVERS });
    expect(notice?.body.choices?.map(({ label }) => label)).toEqual(['1 day', '30 days', 'Deny']);
    expect(await refusalOf(asks(world))).toEqual(['nothing-to-do']);
  });

  it('that nobody would hear is not made', async () => {
    const world = await createWorld();
    expect(await refusalOf(asks(world))).toEqual(['nothing-to-do']);
    expect(await refusalOf(asks(world))).toEqual(['nothing-to-do']);
    expect(await whats(world)).toEqual([]);
  });

  it('becomes a grant with an end in one click, of whoever may grant at that moment; the asker is told', async () => {
    const world = await withChannels();
    const { id: request } = await asks(world);
    const answer = (by: typeof ana) => world.useCases.answerAccess({ guild: GUILD, by, request, answer: '1d' });
    expect(await refusalOf(answer(ana))).toEqual(['no-right']);
    expect(await refusalOf(answer(kim))).toEqual(['no-right']);
    await answer(mira);
    await answer(mira);
    await world.runJobs();
    const [grant, ...more] = (await world.useCases.grantsInForce(GUILD)).filter(({ subject }) => subject.id === kim.id);
    expect(more).toEqual([]);
    expect(grant).toMatchObject({ limits: { size: 'large' }, until: new Date(NOW.getTime() + DAY_MS) });
    expect(world.notices.map(({ to }) => to)).toContainEqual({ person: kim.id });
    expect(
      world.notices.filter(({ to }) => 'channel' in to && to.channel === APPROVERS).at(-1)?.body.choices,
    ).toBeUndefined();
    const late = world.useCases.answerAccess({ guild: GUILD, by: mira, request, answer: 'no' });
    expect(await refusalOf(late)).toEqual(['nothing-to-do']);
  });

  it('that was denied may be made anew', async () => {
    const world = await withChannels();
    const { id: request } = await asks(world);
    await world.useCases.answerAccess({ guild: GUILD, by: mira, request, answer: 'no' });
    expect(await roleOfKim(world)).toBeUndefined();
    await asks(world);
    expect(await whats(world)).toEqual(['access-asked', 'access-denied', 'access-asked']);
  });
});

describe('a link', () => {
  async function linking(...polled: Polled[]) {
    const world = await withChannels();
    const polls: string[] = [];
    const deviceFlow: DeviceFlow = {
      begin: async () => ({ deviceCode: 'd', userCode: 'AB-CD', page: 'https://g.example', intervalS: 5, livesS: 900 }),
      poll: async (code) => {
        polls.push(code);
        return polled.shift() ?? { is: 'pending' };
      },
    };
    world.pulls.permissions.set('kim-gh', 'write');
    const cases = bindRights({ ...world.ports, deviceFlow });
    const later = (seconds: number) => world.clock.advance(seconds * 1000);
    return { ...world, cases, polls, later, me: { guild: GUILD, by: kim } };
  }

  it('is bound after both names were shown, and told the administrators', async () => {
    const { cases, me, later, store, runJobs, notices } = await linking(
      { is: 'pending' },
      { is: 'known', login: 'Kim-GH' },
    );
    await cases.beginLink(me);
    expect((await cases.checkLink(me)).login).toBeUndefined();
    later(5);
    await cases.checkLink(me);
    later(5);
    expect((await cases.checkLink(me)).login).toBe('Kim-GH');
    expect(await store.governance.linkOf(kim)).toBeUndefined();
    await cases.confirmLink({ ...me, login: 'Kim-GH' });
    await cases.confirmLink({ ...me, login: 'Kim-GH' });
    expect(await store.governance.linkOf(kim)).toMatchObject({ githubLogin: 'kim-gh' });
    await runJobs();
    expect(notices.map(({ body }) => body.title)).toEqual(['kim is linked to kim-gh on GitHub']);
    await cases.unlink(me);
    expect(await refusalOf(cases.unlink(me))).toEqual(['nothing-to-do']);
  });

  it('asks GitHub no sooner than it wants to be asked, and slower when told so', async () => {
    const { cases, me, later, polls } = await linking({ is: 'slow-down', intervalS: 10 });
    await cases.beginLink(me);
    await cases.checkLink(me);
    later(5);
    await cases.checkLink(me);
    later(5);
    await cases.checkLink(me);
    expect(polls).toHaveLength(1);
    later(5);
    await cases.checkLink(me);
    expect(polls).toHaveLength(2);
  });

  it.each<Polled>([{ is: 'denied' }, { is: 'expired' }])('that GitHub says is $is begins anew', async (polled) => {
    const { cases, me, later } = await linking(polled);
    await cases.beginLink(me);
    later(5);
    expect(await refusalOf(cases.checkLink(me))).toEqual(['nothing-to-do']);
    expect(await refusalOf(cases.checkLink(me))).toEqual(['nothing-to-do']);
  });

  it('is not made to an account that nobody here knows, nor to a name that was not proved', async () => {
    const { cases, me, later } = await linking({ is: 'known', login: 'throw-away' });
    await cases.beginLink(me);
    later(5);
    await cases.checkLink(me);
    expect(await refusalOf(cases.confirmLink({ ...me, login: 'kim-gh' }))).toEqual(['nothing-to-do']);
    expect(await refusalOf(cases.confirmLink({ ...me, login: 'throw-away' }))).toEqual(['nothing-to-do']);
  });

  it('is one for each account', async () => {
    const { cases, me, later, store } = await linking({ is: 'known', login: 'kim-gh' });
    await store.governance.addLink({ discordId: bo.id, githubLogin: 'kim-gh', linkedAt: NOW, by: 'discord' });
    await cases.beginLink(me);
    later(5);
    await cases.checkLink(me);
    expect(await refusalOf(cases.confirmLink({ ...me, login: 'kim-gh' }))).toEqual(['nothing-to-do']);
    expect(await refusalOf(cases.beginLink({ guild: GUILD, by: bo }))).toEqual(['nothing-to-do']);
  });
});
