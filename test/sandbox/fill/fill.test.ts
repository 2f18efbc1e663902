import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clouds } from '../../../sandbox/cloud/clouds.ts';
import { type Filled, fillWorld } from '../../../sandbox/fill/fill-world.ts';
import * as play from '../../../sandbox/story/steps.ts';
import { type Program, startProgram } from '../../../sandbox/world/program.ts';
import { startWorld, type World } from '../../../sandbox/world/sandbox.ts';
import { providers } from '../../../src/catalog/clouds.ts';
import { kindsFor } from '../../../src/generators/kinds.ts';
import { hasTerraform } from '../../story/stage.ts';

describe.runIf(hasTerraform)('the filled sandbox', () => {
  let dir: string;
  let world: World;
  let program: Program;
  let filled: Filled;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'guildops-fill-'));
    world = await startWorld({ dir, settings: { GUILDOPS_ALLOW_UNJAILED: '1' } });
    program = startProgram(world.settings);
    filled = await fillWorld(world, program);
  });

  afterAll(async () => {
    await program?.stop();
    await world?.close();
    await rm(dir, { recursive: true, force: true });
  });

  const ask = (person: keyof typeof filled.people & ('admin' | 'user' | 'viewer' | 'stranger'), project: string) =>
    play.command(filled.people[person], 'cloud-deploy', { project }, world);

  it('has a project in every cloud that GuildOps can write for and the sandbox can be', () => {
    const possible = providers().filter((provider) => kindsFor(provider).some(({ kind }) => kind === 'vm'));
    expect(filled.clouds.map(({ provider }) => provider)).toEqual(possible);
    expect(clouds.length).toBeGreaterThanOrEqual(possible.length);
  });

  it('shows everybody the projects', async () => {
    const { text } = await play.command(filled.people.stranger, 'cloud-projects', {}, world);
    for (const { project, region } of [...filled.clouds, filled.full]) {
      expect(text).toContain(project);
      expect(text).toContain(region);
    }
  });

  it('has resources that exist, of pull requests that are merged', async () => {
    const names = (await world.cloud.objects()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['web', 'nightly']));
    const merged = world.github.pulls(world.repo).filter(play.isMerged);
    expect(merged).toHaveLength(filled.applied.length);
    expect(await world.github.tags(world.repo)).toHaveLength(filled.applied.length);
  });

  it.each([
    { who: 'stranger', role: 'no right', refused: true },
    { who: 'viewer', role: 'the right to look', refused: true },
    { who: 'user', role: 'the right to deploy', refused: false },
    { who: 'admin', role: 'every right', refused: false },
  ] as const)('has somebody with $role on Discord', async ({ who, refused }) => {
    const { text } = await ask(who, filled.clouds[0]?.project ?? '');
    if (refused) expect(text).toContain('You need the role "user"');
    else expect(play.deployIn(text)).toMatch(/^\w{4}$/);
  });

  it('has somebody for each permission on GitHub', async () => {
    const { reader, writer, owner } = filled.people;
    const permission = (login: string) =>
      owner.api('GET', `/repos/${world.repo}/collaborators/${login}/permission`) as Promise<{ permission: string }>;
    const found = await Promise.all([reader, writer, owner].map(({ login }) => permission(login)));
    expect(found.map((each) => each.permission)).toEqual(['read', 'write', 'admin']);
  });

  it('has a draft that waits in its lobby, with its price', async () => {
    const { text } = await play.lobbyThat(world, filled.draft, () => true, 'is there');
    expect(text).toContain('api');
    expect(text).toContain('$');
    expect(text).toContain('Plan');
  });

  it('has an open pull request whose plan waits for approval', () => {
    const open = world.github.pulls(world.repo).filter(({ state }) => state === 'open');
    expect(open).toHaveLength(1);
    const sticky = world.github.comments(world.repo, open[0]?.number ?? 0).find(({ body }) => body.includes('to add'));
    expect(sticky?.body).toContain('google_compute_instance.cache');
    expect(sticky?.body).toContain(filled.planned);
  });

  it('has a project at its quota, so that the next machine is refused with the numbers', async () => {
    const { admin } = filled.people;
    const { lobby } = await play.openLobby(admin, filled.full.project, world);
    const { text } = await play.addMachine(admin, lobby, { family: 'e2', type: 'e2-small' }, { name: 'more' });
    expect(text).toContain('24 vCPU');
    expect(text).toContain('→');
  });

  it('came about without anything that GitHub or Discord would not allow', () => {
    expect(world.github.violations).toEqual([]);
    expect(world.discord.violations).toEqual([]);
  });
});
