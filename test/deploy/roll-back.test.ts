import { describe, expect, it } from 'vitest';
import { applied, deploysOf, handMade, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, dev, mira, stateId, type World } from './world.ts';

describe('rolling back', () => {
  const revert = (world: World, deploy: string, cause = 'roll') =>
    world.useCases.rollBack({ guild: world.project.guild, by: ana, deploy: deploy as never, channel: 'c2', cause });

  it('opens a pull request that reverts the merge, planned and applied like any other', async () => {
    const world = await createWorld();
    await applied(world);
    const id = await applied(world, { network: '', vms: ['web'] });
    const back = await revert(world, id);
    await world.settle();
    expect(await world.get(back.id)).toMatchObject({
      origin: 'rollback',
      pull: { title: `web-dev: roll back ${id} (#2)` },
      state: { at: 'plan_ready', plan: { counts: { add: 0, destroy: 1 } } },
    });
    await world.useCases.approveDeploy({ deploy: back.id, by: ana });
    await world.useCases.askApply({ deploy: back.id, by: mira });
    await world.settle();
    expect(world.engine.existing(stateId(world))).toEqual(['google_compute_network.main']);
  });

  it('twice is the same one', async () => {
    const world = await createWorld();
    const id = await applied(world);
    const first = await revert(world, id);
    await world.settle();
    expect((await revert(world, id, 'once more')).id).toBe(first.id);
    await world.settle();
    expect(world.pulls.opened).toHaveLength(2);
  });

  it('can be taken back as well: the revert of a revert ends with the tree as it was, and so on', async () => {
    const world = await createWorld();
    await applied(world);
    const id = await applied(world, { network: '', vms: ['web'] });
    const before = { tree: treeOf(world), exists: world.engine.existing(stateId(world)) };
    const back = await applyRollback(world, id, 'back');
    expect(world.engine.existing(stateId(world))).toEqual(['google_compute_network.main']);
    const redo = await applyRollback(world, back, 'redo');
    expect(await world.get(redo)).toMatchObject({ origin: 'rollback', reverts: { deploy: back } });
    expect({ tree: treeOf(world), exists: world.engine.existing(stateId(world)) }).toEqual(before);
    const again = await applyRollback(world, id, 'back again');
    expect([back, redo]).not.toContain(again);
    expect(world.engine.existing(stateId(world))).toEqual(['google_compute_network.main']);
  });

  /** Every file of the default branch with its text. */
  const treeOf = ({ repositories }: World) =>
    repositories.paths('main').map((path) => [path, repositories.text('main', path)]);

  async function applyRollback(world: World, deploy: string, cause: string) {
    const { id } = await revert(world, deploy, cause);
    await world.settle();
    await world.useCases.approveDeploy({ deploy: id, by: ana });
    await world.useCases.askApply({ deploy: id, by: mira });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    return id;
  }

  it('is a new one after the first was cancelled, but not for the same click', async () => {
    const world = await createWorld();
    const id = await applied(world);
    const first = await revert(world, id);
    await world.useCases.cancelDeploy({ deploy: first.id, by: ana, why: 'no' });
    expect((await revert(world, id)).id).toBe(first.id);
    expect((await revert(world, id, 'another click')).id).not.toBe(first.id);
  });

  it.each<{ what: string; begin: (world: World) => Promise<string> }>([
    { what: 'was only planned', begin: (world) => planned(world) },
    {
      what: 'was applied but not merged',
      async begin(world) {
        const id = await planned(world);
        world.pulls.change(1, { rule: 'no' });
        await world.useCases.askApply({ deploy: id, by: ana });
        await world.settle();
        return id;
      },
    },
  ])('is refused for a deploy that $what', async ({ begin }) => {
    const world = await createWorld();
    expect(await refusalOf(revert(world, await begin(world)))).toEqual(['nothing-to-do']);
  });

  it('becomes the folder as it was before, where later changes stand in its way, and says so', async () => {
    const world = await createWorld();
    const first = await applied(world);
    const id = await applied(world, { network: '', vms: ['web'] });
    const vm = 'projects/web-dev/resources/vm-web.yaml';
    const text = world.repositories.text('main', vm) ?? '';
    const name = '# @everyone `` \n';
    world.repositories.push('main', { [vm]: `${name}${text}`, 'elsewhere.txt': 'stays' });
    await world.settle();
    await revert(world, id);
    await world.settle();
    const { branch, body } = world.pulls.opened.at(-1) ?? { branch: '', body: '' };
    expect(world.repositories.paths(branch)).not.toContain(vm);
    expect(world.repositories.text(branch, 'elsewhere.txt')).toBe('stays');
    expect(body).toContain('A plain revert conflicts');
    expect(body).toContain(vm);
    expect(body).toContain('by hand (dev)');
    expect(body).toContain('- vm-web');
    expect(body).toContain('google_compute_instance.web: was made by it and is destroyed, with what was on its disks');
    expect(body).not.toContain(first);
  });

  it('takes back only the folder of its own project where a pull request changed several', async () => {
    const world = await createWorld();
    const { store, project } = world;
    await store.projects.add({ ...project, id: 'other' as never, directory: 'projects/other' });
    const number = await handMade(world, {
      branch: 'both',
      files: { 'projects/web-dev/a.tf': '# a\n', 'projects/other/b.tf': '# b\n' },
    });
    for (const deploy of await deploysOf(world, number)) await world.useCases.askApply({ deploy: deploy.id, by: mira });
    await world.settle();
    const id = (await deploysOf(world, number)).find((deploy) => deploy.project === project.id)?.id ?? '';
    const back = await world.useCases.rollBack({
      guild: project.guild,
      by: dev,
      deploy: id as never,
      cause: 'comment',
    });
    await world.settle();
    const { branch, body } = world.pulls.opened.at(-1) ?? { branch: '', body: '' };
    expect(world.repositories.paths(branch)).toEqual(['README.md', 'projects/other/b.tf']);
    expect(body).toContain('The pull request also changed other');
    // Who may push may go on with it, as with the pull request that it takes back.
    expect(await world.get(back.id)).toMatchObject({ byHand: true });
  });

  it('is refused to somebody of another server and to somebody without a right', async () => {
    const world = await createWorld({ users: [ana] });
    const id = await applied(world);
    const ask = { deploy: id, channel: 'c', cause: 'x' };
    const elsewhere = '700000000000000002' as never;
    expect(await refusalOf(world.useCases.rollBack({ ...ask, guild: elsewhere, by: ana }))).toEqual(['no-such']);
    expect(await refusalOf(world.useCases.rollBack({ ...ask, guild: world.project.guild, by: bo }))).toEqual([
      'no-right',
    ]);
  });

  it('is a right of its own: what somebody else asked for is taken back by an administrator', async () => {
    const world = await createWorld();
    const id = await applied(world);
    const ask = { deploy: id, guild: world.project.guild, channel: 'c' };
    expect(await refusalOf(world.useCases.rollBack({ ...ask, by: bo, cause: 'bo' }))).toEqual(['no-right']);
    expect((await world.useCases.rollBack({ ...ask, by: mira, cause: 'mira' })).reverts?.deploy).toBe(id);
  });
});

