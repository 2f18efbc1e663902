import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BOT_BY_DEFAULT } from '../../sandbox/discord/index.ts';
import type { GuildId } from '../../src/core/ids.ts';
import { SYSTEM } from '../../src/core/person.ts';
import { COMMAND_NAMES } from '../../src/discord/commands.ts';
import { setStage } from './stage.ts';

const never = new Promise<never>(() => {});

describe('the door', () => {
  it('acknowledges within the second, however slow the work is', async () => {
    const stage = await setStage();
    stage.cases.hold('startDraft', never);
    const answer = await stage.ana.run('/cloud-deploy', { project: 'web-dev' });
    expect(answer).toMatchObject({ kind: 'deferred', ephemeral: true });
    expect(answer.message().isLoading).toBe(true);
    const [{ ms } = { ms: Number.POSITIVE_INFINITY }] = stage.discord.acknowledgements;
    expect(ms).toBeLessThan(1000);
    expect(stage.discord.violations).toEqual([]);
  });

  it('stores before it acknowledges, and only the fields that matter', async () => {
    const stage = await setStage();
    stage.holdJobs();
    const answer = await stage.ana.run('/cloud-grant', { role: 'user', user: stage.bo.id, for: '2h' });
    const item = stage.inbox.get(answer.interactionId);
    expect(item).toMatchObject({
      source: 'discord',
      name: 'command',
      payload: {
        kind: 'command',
        name: 'cloud-grant',
        guild: stage.guild.id,
        channel: stage.channel.id,
        by: { id: stage.ana.id, name: 'ana' },
        options: { role: 'user', user: stage.bo.id, for: '2h' },
      },
    });
  });

  it('says that nothing was done when it cannot store', async () => {
    const stage = await setStage({ accept: () => Promise.reject(new Error('disk full')) });
    const answer = await stage.ana.run('/cloud-projects');
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(answer.message().text).toContain('could not be recorded, so nothing was done');
  });

  it('does once what Discord delivers twice', async () => {
    const stage = await setStage();
    stage.discord.fault({ kind: 'duplicate-interaction' });
    await (await stage.ana.run('/cloud-deploy', { project: 'web-dev' })).settled();
    expect(stage.cases.deploys.size).toBe(1);
    expect(stage.cases.calls.filter((name) => name === 'startDraft')).toHaveLength(1);
    expect(stage.failures).toEqual([]);
  });

  it('does once what two processes with the same token hear of', async () => {
    const stage = await setStage();
    const other = stage.program();
    onTestFinished(() => other.stop());
    await stage.start();
    await (await stage.ana.run('/cloud-deploy', { project: 'web-dev' })).settled();
    await (await stage.ana.run('/cloud-projects')).settled();
    expect(stage.inbox.size).toBe(2);
    expect(stage.cases.calls.filter((name) => name === 'startDraft')).toHaveLength(1);
    expect(stage.discord.acknowledgements).toHaveLength(2);
    expect(stage.failures).toEqual([]);
  });

  it('takes an acknowledgement whose receipt was lost for one', async () => {
    const stage = await setStage();
    stage.discord.fault({ kind: 'status-after', operation: 'create_interaction_response', status: 502 });
    const answer = await stage.ana.run('/cloud-projects');
    expect((await answer.settled()).text).toContain('web-dev');
    expect(stage.failures).toEqual([]);
  });

  it('tells a server that is not set up', async () => {
    const stage = await setStage();
    await stage.stop();
    await stage.start(['700000000000000009']); // the commands of the time before are still there
    const answer = await stage.ana.run('/cloud-projects');
    expect(answer.message().text).toContain(`adds the server's id ${stage.guild.id} to GUILDOPS_GUILDS`);
    expect(await stage.ana.autocomplete('/cloud-deploy', { project: '' }, 'project')).toEqual([]);
    expect(stage.inbox.size).toBe(0);
  });

  it('names the permissions that it lacks before it promises a card', async () => {
    const stage = await setStage();
    stage.discord.overwrite(stage.channel, {
      deny: PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.AttachFiles,
    });
    const answer = await stage.ana.run('/cloud-deploy', { project: 'web-dev' });
    expect(answer.message().text).toMatch(/lacks permissions in this channel: Attach Files, Create Public Threads/);
    expect(BOT_BY_DEFAULT & PermissionFlagsBits.CreatePublicThreads).not.toBe(0n);
    expect(stage.inbox.size).toBe(0);
  });

  it('opens forms although the store is gone', async () => {
    const stage = await setStage();
    const { lobby } = await stage.draft();
    stage.cases.deploys.clear();
    const form = await stage.ana.select(lobby, 'Add a resource…', ['network']);
    expect(form.modal?.title).toBe('Network');
    expect(stage.discord.violations).toEqual([]);
  });

  it('asks for another click when a draft cannot be read in time', async () => {
    const stage = await setStage();
    const { id, lobby } = await stage.draft();
    await stage.stop();
    await stage.start(); // a new process remembers nothing
    stage.cases.deploys.delete(id);
    const answer = await stage.ana.select(lobby, 'Add a resource…', ['vm']);
    expect(answer.message().text).toContain('Click once more');
  });

  it('offers the networks of the draft in the form of a machine', async () => {
    const stage = await setStage();
    const { lobby } = await stage.draft();
    await (
      await stage.ana.submitModal(await stage.ana.select(lobby, 'Add a resource…', ['network']), { Name: 'backend' })
    ).settled();
    const menu = await stage.ana.select(await stage.lobby('Network backend'), 'Add a resource…', ['vm']);
    const sizes = await stage.ana.select(menu.message(), 'Machine family…', ['e2']);
    const form = await stage.ana.select(sizes.message(), 'Machine type…', ['e2-small']);
    expect(JSON.stringify(form.modal?.components)).toContain('backend');
  });

  it('suggests what can be typed, narrowed by what was', async () => {
    const stage = await setStage();
    const { ana } = stage;
    const values = async (...[command, options, focused]: Parameters<typeof ana.autocomplete>) =>
      (await ana.autocomplete(command, options, focused)).map(({ value }) => value);
    expect(await values('/cloud-deploy', { project: 'we' }, 'project')).toEqual(['web-dev']);
    expect(await values('/cloud-deploy', { project: 'nothing like it' }, 'project')).toEqual([]);
    expect(await values('/cloud-create-project', { provider: 'gcp', region: 'us-central' }, 'region')).toEqual([
      'us-central1',
    ]);
    expect(await values('/cloud-create-project', { region: 'us' }, 'region')).toEqual([]);
    const inEurope = await values('/cloud-create-project', { provider: 'azure', region: 'europe' }, 'region');
    expect(inEurope).toContain('germanywestcentral');
    expect(inEurope).not.toContain('eastus');
    expect(await values('/cloud-grant', { role: '' }, 'role')).toEqual(['viewer', 'user', 'admin']);
    expect(await values('/cloud-grant', { for: 'perm' }, 'for')).toEqual(['permanent']);
    expect(stage.discord.violations).toEqual([]);
  });

  it('suggests only deploys that the command is about', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    const typed = { deploy: id.slice(0, 2).toLowerCase() };
    expect(await stage.ana.autocomplete('/cloud-cancel', typed, 'deploy')).toEqual([
      { value: id, name: `${id} · web-dev · still a draft` },
    ]);
    expect(await stage.ana.autocomplete('/cloud-rollback', { deploy: '' }, 'deploy')).toEqual([]);
  });

  it('suggests nothing rather than too late', async () => {
    const stage = await setStage();
    stage.cases.hold('listProjects', never);
    expect(await stage.ana.autocomplete('/cloud-deploy', { project: '' }, 'project')).toEqual([]);
  });
});

