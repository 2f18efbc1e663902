import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../sandbox/discord/index.ts';
import { Paused } from '../../src/core/paused.ts';
import { setStage } from './stage.ts';

const MINUTE = 60_000;

describe('the answer to a command', () => {
  it('comes after a crash between acknowledgement and answer', async () => {
    const stage = await setStage();
    stage.holdJobs();
    const answer = await stage.ana.run('/cloud-deploy', { project: 'web-dev' });
    await stage.stop(); // the process dies with the work undone
    await stage.start();
    await stage.runAll();
    expect((await answer.settled()).text).toMatch(/Draft .* is open/);
    await stage.runAll(); // and once more, as after a crash before the job was marked as done
    expect(stage.cases.deploys.size).toBe(1);
    expect(stage.discord.violations).toEqual([]);
  });

  it('is the same when its work was done before the crash', async () => {
    const stage = await setStage();
    const { lobby, id } = await stage.draft();
    stage.holdJobs();
    const click = await stage.ana.click(lobby, 'Cancel');
    await stage.runAll();
    await stage.runAll();
    await stage.lobby('Cancelled');
    expect(click.followUps()).toEqual([]);
    expect(stage.cases.deploys.get(id)?.revision).toBe(1);
  });

  it.each([
    { case: 'we know that its 15 minutes are over', sandboxToo: false },
    { case: 'Discord says that its 15 minutes are over', sandboxToo: true },
  ])('is posted in the channel, calling only who asked, when $case', async ({ sandboxToo }) => {
    const discordClock = createManualClock();
    let ours = Date.now();
    const stage = await setStage({ sandbox: { clock: discordClock }, clock: { now: () => new Date(ours) } });
    stage.holdJobs();
    await stage.ana.run('/cloud-projects');
    if (sandboxToo) discordClock.advance(16 * MINUTE);
    else ours += 16 * MINUTE;
    await stage.runAll();
    const [posted] = stage.discord.messages(stage.channel.id);
    expect(posted?.text).toMatch(/@ana.*Projects.*web-dev/s);
    expect(posted?.pings).toEqual({ everyone: false, users: [stage.ana.id], roles: [] });
    expect(stage.fatal).toEqual([]);
    await stage.runAll();
    expect(stage.discord.messages(stage.channel.id)).toHaveLength(1);
  });

  it('brings no second card into the channel', async () => {
    let ours = Date.now();
    const stage = await setStage({ clock: { now: () => new Date(ours) } });
    const { id, lobby } = await stage.draft();
    stage.holdMirrors();
    const by = { surface: 'discord' as const, id: stage.ana.id, name: 'ana', roles: [] };
    stage.cases.happen(id, { kind: 'submitted', by });
    stage.cases.planned(id);
    stage.holdJobs();
    ours += 1;
    await stage.ana.click(lobby, 'Cancel');
    ours += 16 * MINUTE;
    await stage.runAll();
    const texts = stage.discord.messages(stage.channel.id).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('card was out of date'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes(`${id} · by`))).toHaveLength(1);
  });

  it('tells of a fault once, with a reference, and comes all the same', async () => {
    const stage = await setStage();
    stage.holdJobs();
    for (let i = 0; i < 2; i += 1) stage.cases.failNext('listProjects', new Error('the store is away'));
    const answer = await stage.ana.run('/cloud-projects');
    await expect(stage.runAll()).rejects.toThrow('the store is away');
    expect(answer.message().text).toMatch(/did not work yet.*reference [0-9a-f]{8}/s);
    expect(answer.message().text).not.toContain('store is away');
    await expect(stage.runAll()).rejects.toThrow();
    await stage.runAll();
    expect(answer.message().text).toContain('web-dev');
  });

  it('says what it waits for while GitHub keeps us out, and comes all the same', async () => {
    const stage = await setStage();
    stage.holdJobs();
    stage.cases.failNext('listProjects', new Paused('The GitHub App is suspended for acme/infra', 'Unsuspend it.'));
    const answer = await stage.ana.run('/cloud-projects');
    await expect(stage.runAll()).rejects.toThrow('suspended');
    expect(answer.message().text).toContain('waits: The GitHub App is suspended for acme/infra. Unsuspend it.');
    await stage.runAll();
    expect(answer.message().text).toContain('web-dev');
  });

  it('waits for the acknowledgement, however fast the work is', async () => {
    const stage = await setStage();
    stage.discord.fault({ kind: 'delay', operation: 'create_interaction_response', ms: 300 });
    const answer = await stage.ana.run('/cloud-projects');
    expect((await answer.settled()).text).toContain('web-dev');
    expect(stage.failures).toEqual([]);
    expect(stage.discord.messages(stage.channel.id)).toEqual([]);
  });
});
