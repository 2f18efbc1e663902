import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/core/guild-settings.ts';
import { bindJobs } from '../../src/deploy/bind.ts';
import type { Handlers } from '../../src/jobs/run-job.ts';
import { GUILD, githubPerson, NOW } from '../fakes/words.ts';
import { draft, newCause, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, kim, li, mira, runDueJobs, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const APPROVERS = '900000000000000002';
const discordUser = ({ id }: { id: string }) => ({ kind: 'discord-user' as const, id });

async function twoAdmins() {
  const world = await createWorld({ rules: { admins: [mira.id, li.id] } });
  await world.store.guilds.choose({ ...noSettings(GUILD), auditChannel: APPROVERS, approversChannel: APPROVERS });
  return world;
}

const grant = (world: World, to: typeof ana, more: { forMs?: number; limits?: { budgetUsd: number } }) =>
  world.useCases.grantRight({ guild: GUILD, by: mira, subject: discordUser(to), role: 'user', ...more });

const askMore = (world: World, most: string) =>
  world.useCases.askQuota({
    ...{ guild: GUILD, by: ana, project: world.project.id, name: 'vm', most, why: 'Black Friday', cause: newCause() },
  });

describe('two administrators at once', () => {
  it('decide on one quota once: the first decides, both read the same', async () => {
    const world = await twoAdmins();
    const { id: ask } = await askMore(world, '20');
    const decide = (by: typeof mira, isGranted: boolean) =>
      world.useCases.decideQuota({ guild: GUILD, by, ask, isGranted });
    await Promise.all([decide(mira, true), decide(li, false)]);
    const decided = await world.store.audit.latest({ guild: GUILD }, { limit: 20 });
    expect(decided.filter(({ what }) => /quota-(granted|denied)/.test(what))).toHaveLength(1);
    await world.runJobs();
    expect(world.notices.at(-1)?.body.title).toMatch(/More quota is granted/);
  });

  it('give one access once', async () => {
    const world = await twoAdmins();
    const wish = { role: 'user' as const };
    const asked = { guild: GUILD, by: kim, project: world.project.id, why: 'the shop', cause: newCause(), wish };
    const { id: request } = await world.useCases.askAccess(asked);
    const answer = (by: typeof mira, answered: '1d' | '30d') =>
      world.useCases.answerAccess({ guild: GUILD, by, request, answer: answered });
    const ends = await Promise.allSettled([answer(mira, '1d'), answer(li, '30d')]);
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    const grants = await world.useCases.grantsInForce(GUILD);
    expect(grants.filter(({ subject }) => subject.id === kim.id)).toHaveLength(1);
  });

  it('write policies of the same id as two versions, of which the later holds', async () => {
    const world = await twoAdmins();
    const set = (by: typeof mira, kind: string) =>
      world.useCases.setPolicies({
        ...{ guild: GUILD, by },
        text: `policies: [{ id: no-new, type: permission, resources: "type:${kind}", actions: [create] }]`,
      });
    await Promise.all([set(mira, 'network'), set(li, 'bucket')]);
    const history = await world.useCases.policyHistory({ guild: GUILD, id: 'no-new' });
    expect(history.map(({ version }) => version)).toEqual([2, 1]);
    const [holds] = await world.useCases.listPolicies(GUILD);
    expect(holds).toMatchObject({ version: 2 });
  });
});

describe('what changes between the approval and the apply is asked again:', () => {
  it('a grant of the approver that ends', async () => {
    const world = await createWorld({ environment: 'staging', users: [ana] });
    await grant(world, bo, { forMs: HOUR_MS });
    const id = await planned(world);
    await world.useCases.approveDeploy({ deploy: id, by: bo });
    await world.useCases.askApply({ deploy: id, by: ana, at: '2h' });
    await world.settleLater(3 * HOUR_MS);
    const { state } = await world.get(id);
    expect(state).toMatchObject({ refused: [{ code: 'approvals-missing', have: 0, need: 1 }] });
    expect(world.engine.applied).toEqual([]);
  });

  it('who is in a team of GitHub, without waiting for the next look at it', async () => {
    const world = await createWorld({ environment: 'staging', users: [ana] });
    const rev = githubPerson('rev');
    await world.store.governance.addLink({ discordId: ana.id, githubLogin: 'ana-gh', linkedAt: NOW, by: 'discord' });
    world.pulls.asked.members.set('acme/ops', { logins: ['rev'] });
    const subject = { kind: 'github-team', id: 'acme/ops' } as const;
    await world.useCases.grantRight({ guild: GUILD, by: mira, subject, role: 'user' });
    const id = await planned(world);
    await world.useCases.approveDeploy({ deploy: id, by: rev });
    expect(await world.at(id)).toBe('approved');
    world.pulls.asked.members.set('acme/ops', { logins: [] });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ refused: [{ code: 'approvals-missing', have: 0 }] });
    expect(world.engine.applied).toEqual([]);
  });

  it('a grant of whoever asked for it that ends', async () => {
    const world = await createWorld({ users: [] });
    await grant(world, ana, { forMs: HOUR_MS });
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana, at: '2h' });
    await world.settleLater(3 * HOUR_MS);
    expect((await world.get(id)).state).toMatchObject({
      refused: [{ code: 'no-right' }, { code: 'approvals-missing' }],
    });
    expect(world.engine.applied).toEqual([]);
  });

  it('a budget of their own that is smaller now', async () => {
    const world = await createWorld({ users: [] });
    await grant(world, ana, { limits: { budgetUsd: 100 } });
    const id = await planned(world, { vms: ['one'] });
    const [before] = await world.useCases.grantsInForce(GUILD);
    if (!before) throw new Error('no grant');
    await world.useCases.revokeRight({ guild: GUILD, by: mira, grant: before.id });
    await grant(world, ana, { limits: { budgetUsd: 1 } });
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by: ana }))).toContain('over-own-budget');
    expect(world.engine.applied).toEqual([]);
  });
});

describe('a quota that was raised', () => {
  it('is used by whoever asked for it, up to what was granted', async () => {
    const world = await twoAdmins();
    await world.useCases.setQuota({ guild: GUILD, by: mira, project: world.project.id, name: 'vm', most: '1' });
    expect(await refusalOf(draft(world, { vms: ['a', 'b'] }))).toEqual(['quota-exceeded']);
    const { id: ask } = await askMore(world, '2');
    await world.useCases.decideQuota({ guild: GUILD, by: mira, ask, isGranted: true });
    const id = await planned(world, { network: 'second', vms: ['c', 'd'] });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await world.at(id)).toBe('applied');
    expect(await refusalOf(draft(world, { network: 'third', vms: ['e'] }))).toEqual(['quota-exceeded']);
  });
});

describe('a process that dies between what was decided and its word', () => {
  it('has both or neither, and the next process tells it once', async () => {
    const world = await twoAdmins();
    const { id: ask } = await askMore(world, '20');
    world.faults.once('store.transaction', 'before');
    const decide = () => world.useCases.decideQuota({ guild: GUILD, by: mira, ask, isGranted: true });
    await expect(decide()).rejects.toThrow('fault before');
    await decide();
    const handlers: Handlers = { ...bindJobs(world.ports), inbox: async () => {}, backup: async () => {} };
    await runDueJobs(world.ports, world.store, handlers);
    await decide();
    await runDueJobs(world.ports, world.store, handlers);
    const told = world.notices.filter(({ to, body }) => 'person' in to && /granted/.test(body.title));
    expect(told).toHaveLength(1);
  });
});
