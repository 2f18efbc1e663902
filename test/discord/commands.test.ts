import { Locale } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import { COMMANDS } from '../../src/discord/commands.ts';
import { setStage } from './stage.ts';

type Stage = Awaited<ReturnType<typeof setStage>>;
type Options = Parameters<Stage['ana']['run']>[1];

async function says({ ana }: Stage, command: string, options: Options = {}): Promise<string> {
  const answer = await ana.run(command, options);
  const reply = await answer.settled();
  expect(reply.visibleTo).toBe(ana.id);
  return reply.text;
}

describe('commands', () => {
  it('are for servers only and small enough for Discord', () => {
    for (const command of COMMANDS) {
      expect(command).toMatchObject({ contexts: [0], integration_types: [0] });
      expect(JSON.stringify(command).length).toBeLessThan(8000);
    }
  });

  it('create a project', async () => {
    const stage = await setStage();
    const options = {
      project: 'shop',
      provider: 'gcp',
      region: 'us-central1',
      environment: 'dev',
      description: 'The shop',
      budget_limit: 100,
    };
    expect(await says(stage, '/cloud-create-project', options)).toMatch(
      /Project shop is ready: GCP · us-central1 · dev.*budget \$100\.00\/mo/s,
    );
    expect(stage.cases.projects.get('shop')).toMatchObject({
      provider: 'gcp',
      description: 'The shop',
      budgetUsd: 100,
    });
    expect(stage.discord.violations).toEqual([]);
  });

  it('say what must exist before a state can be kept in a bucket', async () => {
    const stage = await setStage();
    const options = {
      project: 'shop',
      provider: 'gcp',
      region: 'us-central1',
      environment: 'dev',
      backend: 'gs://states',
    };
    const answer = await says(stage, '/cloud-create-project', options);
    expect(answer).toContain('gs://states/shop/default.tfstate');
    expect(answer).toContain('The bucket states, with versioning on.');
    expect(answer).toContain('gcloud storage buckets update gs://states --versioning');
    expect(stage.discord.violations).toEqual([]);
  });

  it('tell an administrator-only refusal to the one who asked, with commands to click', async () => {
    const stage = await setStage();
    stage.cases.failNext('createProject', new Refusal({ code: 'no-such', what: 'project', id: '@everyone **x**' }));
    const options = { project: 'shop', provider: 'gcp', region: 'us-central1', environment: 'dev' };
    const answer = await stage.ana.run('/cloud-create-project', options);
    const reply = await answer.settled();
    expect(JSON.stringify(reply.components)).toMatch(/<\/cloud-projects:\d+>/);
    expect(JSON.stringify(reply.components)).not.toMatch(/@everyone| \*\*x/);
    expect(reply.pings.everyone).toBe(false);
  });

  it.each([
    { typed: { role: 'user', for: '2h' }, says: /@bo is user in all projects until .*\(in [12] hours?\)/ },
    { typed: { role: 'CloudViewer' }, says: /@bo is viewer in all projects until/ },
    { typed: { role: 'DEPLOY', project: 'web-dev' }, says: /@bo is user in web-dev/ },
    { typed: { role: 'admin', for: 'permanent' }, says: /@bo is admin in all projects for good/ },
  ])('grant a right as $typed', async ({ typed, says: words }) => {
    const stage = await setStage();
    expect(await says(stage, '/cloud-grant', { user: stage.bo.id, ...(typed as Options) })).toMatch(words);
  });

  it.each([
    {
      case: 'a role that is none',
      typed: { role: 'emperor' },
      says: /"emperor" is not a role.*viewer, user or admin/s,
    },
    {
      case: 'a time that is none',
      typed: { role: 'user', for: 'soon' },
      says: /"soon" is not a length of time.*2h, 1d/s,
    },
    {
      case: 'a project that cannot be',
      typed: { role: 'user', project: 'No Such' },
      says: /There is no project "No Such"/,
    },
  ])('refuse $case', async ({ typed, says: words }) => {
    const stage = await setStage();
    expect(await says(stage, '/cloud-grant', { user: stage.bo.id, ...(typed as Options) })).toMatch(words);
    expect(stage.cases.calls).not.toContain('grantRight');
  });

  it('grant to either a person or a Discord role', async () => {
    const stage = await setStage();
    const role = stage.discord.addRole(stage.guild, 'builders');
    expect(await says(stage, '/cloud-grant', { role: 'user', discord_role: role.id })).toContain('@builders is user');
    expect(await says(stage, '/cloud-grant', { role: 'user' })).toContain('nobody is named');
    expect(await says(stage, '/cloud-grant', { role: 'user', user: stage.bo.id, discord_role: role.id })).toContain(
      'more than one is named',
    );
  });

  it('list projects and deploys', async () => {
    const stage = await setStage();
    expect(await says(stage, '/cloud-list')).toContain('No open deploys');
    const { id } = await stage.draft();
    expect(await says(stage, '/cloud-projects')).toMatch(/web-dev · GCP · us-central1 · dev · terraform.*you: user/);
    const line = new RegExp(`${id} web-dev draft.*by @ana.*expires in`);
    expect(await says(stage, '/cloud-list')).toMatch(line);
    expect(await says(stage, '/cloud-list', { mine: true })).toMatch(line);
    expect(await says(stage, '/cloud-list', { project: 'web-dev' })).toMatch(line);
    expect(await says(stage, '/cloud-list', { project: '../etc' })).toContain('There is no project "../etc"');
  });

  it('are described and answered in the language of whoever asks', async () => {
    const stage = await setStage();
    const jo = stage.discord.addMember(stage.guild, 'jo', { locale: Locale.German });
    stage.cases.failNext('listProjects', new Error('database is locked'));
    const answer = await jo.run('/cloud-projects');
    expect((await answer.settled()).text).toMatch(/Das hat noch nicht geklappt.*Referenz/s);
    stage.failures.length = 0;
  });

  it('cancel a deploy however its id is typed', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    expect(await says(stage, '/cloud-cancel', { deploy: ` ${id.toLowerCase()} ` })).toContain(
      `Deploy ${id} is cancelled`,
    );
    await stage.lobby('Cancelled');
    expect(await says(stage, '/cloud-cancel', { deploy: 'nope!' })).toContain('There is no deploy "nope!"');
  });

  it('bring a project back to a point, which the deploy names or the person', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    const back = (options: Options) => says(stage, '/cloud-rollback', options);
    expect(await back({ to: id })).toMatch(/brings \S+ back to/);
    expect(await back({ to: 'v1.0.0', deploy: id })).toContain('back to v1.0.0');
    expect(await back({ to: 'v1.0.0' })).toContain('does not say which project');
    expect(await back({ to: 'v1.0.0', project: 'No Project' })).toContain('There is no project');
    expect(await back({})).toContain('it is missing');
    expect(await stage.lobby('Back to v1.0.0')).toBeDefined();
  });

  it('link the lobby, although another job posts it', async () => {
    const stage = await setStage({ mirrorsLate: true });
    stage.holdMirrors();
    const answer = await stage.ana.run('/cloud-deploy', { project: 'web-dev' });
    const reply = await answer.settled();
    const [lobby] = stage.discord.messages(stage.channel.id);
    expect(JSON.stringify(reply.components)).toContain(
      `https://discord.com/channels/${stage.guild.id}/${stage.channel.id}/${lobby?.id}`,
    );
  });

  it('do not deploy to a project that is not there', async () => {
    const stage = await setStage();
    expect(await says(stage, '/cloud-deploy', { project: 'web-prod' })).toContain('There is no project "web-prod"');
    expect(stage.discord.messages(stage.channel.id)).toEqual([]);
  });
});
