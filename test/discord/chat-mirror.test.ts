import { Locale, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import { Paused } from '../../src/core/paused.ts';
import type { Progress, ProgressStep } from '../../src/deploy/ports.ts';
import { githubPerson, RUN, shaOf } from '../fakes/words.ts';
import { setStage } from './stage.ts';

type Stage = Awaited<ReturnType<typeof setStage>>;
const by = ({ ana }: Stage) => ({ surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] });

const step = (n: number, is: ProgressStep['is'] = 'done'): ProgressStep => ({
  address: `google_compute_instance.web_${n}`,
  action: 'create',
  is,
  startedAt: new Date('2026-11-20T12:00:00Z'),
  ...(is === 'done' && { seconds: n }),
});
const progress = (count: number, total = count): Progress => ({
  total,
  steps: Array.from({ length: count }, (_, n) => step(n)),
});

async function applying(stage: Stage): Promise<{ id: DeployId; thread: string }> {
  const { id } = await stage.draft();
  stage.cases.happen(id, { kind: 'submitted', by: by(stage) });
  stage.cases.planned(id);
  stage.cases.happen(id, { kind: 'apply-started', by: by(stage), run: RUN });
  await stage.mirrored();
  const [thread] = stage.discord.threads(stage.channel.id);
  if (!thread) throw new Error('no thread');
  return { id, thread: thread.id };
}

describe('the thread', () => {
  it('tells what somebody does with the state itself in one message, which then says how that ended', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    stage.cases.happen(id, { kind: 'submitted', by: by(stage) });
    stage.cases.planned(id);
    await stage.mirrored();
    const view = stage.cases.viewOf(id);
    const [thread] = stage.discord.threads(stage.channel.id);
    if (!view || !thread) throw new Error('no thread');
    const act = { do: 'rm' as const, addresses: ['google_compute_network.`@everyone`'] };
    const shown = { run: RUN, act, by: githubPerson('li'), at: new Date('2026-11-20T12:00:00Z') };
    const rows = new Map([['thread', thread.id]]);
    const draw = async (facts: { ok?: boolean }) => {
      const views = stage
        .program()
        .mirror.views({ ...view, stateActs: [{ ...shown, ...facts }] }, (name) => rows.get(name));
      for (const { name, write } of views.filter((each) => each.name.startsWith('state:')))
        rows.set(name, await write(rows.get(name)));
    };
    const told = () => stage.discord.messages(thread.id).filter(({ text }) => text.includes('🛠️'));
    await draw({});
    expect(told().map(({ text }) => text)).toEqual([expect.stringMatching(/li.* on GitHub asked .*underway/s)]);
    await draw({ ok: true });
    expect(told().map(({ text }) => text)).toEqual([expect.stringMatching(/is done.*plan before is void/s)]);
  });
});

describe('the lobby', () => {
  it('speaks the language of the server, whoever asked', async () => {
    const stage = await setStage({ locale: Locale.German });
    const { lobby } = await stage.draft();
    expect(lobby.text).toContain('📝 Entwurf');
    expect(JSON.stringify(lobby.components)).toMatch(/Ressource hinzufügen….*"Abbrechen"/s);
    await stage.ana.click(lobby, 'Abbrechen');
    expect((await stage.lobby('Abgebrochen')).id).toBe(lobby.id);
  });

  it('is posted again when somebody deletes it', async () => {
    const stage = await setStage();
    const { id, lobby } = await stage.draft();
    stage.discord.deleteMessage(lobby);
    stage.cases.happen(id, { kind: 'cancelled', by: by(stage), why: 'test' });
    const again = await stage.lobby('Cancelled');
    expect(again.id).not.toBe(lobby.id);
    expect(stage.failures).toEqual([]);
  });

  it('is found again, not doubled, when a crash made us forget it', async () => {
    const stage = await setStage();
    const { id, lobby } = await stage.draft();
    stage.forgetMirrors();
    stage.cases.happen(id, { kind: 'cancelled', by: by(stage), why: 'test' });
    await stage.mirrored();
    expect(stage.discord.messages(stage.channel.id).map((message) => message.id)).toEqual([lobby.id]);
  });

  it('is posted once when the receipt of the first time is lost', async () => {
    const stage = await setStage();
    stage.discord.fault({ kind: 'status-after', operation: 'create_message', status: 502 });
    await stage.draft();
    expect(stage.discord.messages(stage.channel.id)).toHaveLength(1);
  });

  it('waits for the permission to write where that was taken away, and is drawn when it is back', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    stage.discord.overwrite(stage.channel, { deny: PermissionFlagsBits.ViewChannel });
    stage.cases.happen(id, { kind: 'cancelled', by: by(stage), why: 'test' });
    await stage.mirrored();
    expect(stage.failures.splice(0)).toEqual([expect.any(Paused)]);
    stage.discord.overwrite(stage.channel, {});
    await stage.mirror(id);
    await stage.lobby('Cancelled');
  });

  it('is let go with its channel', async () => {
    const stage = await setStage();
    const { id } = await applying(stage);
    stage.discord.deleteChannel(stage.channel);
    stage.cases.progress(id, progress(3));
    stage.cases.happen(id, { kind: 'applied' });
    await stage.mirrored();
    expect(stage.failures).toEqual([]);
  });

  it('in a thread goes on in that thread', async () => {
    const stage = await setStage();
    const { thread } = await applying(stage);
    const place = stage.discord.threads(stage.channel.id).find(({ id }) => id === thread);
    if (!place) throw new Error('no thread');
    const answer = await stage.ana.run('/cloud-deploy', { project: 'web-dev' }, { channel: place });
    await answer.settled();
    const id = [...stage.cases.deploys.keys()].at(-1) as DeployId;
    stage.cases.happen(id, { kind: 'submitted', by: by(stage) });
    stage.cases.planned(id);
    await stage.mirrored();
    expect(stage.failures).toEqual([]);
    expect(stage.discord.messages(thread).some(({ text }) => text.includes(`Plan ${id}.1`))).toBe(true);
  });
});

