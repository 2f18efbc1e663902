import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Actor, SeenMessage } from '../../sandbox/discord/index.ts';
import type { DeployId, Sha } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { shaOf } from '../fakes/words.ts';
import { setStage } from './stage.ts';

type Stage = Awaited<ReturnType<typeof setStage>>;
type Options = Parameters<Actor['run']>[1];

async function answer(who: Actor, command: string, options: Options = {}): Promise<SeenMessage> {
  const reply = await (await who.run(command, options)).settled();
  expect(reply.visibleTo).toBe(who.id);
  return reply;
}

const clicked = async (who: Actor, message: SeenMessage, words: string): Promise<SeenMessage> =>
  (await who.click(message, words)).settled();

const admin = ({ discord, guild }: Stage): Actor =>
  discord.addMember(guild, 'mira', { permissions: PermissionFlagsBits.ManageGuild });

/** A deploy of ana's that was applied and merged. */
async function merged(stage: Stage): Promise<DeployId> {
  const { id } = await stage.draft();
  const by = { surface: 'discord' as const, id: stage.ana.id, name: 'ana', roles: [] };
  const { happen, planned, deploys } = stage.cases;
  happen(id, { kind: 'submitted', by });
  const planning = planned(id);
  const plan = 'plan' in planning.state ? planning.state.plan : undefined;
  const approval = { by, head: shaOf('head'), changes: plan?.changes ?? (shaOf('') as never), at: new Date() };
  happen(
    id,
    { kind: 'approved', approval, enough: true },
    { kind: 'apply-asked', by },
    { kind: 'apply-started', by, run: 'r' as never },
    { kind: 'applied' },
    { kind: 'merged', sha: 'a'.repeat(40) as Sha, before: shaOf('before'), tag: `applied/${id}` },
  );
  expect(deploys.get(id)?.state.at).toBe('applied');
  return id;
}

describe('a list', () => {
  it('is turned over in its place and shared with the channel, without buttons', async () => {
    const stage = await setStage();
    for (let n = 0; n < 12; n += 1) await stage.cases.startDraft({ ...asked(stage), cause: String(n) });
    const first = await answer(stage.ana, '/cloud-list');
    expect(first.text).toContain('Page 1 of 2');
    const second = await clicked(stage.ana, first, 'Next ›');
    expect(second.text).toContain('Page 2 of 2');
    await clicked(stage.ana, second, 'Share in channel');
    const shared = await stage.lobby('shared by @ana');
    expect(shared.text).toContain('Page 2 of 2');
    expect(JSON.stringify(shared.components)).not.toContain('custom_id":"s1');
    await stage.runAll();
    expect(stage.discord.messages(stage.channel.id).filter(({ text }) => text.includes('shared by'))).toHaveLength(1);
  });

  it('of a project that is not there says so', async () => {
    const stage = await setStage();
    expect((await answer(stage.ana, '/cloud-list', { project: 'nope' })).text).toContain('There is no project "nope"');
    expect((await answer(stage.ana, '/cloud-history', { project: '../x' })).text).toContain('There is no project');
  });
});

const asked = ({ guild, channel, ana }: Stage) => ({
  guild: guild.id as never,
  by: { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] },
  project: 'web-dev',
  channel: channel.id,
});

describe('the history of a project', () => {
  it('leads to one deploy, what it changed, a tag, and back', async () => {
    const stage = await setStage();
    const id = await merged(stage);
    const all = await answer(stage.ana, '/cloud-history', { project: 'web-dev' });
    expect(all.text).toMatch(new RegExp(`${id} applied.*by @ana.*commit aaaaaaa.*tags applied/${id}`, 's'));
    const one = await (await stage.ana.select(all, 'Look at one…', [id])).settled();
    const diff = await clicked(stage.ana, one, 'Diff');
    expect(diff.text).toMatch(new RegExp(`What ${id} changed.*Nothing differs`, 's'));
    const back = await clicked(stage.ana, one, 'All of them');
    expect(back.text).toContain('History of web-dev');
    const again = await (await stage.ana.select(back, 'Look at one…', [id])).settled();
    const form = await stage.ana.click(again, 'Tag…');
    const tagged = await (await stage.ana.submitModal(form, { 'Name of the tag': 'v1.0.0' })).settled();
    expect(tagged.text).toContain(`v1.0.0 is on aaaaaaa, where deploy ${id}`);
    expect(stage.failures).toEqual([]);
  });
});

