import { describe, expect, it } from 'vitest';
import type { ProjectId } from '../../src/core/ids.ts';
import type { Project } from '../../src/core/project.ts';
import { applyProblems } from '../../src/deploy/apply-gates.ts';
import { GUILD, githubPerson, REPO } from '../fakes/words.ts';
import { deploysOf, handMade } from './steps.ts';
import { createWorld, dev, mira, type World } from './world.ts';

const HTTP = 'terraform {\n  backend "http" {}\n}\n';
const s3 = (key: string): string =>
  `terraform {\n  backend "s3" {\n    bucket = "states"\n    key    = "${key}"\n    region = "eu-west-1"\n  }\n}\nprovider "aws" {\n  region = "eu-west-1"\n}\n`;
const uses = (source: string): string => `module "m" {\n  source = "${source}"\n}\n`;

const FILES = {
  'infra/network/main.tf': s3('network.tfstate'),
  'infra/web/main.tf': `${HTTP}${uses('../../lib/vm')}`,
  'lib/vm/main.tf': 'variable "size" {}\n',
};

/** A repository whose default branch holds these files, read as a push makes it read. */
async function repository(files: Readonly<Record<string, string>> = FILES): Promise<World> {
  const world = await createWorld();
  world.repositories.push('main', files);
  await world.settle();
  return world;
}
const found = async ({ store }: World): Promise<Project[]> =>
  (await store.projects.inRepo(REPO)).filter((row) => row.found && !row.found.isGone);
const row = async (world: World, id: string): Promise<Project | undefined> =>
  world.store.projects.find(GUILD, id as ProjectId);
const problemsOf = (project: Project | undefined): string =>
  (project?.found?.problems ?? []).map((one) => ('why' in one ? one.why : one.code)).join();
const planned = async (world: World, number: number) =>
  (await deploysOf(world, number)).map(({ project, state }) => `${project} ${state.at}`).sort();