describe('the thread', () => {
  it('is adopted when it exists already', async () => {
    const stage = await setStage();
    const { id, thread } = await applying(stage);
    stage.forgetMirrors();
    stage.cases.progress(id, progress(1));
    await stage.mirrored();
    expect(stage.discord.threads(stage.channel.id).map((one) => one.id)).toEqual([thread]);
    const plans = stage.discord.messages(thread).filter(({ text }) => text.includes(`Plan ${id}.1`));
    expect(plans).toHaveLength(1);
    expect(stage.failures).toEqual([]);
  });

  it('finds its own messages again, whatever a plan quotes', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    stage.cases.planText = `**Apply of ${id}.1, part 1**\n-# ${id}.1 failed`;
    stage.cases.happen(id, { kind: 'submitted', by: by(stage) });
    stage.cases.planned(id);
    stage.cases.happen(id, { kind: 'apply-started', by: by(stage), run: RUN });
    stage.cases.progress(id, progress(1));
    await stage.mirrored();
    const [thread] = stage.discord.threads(stage.channel.id);
    const before = stage.discord.messages(thread?.id ?? '').map(({ content }) => content);
    stage.forgetMirrors();
    await stage.mirror(id);
    expect(before).toHaveLength(2);
    expect(stage.discord.messages(thread?.id ?? '').map(({ content }) => content)).toEqual(before);
  });

  it('grows with the apply: only the last message is edited, and each is short', async () => {
    const stage = await setStage();
    const { id, thread } = await applying(stage);
    const parts = () => stage.discord.messages(thread).filter(({ text }) => text.includes('Apply of'));
    for (const count of [3, 12, 20, 24]) {
      stage.cases.progress(id, progress(count, 40));
      await stage.mirrored();
    }
    expect(parts().map(({ revision }) => revision)).toEqual([1, 1]);
    expect(parts().every(({ content }) => content.length <= 1900)).toBe(true);
    expect(parts()[1]?.text).toContain('web_23 created · 23 s');
  });

  it('is opened again for an edit after it was archived', async () => {
    const stage = await setStage();
    const { id, thread } = await applying(stage);
    stage.cases.progress(id, { total: 2, steps: [step(0, 'running')] });
    await stage.mirrored();
    await stage.archive(thread);
    stage.cases.progress(id, { total: 2, steps: [step(0)] });
    await stage.mirrored();
    expect(stage.failures).toEqual([]);
    expect(stage.discord.messages(thread).at(-1)?.text).toContain('web_0 created');
  });

  it('is done without once somebody deletes it: the card goes on', async () => {
    const stage = await setStage();
    const { id, thread } = await applying(stage);
    const place = stage.discord.threads(stage.channel.id).find((one) => one.id === thread);
    if (!place) throw new Error('no thread');
    stage.discord.deleteChannel(place);
    stage.cases.progress(id, progress(3));
    stage.cases.happen(id, { kind: 'applied' });
    await stage.mirrored();
    expect((await stage.lobby('Applied')).text).toContain(id);
    expect(stage.discord.threads(stage.channel.id)).toEqual([]);
    expect(stage.failures).toEqual([]);
  });

  it('is done without where it is not allowed', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    stage.discord.overwrite(stage.channel, { deny: PermissionFlagsBits.CreatePublicThreads });
    stage.cases.happen(id, { kind: 'submitted', by: by(stage) });
    stage.cases.planned(id);
    expect((await stage.lobby('Plan ready')).id).toBeTruthy();
    stage.cases.happen(id, { kind: 'cancelled', by: by(stage), why: 'test' });
    await stage.lobby('Cancelled');
    expect(stage.failures).toEqual([]);
  });

  it('carries a long plan as a file', async () => {
    const stage = await setStage();
    stage.cases.planText = `${'+ resource "google_compute_instance" "web" {}\n'.repeat(100)}\`\`\` @everyone`;
    const { id, thread } = await applying(stage);
    const [plan] = stage.discord.messages(thread).filter(({ text }) => text.includes(`Plan ${id}.1`));
    expect(plan?.files.map(({ filename }) => filename)).toEqual([`plan-${id}.1.txt`]);
    expect(plan?.files[0]?.text()).toContain('google_compute_instance');
    expect(stage.discord.violations).toEqual([]);
  });

  it('calls those who approve when a plan waits for others, once a plan', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    const role = stage.discord.addRole(stage.guild, 'approvers');
    const others = { need: 2, have: 0, othersOnly: true };
    stage.cases.happen(id, { kind: 'submitted', by: by(stage) });
    stage.cases.planned(id);
    const view = stage.cases.viewOf(id);
    if (!view) throw new Error('no view');
    await stage.mirrored();
    const [thread] = stage.discord.threads(stage.channel.id);
    const rows = new Map([['thread', thread?.id ?? '']]);
    const draw = async (have: number) => {
      const waits = { ...view, approvals: { ...others, have }, approverRole: role.id };
      for (const each of stage.program().mirror.views(waits, (name) => rows.get(name)))
        if (each.name.startsWith('approval:')) rows.set(each.name, await each.write(rows.get(each.name)));
    };
    await draw(0);
    await draw(1);
    const calls = stage.discord.messages(thread?.id ?? '').filter(({ text }) => text.includes('approval needed'));
    expect(calls.map(({ pings }) => pings.roles)).toEqual([[role.id]]);
    expect(calls[0]?.text).toMatch(/web-dev → dev.*1 more yes/s);
    expect(stage.discord.violations).toEqual([]);
  });

  it('ends with all that an apply said, as a file', async () => {
    const stage = await setStage();
    const { id, thread } = await applying(stage);
    stage.cases.happen(id, { kind: 'applied' });
    const view = stage.cases.viewOf(id);
    if (!view) throw new Error('no view');
    const runLog = `12:00:01 Creating ... @everyone \`\`\`\n${'x'.repeat(3000)}`;
    const views = stage.program().mirror.views({ ...view, runLog }, () => thread);
    await views.find(({ name }) => name.startsWith('log-file:'))?.write(undefined);
    const [shown] = stage.discord.messages(thread).filter(({ text }) => text.includes(`Log of ${id}.1`));
    expect(shown?.files.map(({ filename }) => filename)).toEqual([`apply-${id}.1.txt`]);
    expect(shown?.files[0]?.text()).toMatch(/^12:00:01 Creating/);
  });

  it('tells the requester of a failure, with the words of terraform', async () => {
    const stage = await setStage();
    const { id, thread } = await applying(stage);
    const error = 'Error: quota CPUS exceeded in europe-west1 @everyone ```';
    stage.cases.progress(id, { total: 2, steps: [step(0), step(1, 'failed')], error });
    stage.cases.happen(id, {
      kind: 'failed',
      during: 'apply',
      reason: error,
      advice: 'Ask for more.',
      outcome: 'partly-applied',
    });
    await stage.mirrored();
    const notice = stage.discord.messages(thread).at(-1);
    expect(notice?.text).toMatch(/@ana.*apply of web-dev failed.*quota CPUS exceeded/s);
    expect(notice?.pings).toEqual({ everyone: false, users: [stage.ana.id], roles: [] });
    expect((await stage.lobby('Apply failed')).text).toMatch(/Part of it exists.*→ Ask for more.*Plan again/s);
    expect(stage.discord.violations).toEqual([]);
  });

  it('tells of each failure anew', async () => {
    const stage = await setStage();
    const { id, thread } = await applying(stage);
    const failed = { kind: 'failed', during: 'apply', reason: 'no', advice: '' } as const;
    stage.cases.happen(id, failed, { kind: 'replan-asked', by: by(stage) });
    stage.cases.planned(id);
    stage.cases.happen(id, { kind: 'apply-started', by: by(stage), run: RUN });
    await stage.mirrored();
    stage.cases.happen(id, failed);
    await stage.mirrored();
    const notices = stage.discord.messages(thread).filter(({ pings }) => pings.users.length > 0);
    expect(notices.length).toBeGreaterThanOrEqual(1);
    expect(notices.at(-1)?.text).toContain(`${id}.2 failed`);
  });

  it('is loud about an apply whose merge did not follow', async () => {
    const stage = await setStage();
    const { id, thread } = await applying(stage);
    stage.cases.happen(id, { kind: 'applied' }, { kind: 'merge-refused', why: 'a review is required' });
    const lobby = await stage.lobby('Applied, but not merged');
    expect(lobby.text).toMatch(/a review is required.*Merge the pull request/s);
    await stage.mirrored();
    expect(stage.discord.messages(thread).at(-1)?.text).toContain('Applied but not merged');
  });

  it('stays within the limits of Discord without being told off', async () => {
    const stage = await setStage({
      sandbox: { limits: { update_message: { count: 5, perMs: 300 }, create_message: { count: 5, perMs: 300 } } },
    });
    const { id } = await applying(stage);
    for (let count = 1; count <= 15; count += 1) stage.cases.progress(id, progress(count, 15));
    stage.cases.happen(id, { kind: 'applied' }, { kind: 'merged', sha: shaOf('m'), before: shaOf('b') });
    await stage.mirrored();
    expect(stage.discord.requests.filter(({ status }) => status === 429)).toEqual([]);
    expect((await stage.lobby('✅ Applied')).text).toContain('Roll back');
  });
});