describe('figures', () => {
  it('of a server are for everybody, its health for administrators', async () => {
    const stage = await setStage();
    await stage.draft();
    expect((await answer(stage.ana, '/cloud-stats', { days: 7 })).text).toMatch(/The last 7 days.*1 deploy/s);
    const mira = admin(stage);
    expect((await answer(mira, '/cloud-health')).text).toMatch(
      /Memory 90 of 4,096 MiB.*GitHub does not answer: it is away.*Discord answers in \d+ ms.*jail: bubblewrap/s,
    );
    stage.cases.failNext(
      'assertAdmin',
      new Refusal({ code: 'no-right', needs: 'admin', to: 'look', askAlso: ['@mira'] }),
    );
    expect((await answer(mira, '/cloud-health')).text).toMatch(/You need the role "admin" to look.*mira/s);
  });
});

describe('administrators', () => {
  it('find deploys by state, person and day', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    const mira = admin(stage);
    const found = await answer(mira, '/cloud-admin-list', { state: 'open', person: stage.ana.id, from: '2026-01-01' });
    expect(found.text).toContain(id);
    expect((await answer(mira, '/cloud-admin-list', { state: 'failed' })).text).toContain('Nothing fits');
    expect((await answer(mira, '/cloud-admin-list', { from: 'today' })).text).toContain('"today" is not a day');
  });

  it('cancel what others asked for', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    const done = await answer(admin(stage), '/cloud-admin-cancel', { deploy: id, reason: 'the budget is spent' });
    expect(done.text).toContain(`Deploy ${id} is cancelled`);
    expect(stage.cases.calls).toContain('adminCancel');
  });

  it('choose channels and whom to ping in one panel, and see what is missing', async () => {
    const stage = await setStage();
    const mira = admin(stage);
    const role = stage.discord.addRole(stage.guild, 'approvers');
    const panel = await answer(mira, '/cloud-setup');
    expect(panel.text).toMatch(/⚠️ What administrators have to know: not chosen.*✅ GitHub: acme\/infra/s);
    const chosen = await (await mira.select(panel, 'Channel for administrators…', [stage.channel.id])).settled();
    expect(chosen.text).toMatch(/✅ What administrators have to know: #deploys/);
    const pinged = await (await mira.select(chosen, 'Role to ping for decisions…', [role.id])).settled();
    expect(pinged.text).toContain('@approvers');
    expect((await clicked(mira, pinged, 'Alert me directly')).text).toContain('Stop direct alerts');
    stage.discord.overwrite(stage.channel, { deny: PermissionFlagsBits.AttachFiles });
    const again = await stage.discord.until(() => pinged, 'the panel');
    expect((await clicked(mira, again, 'Look again')).text).toMatch(/⚠️.*lacks Attach Files/);
    stage.discord.deleteChannel(stage.channel);
    const other = stage.discord.addChannel(stage.guild, 'other');
    const gone = await (await mira.run('/cloud-setup', {}, { channel: other })).settled();
    expect(gone.text).toMatch(/is gone or hidden/);
    expect(stage.failures).toEqual([]);
  });

  it('read in the panel which approvals are asked for, as policies have it', async () => {
    const stage = await setStage();
    const mira = admin(stage);
    const before = await answer(mira, '/cloud-setup');
    expect(before.text).toContain('Approvals: dev 1, the requester too, staging 1 by others, prod 2 by others.');
    await stage.cases.setPolicies({
      ...{ guild: stage.guild.id as never, by: asked(stage).by, path: 'policies.yaml' },
      text: [
        'approvals:',
        '  - { id: staged, scope: { environment: prod }, need: 3, stages: [{ name: security, of: admin }] }',
        '  - { id: shop, scope: { project: "shop-*" }, need: 4 }',
      ].join('\n'),
    });
    const after = await answer(mira, '/cloud-setup');
    expect(after.text).toContain(
      'prod 3 by others (1 × security (admin) and 2 × anybody who may approve); 1 rule for single projects.',
    );
    expect(stage.failures).toEqual([]);
  });

  it('decide on a project that somebody asks for', async () => {
    const stage = await setStage();
    const wanted = { project: 'shop', provider: 'gcp', region: 'us-central1', environment: 'dev' };
    expect((await answer(stage.ana, '/cloud-init', wanted)).text).toContain('Project shop is asked for');
    expect(stage.cases.calls).toContain('requestProject');
  });
});