describe('the connection', () => {
  it('hears of what was clicked while it was interrupted', async () => {
    const stage = await setStage();
    const { lobby } = await stage.draft();
    stage.discord.disconnect('socket');
    await stage.ana.click(lobby, 'Cancel');
    await stage.lobby('Cancelled');
    expect(stage.failures).toEqual([]);
  });

  it('is not told off for long: what a limit has stopped is done when it is over, and clicks are acknowledged meanwhile', async () => {
    const stage = await setStage();
    const { lobby } = await stage.draft();
    stage.discord.fault({ kind: 'rate-limit', operation: 'update_message', retryAfterMs: 50 });
    await stage.ana.click(lobby, 'Cancel');
    await stage.lobby('Cancelled');
    expect(stage.discord.requests.filter(({ isLimited, status }) => isLimited || status === 429)).toHaveLength(1);
    expect(stage.failures).toEqual([]);
  });

  it('asks for nothing but the list of servers, and registers its commands there', async () => {
    const stage = await setStage();
    expect(stage.discord.commands(stage.guild)).toEqual(COMMAND_NAMES);
    expect(stage.program().isReady()).toBe(true);
    expect(stage.program().ownerOf(stage.guild.id as GuildId)).toMatch(/^\d+$/);
  });

  it('is refused at the start with a token that is none', async () => {
    const stage = await setStage();
    await stage.stop();
    await expect(stage.start([stage.guild.id], 'not.a.token')).rejects.toThrow(/token/i);
  });

  it('is given up as lost when Discord refuses the token', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    stage.discord.fault({ kind: 'unauthorized', operation: 'update_message' });
    stage.cases.happen(id, { kind: 'cancelled', by: SYSTEM, why: 'test' });
    await stage.mirrored();
    expect(stage.fatal.map(({ message }) => message)).toEqual(['Discord refuses the bot token']);
  });
});
