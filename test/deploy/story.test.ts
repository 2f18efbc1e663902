import { describe, expect, it } from 'vitest';
import { applied, planned } from './steps.ts';
import { createWorld, stateId } from './world.ts';

describe('a request', () => {
  it('becomes a branch, a pull request and a plan', async () => {
    const world = await createWorld();
    const id = await planned(world, { vms: ['web'] });
    const deploy = await world.get(id);
    expect(deploy.state).toMatchObject({ at: 'plan_ready', plan: { counts: { add: 2 } } });
    expect(world.pulls.opened).toHaveLength(1);
    expect(world.engine.planned).toHaveLength(1);
  });

  it('is applied, merged, tagged, and its branch deleted', async () => {
    const world = await createWorld();
    const id = await applied(world, { vms: ['web'] });
    expect(await world.get(id)).toMatchObject({ state: { at: 'applied', merge: { is: 'merged' } } });
    expect(world.engine.existing(stateId(world))).toEqual([
      'google_compute_instance.web',
      'google_compute_network.main',
    ]);
    expect(world.pulls.merges).toHaveLength(1);
    expect([...world.pulls.tags.keys()]).toHaveLength(1);
    expect(world.repositories.tip(`guildops/${id.toLowerCase()}-add-network-main`)).toBeUndefined();
    expect(await world.store.locks.of(stateId(world))).toBeUndefined();
  });
});
