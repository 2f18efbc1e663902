import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/core/ids.ts';
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
