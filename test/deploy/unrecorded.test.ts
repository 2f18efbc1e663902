import { beforeEach, describe, expect, it } from 'vitest';
import { planOf } from '../../src/core/deploy.ts';
import type { DeployId } from '../../src/core/ids.ts';
import { planned } from './steps.ts';
import { ana, createWorld, type World } from './world.ts';

const NETWORK = { address: 'google_compute_network.main', id: 'projects/shop/global/networks/main' };

describe('what an apply made before it was killed', () => {
  let world: World;
  let id: DeployId;
  beforeEach(async () => {
    world = await createWorld();
    id = await planned(world);
    const killed = { kind: 'failed', outcome: 'unknown', reason: 'The engine was killed.', made: [NETWORK] } as const;
    world.engine.nextApplies.push(killed);
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
  });
  const replan = async () => {
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.settle();
    return planOf(await world.get(id));
  };

  it('is kept with the deploy, and the way on is to import it', async () => {
    const deploy = await world.get(id);
    expect(deploy.unrecorded).toEqual([NETWORK]);
    expect(deploy.state).toMatchObject({ at: 'failed', advice: expect.stringContaining('Import first') });
    expect(await world.store.locks.of(deploy.stateId)).toMatchObject({ holder: id });
  });

  it('is found by the next plan, before it is made once more', async () => {
    expect((await replan())?.findings).toContainEqual(
      expect.objectContaining({
        rule: 'state/made-before',
        severity: 'critical',
        address: NETWORK.address,
        message: expect.stringContaining(NETWORK.id),
      }),
    );
  });

  it('is no matter any more once it is imported', async () => {
    await world.useCases.askState({ deploy: id, by: ana, act: { do: 'import', ...NETWORK }, cause: 1 });
    await world.settle();
    expect((await world.get(id)).unrecorded).toBeUndefined();
    const rules = planOf(await world.get(id))?.findings.map(({ rule }) => rule);
    expect(rules).not.toContain('state/made-before');
  });

  it('stays known when a later apply breaks off as well, and until one ends well', async () => {
    const subnet = { address: 'google_compute_subnetwork.main', id: 'subnet' };
    await replan();
    world.engine.nextApplies.push({ kind: 'failed', outcome: 'unknown', reason: 'Again.', made: [subnet] });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect((await world.get(id)).unrecorded).toEqual([NETWORK, subnet]);
    await replan();
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ state: { at: 'applied' } });
    expect((await world.get(id)).unrecorded).toBeUndefined();
  });
});