describe('projects found in a repository', () => {
  it('become rows with what the code of the default branch says', async () => {
    const world = await repository();
    expect(await found(world)).toMatchObject([
      {
        ...{
          id: 'infra-network',
          directory: 'infra/network',
          environment: 'prod',
          provider: 'aws',
          region: 'eu-west-1',
        },
        backend: { kind: 's3', bucket: 'states', key: 'network.tfstate', region: 'eu-west-1' },
      },
      { id: 'infra-web', directory: 'infra/web', backend: { kind: 'http' } },
    ]);
  });

  it('are changed and given up with the default branch, and the command-made one stays', async () => {
    const world = await repository();
    world.repositories.push('main', {
      'guildops.yaml': 'version: 1\nautodiscover: {environment: staging}\n',
      'infra/network/main.tf': null,
    });
    await world.settle();
    expect((await found(world)).map(({ id, environment }) => [id, environment])).toEqual([['infra-web', 'staging']]);
    expect(await row(world, 'web-dev')).toEqual(world.project);
  });

  it('are those that were, while guildops.yaml is broken; every pull request hears why', async () => {
    const world = await repository();
    world.repositories.push('main', { 'guildops.yaml': 'version: 1\nprojcts: [`<!-- @all]\n' });
    await world.settle();
    expect(await found(world)).toHaveLength(2);
    const number = await handMade(world, { branch: 'any', files: { 'infra/web/more.tf': '' } });
    expect(await planned(world, number)).toEqual(['infra-web plan_ready']);
    expect(world.pulls.replies.get(`#${number}:config-broken`)).toMatch(/guildops.yaml, line 2/);
  });

  it('hear of a guildops.yaml on a branch that it counts later', async () => {
    const world = await repository();
    const files = { 'guildops.yaml': 'version: 1\nautodiscover: {enabled: false}\n', 'infra/web/more.tf': '' };
    const number = await handMade(world, { branch: 'config', files });
    expect(await planned(world, number)).toEqual(['infra-web plan_ready']);
    expect(world.pulls.replies.get(`#${number}:config-changed`)).toContain('counts once it is merged');
  });

  it('are not planned from a branch that brings them; people hear when they will be', async () => {
    const world = await repository();
    const number = await handMade(world, { branch: 'new', files: { 'infra/new/main.tf': HTTP } });
    expect(await planned(world, number)).toEqual([]);
    expect(world.pulls.replies.get(`#${number}:new-projects`)).toContain('`infra/new`');
  });

  it('are planned when a module they use changes, or either name of a moved file is theirs', async () => {
    const world = await repository();
    const module = await handMade(world, {
      branch: 'module',
      files: { 'lib/vm/main.tf': 'variable "size" {}\n# new\n' },
    });
    expect(await planned(world, module)).toEqual(['infra-web plan_ready']);
    const move = { 'infra/web/main.tf': null, 'infra/network/moved.tf': `${HTTP}${uses('../../lib/vm')}` };
    const moved = await handMade(world, { branch: 'moved', files: move });
    expect((await deploysOf(world, moved)).map(({ project }) => project).sort()).toEqual([
      'infra-network',
      'infra-web',
    ]);
  });

  it('are planned from drafts only where guildops.yaml says so', async () => {
    const world = await repository();
    const push = (branch: string) => {
      world.repositories.push(branch, { 'infra/network/more.tf': '' });
      return world.pulls.openByHand({ branch, draft: true });
    };
    const first = push('draft');
    await world.settle();
    expect(await planned(world, first)).toEqual([]);
    world.repositories.push('main', { 'guildops.yaml': 'version: 1\ndrafts: true\n' });
    await world.settle();
    const second = push('another');
    await world.settle();
    expect(await planned(world, second)).toEqual(['infra-network plan_ready']);
  });

  it('keep their state while somebody holds its lock, and move afterwards', async () => {
    const world = await repository();
    const number = await handMade(world, { branch: 'change', files: { 'infra/network/more.tf': '' } });
    world.repositories.push('main', { 'infra/network/main.tf': s3('elsewhere.tfstate') });
    await world.settle();
    expect(await row(world, 'infra-network')).toMatchObject({ backend: { key: 'network.tfstate' } });
    world.pulls.closeByHand(number);
    await world.settle();
    world.repositories.push('main', { 'README.md': 'again' });
    await world.settle();
    expect(await row(world, 'infra-network')).toMatchObject({ backend: { key: 'elsewhere.tfstate' } });
    world.pulls.reopen(number);
    await world.settle();
    expect((await deploysOf(world, number))[0]).toMatchObject({
      state: { at: 'failed', reason: expect.stringContaining('has moved the state of this project') },
    });
  });

  it('stay for their history when the default branch no longer has them', async () => {
    const world = await repository();
    const number = await handMade(world, { branch: 'change', files: { 'infra/web/more.tf': '' } });
    world.pulls.closeByHand(number);
    world.repositories.push('main', { 'infra/web/main.tf': null });
    await world.settle();
    expect(await row(world, 'infra-web')).toMatchObject({ found: { isGone: true } });
    expect((await world.useCases.listProjects(GUILD)).map(({ id }) => id)).not.toContain('infra-web');
    world.repositories.push('main', { 'infra/web/main.tf': HTTP });
    await world.settle();
    expect((await row(world, 'infra-web'))?.found?.isGone).toBeUndefined();
  });

  it('leave their folder and their name to what a command made', async () => {
    const world = await repository({ ...FILES, 'projects/web-dev/x.tf': HTTP, 'web/dev/main.tf': HTTP });
    const ids = (await found(world)).map(({ id }) => id);
    expect(ids).not.toContain('projects-web-dev');
    expect(ids.filter((id) => id.startsWith('web-dev-'))).toHaveLength(1);
    expect(await row(world, 'web-dev')).toEqual(world.project);
  });

  it('become what a command makes of their folder', async () => {
    const world = await repository({
      'projects/shop/main.tf': HTTP,
      'guildops.yaml': 'version: 1\nprojects: [{name: shop, dir: projects/shop}]\n',
    });
    expect(await row(world, 'shop')).toMatchObject({ found: {} });
    await world.useCases.createProject({
      ...{
        guild: GUILD,
        by: mira,
        id: 'shop',
        provider: 'gcp',
        region: 'us-central1',
        environment: 'dev',
        description: '',
      },
    });
    expect((await row(world, 'shop'))?.found).toBeUndefined();
    world.repositories.push('main', { 'README.md': 'again' });
    await world.settle();
    expect((await row(world, 'shop'))?.found).toBeUndefined();
  });

  it.each([
    { does: 'no backend', code: 'provider "aws" {}\n', says: /does not say where its state is/ },
    {
      does: 'a backend that is none here',
      code: 'terraform {\n  backend "local" {}\n}\n',
      says: /does not know backend "local"/,
    },
    { does: 'cloud', code: 'terraform {\n  cloud {}\n}\n', says: /does not know backend "cloud"/ },
    { does: 'a computed key', code: s3('$' + '{var.x}'), says: /has to be computed/ },
    { does: 'no key', code: s3('x').replace(/key.*\n/, '\n'), says: /does not say key/ },
    {
      does: 'an http backend elsewhere',
      code: HTTP.replace('{}', '{\n    address = "https://x.example"\n  }'),
      says: /address of its own/,
    },
  ])('with $does say so, and what to write', async ({ code, says }) => {
    const world = await repository({ 'infra/web/main.tf': code });
    expect(problemsOf(await row(world, 'infra-web'))).toMatch(says);
    const number = await handMade(world, { branch: 'change', files: { 'infra/web/more.tf': '' } });
    expect((await deploysOf(world, number))[0]).toMatchObject({
      state: {
        at: 'failed',
        during: 'plan',
        reason: expect.stringMatching(says),
        advice: expect.stringMatching(/Expected/),
      },
    });
    expect(world.engine.planned).toEqual([]);
  });

  it('of one state, or in a workspace that their backend cannot have, say so', async () => {
    const world = await repository({
      'a/main.tf': s3('same.tfstate'),
      'b/main.tf': s3('same.tfstate'),
      'c/main.tf': HTTP,
      'guildops.yaml':
        'version: 1\nprojects: [{dir: a, workspace: one}, {dir: a, workspace: two}, {dir: b, workspace: one}, {dir: c, workspace: one}]\n',
    });
    const said = Object.fromEntries((await found(world)).map((one) => [one.id, problemsOf(one)]));
    expect(said).toMatchObject({ 'a-one': '', 'a-two': '', 'b-one': 'its state is that of project a-one' });
    expect(said['c-one']).toContain('has no workspaces');
  });

  const requiring = (requirement: string) =>
    repository({
      ...FILES,
      'guildops.yaml': `version: 1\nprojects: [{dir: infra/web, environment: dev, requirements: ${requirement}}]\nmerge: merge\n`,
    });

  it('that require approval are applied once somebody else approved, also in dev', async () => {
    const world = await requiring('approved');
    const number = await handMade(world, { branch: 'change', files: { 'infra/web/network-a.tf': '' } });
    const [deploy] = await deploysOf(world, number);
    if (!deploy) throw new Error('no deploy');
    await world.useCases.askApply({ deploy: deploy.id, by: dev });
    await world.settle();
    expect(await world.at(deploy.id)).toBe('plan_ready');
    world.pulls.permissions.set('rev', 'write');
    await world.useCases.approveDeploy({ deploy: deploy.id, by: githubPerson('rev') });
    await world.settle();
    expect(await world.at(deploy.id)).toBe('applied');
    expect(world.pulls.merges).toMatchObject([{ number, method: 'merge' }]);
  });

  it('that require it are not applied from a branch whose base went on', async () => {
    const world = await requiring('undiverged');
    const number = await handMade(world, { branch: 'change', files: { 'infra/web/network-a.tf': '' } });
    world.repositories.push('main', { 'README.md': 'more' });
    const [deploy] = await deploysOf(world, number);
    if (!deploy) throw new Error('no deploy');
    const asked = () => world.useCases.askApply({ deploy: deploy.id, by: dev });
    await expect(asked()).rejects.toMatchObject({
      problems: [{ code: 'requirement', name: 'undiverged', why: 'its base is 1 commit ahead' }],
    });
    const facts = {
      deploy: await world.get(deploy.id),
      project: (await row(world, 'infra-web')) as Project,
      asker: dev,
    };
    const now = {
      pull: await world.pulls.read(REPO, number),
      merging: { ...world.pulls.ways, method: 'merge' as const },
      looked: {},
      permissions: new Map([['dev', 'write' as const]]),
    };
    const { blocking } = await applyProblems(world.store, world.ports, { ...facts, now });
    expect(blocking).toMatchObject([{ why: 'it was not compared with its base' }]);
  });

  it('are not written by drafts', async () => {
    const world = await repository();
    const draft = { guild: GUILD, by: mira, project: 'infra-web', channel: 'c1', cause: 'i1' };
    await expect(world.useCases.startDraft(draft)).rejects.toMatchObject({
      problems: [{ code: 'bad-input', expected: 'a pull request that changes infra/web' }],
    });
  });
});
