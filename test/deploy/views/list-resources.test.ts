import { describe, expect, it } from 'vitest';
import { digestOf, type ProjectId } from '../../../src/core/ids.ts';
import { usage } from '../../../src/core/quota.ts';
import { aFind } from '../../fakes/words.ts';
import { applied, draft, planned } from '../steps.ts';
import { createWorld, type World } from '../world.ts';

const listed = async ({ useCases, project }: World) => {
  const found = await useCases.listResources({ guild: project.guild, project: project.id });
  return {
    ...found,
    standing: Object.fromEntries(found.resources.map(({ resource, standing }) => [resource.name, standing])),
  };
};

/** The last look found this to differ; `gone`: keys of what is no longer there. */
const drifted = (world: World, addresses: readonly string[], gone: readonly string[] = []) =>
  world.store.drifts.put({
    ...{ guild: world.project.guild, project: world.project.id, checkedAt: world.clock.now() },
    found: {
      ...{ changes: digestOf('x'), addresses, text: '', since: world.clock.now(), began: world.clock.now() },
      acceptance: {
        deltas: gone.map((name) => ({ do: 'remove', kind: 'network', name, was: digestOf('') })),
        ...{ edits: [], byHand: [] },
      },
    },
  });

describe('the resources of a project', () => {
  it('are those of its default branch, with region, price and whether we may change them', async () => {
    const world = await createWorld();
    await applied(world);
    const { resources, open } = await listed(world);
    expect(resources.length).toBeGreaterThan(0);
    for (const one of resources)
      expect(one).toMatchObject({ regions: [world.project.region], isEditable: true, standing: 'applied' });
    expect(open).toEqual([]);
  });

  it('show what an open deploy makes of them, and what a draft does not yet', async () => {
    const world = await createWorld();
    await draft(world, { network: 'later' });
    expect((await listed(world)).resources).toEqual([]);
    const id = await planned(world);
    const { resources, open } = await listed(world);
    expect(resources.map(({ standing, deploy }) => [standing, deploy])).toContainEqual(['changing', id]);
    expect(open.map((deploy) => deploy.id)).toContain(id);
  });

  it('say what was changed outside, and what is gone', async () => {
    const world = await createWorld();
    await applied(world);
    const [first] = (await listed(world)).resources;
    const name = first?.resource.name ?? '';
    await drifted(world, [`google_compute_network.${name}`]);
    expect((await listed(world)).standing[name]).toBe('drifted');
    await drifted(world, [`google_compute_network.${name}`], [name]);
    expect((await listed(world)).standing[name]).toBe('missing');
  });

  it('are refused for a project that is not there', async () => {
    const { useCases, project } = await createWorld();
    await expect(useCases.listResources({ guild: project.guild, project: 'nope' as never })).rejects.toThrow('no-such');
  });
});

describe('a project that was found in the repository', () => {
  const CODE = {
    'infra/main.tf': 'resource "google_compute_network" "main" {}\nresource "google_storage_bucket" "logs" {}\n',
    'infra/shop.tf.json': '{"module":{"shop":{"source":"./shop"}}}',
    'infra/shop/main.tf': 'resource "google_compute_instance" "inner" {}\n',
    'infra/broken.tf': 'resource "x" {{{',
  };

  /** With the code above on the default branch. */
  async function foundWorld(): Promise<{ world: World; project: World['project'] }> {
    const world = await createWorld();
    const project = { ...world.project, id: 'infra' as ProjectId, name: 'infra', directory: 'infra', found: aFind };
    await world.store.projects.add(project);
    world.repositories.push('main', CODE);
    await world.repositories.refresh(project.repo);
    return { world, project };
  }
  const standings = async (world: World, project: World['project']) => {
    const { written = [] } = await listed({ ...world, project });
    return Object.fromEntries(written.map(({ address, path, standing }) => [address, `${standing} in ${path}`]));
  };

  it('lists its blocks of code, and nothing of its modules or of what cannot be read', async () => {
    const { world, project } = await foundWorld();
    expect((await listed({ ...world, project })).resources).toEqual([]);
    expect(await standings(world, project)).toEqual({
      'google_compute_network.main': 'written in main.tf',
      'google_storage_bucket.logs': 'written in main.tf',
      'module.shop': 'written in shop.tf.json',
    });
  });

  it('says what is applied, by the last apply, and what was changed outside', async () => {
    const { world, project } = await foundWorld();
    const held = (address: string) => ({ address, region: 'us-central1', usage: usage({}) });
    await world.store.ledger.setHoldings(project.guild, project.id, [
      held('google_compute_network.main[0]'),
      held('module.shop.google_compute_instance.inner'),
    ]);
    await drifted({ ...world, project }, ['google_storage_bucket.logs']);
    expect(await standings(world, project)).toEqual({
      'google_compute_network.main': 'applied in main.tf',
      'google_storage_bucket.logs': 'drifted in main.tf',
      'module.shop': 'applied in shop.tf.json',
    });
  });
});