describe('going back to a point', () => {
  const backTo = (world: World, to: string, { by = mira, cause = to } = {}) =>
    world.useCases.rollBackTo({ guild: world.project.guild, project: world.project.id, by, to, channel: 'c2', cause });

  /** A network, then a machine in it, then another. */
  async function grown() {
    const world = await createWorld();
    const network = await applied(world);
    const web = await applied(world, { network: '', vms: ['web'] });
    const api = await applied(world, { network: '', vms: ['api'] });
    return { world, network, web, api };
  }

  it.each<{ what: string; name(facts: Awaited<ReturnType<typeof grown>>): string }>([
    { what: 'a deploy, as it left the project', name: ({ network }) => network.toLowerCase() },
    {
      what: 'a tag',
      name({ world, network }) {
        const tag = [...world.pulls.tags].find(([, { message }]) => message.includes(network));
        world.repositories.tags.set('v1.0.0', tag?.[1].target as never);
        return 'v1.0.0';
      },
    },
    { what: 'a commit', name: ({ world }) => [...world.pulls.tags.values()][0]?.target.slice(0, 9) ?? '' },
  ])('brings the folder there from $what, on top of what else is there, and plans that', async ({ name }) => {
    const facts = await grown();
    const { world, web, api } = facts;
    world.repositories.push('main', { 'elsewhere.txt': 'stays' });
    await world.settle();
    const back = await backTo(world, name(facts));
    await world.settle();
    expect(await world.get(back.id)).toMatchObject({
      origin: 'rollback',
      restores: { undoes: expect.arrayContaining([web, api]) },
      state: { at: 'plan_ready', plan: { counts: { add: 0, destroy: 2 } } },
    });
    const { branch, body } = world.pulls.opened.at(-1) ?? { branch: '', body: '' };
    expect(world.repositories.text(branch, 'elsewhere.txt')).toBe('stays');
    expect(body).toMatch(/- vm-api\n- vm-web|- vm-web\n- vm-api/);
    expect((await backTo(world, name(facts), { cause: 'again' })).id).toBe(back.id);
  });

  it.each([
    { what: 'what there is not', name: () => 'v9.9.9', codes: ['bad-input'] },
    {
      what: 'a commit of another history',
      name: (world: World) => world.repositories.push('aside', {}),
      codes: ['bad-input'],
    },
    { what: 'what is so now', name: (world: World) => world.repositories.tip('main') ?? '', codes: ['nothing-to-do'] },
  ])('is refused for $what', async ({ name, codes }) => {
    const { world } = await grown();
    expect(await refusalOf(backTo(world, name(world)))).toEqual(codes);
  });

  it('needs an administrator as soon as something on the way was of somebody else', async () => {
    const { world, web, network } = await grown();
    const own = await backTo(world, web, { by: ana });
    expect(own.restores?.point).toBe(web);
    await world.useCases.cancelDeploy({ deploy: own.id, by: ana, why: 'no' });
    await applied(world, { network: '', vms: ['job'], by: bo });
    expect(await refusalOf(backTo(world, network, { by: ana }))).toEqual(['no-right']);
  });
});
