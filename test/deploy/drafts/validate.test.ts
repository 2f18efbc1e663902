import { describe, expect, it } from 'vitest';
import { bindJobs } from '../../../src/deploy/bind.ts';
import { draft, planned, refusalOf, vmSettings } from '../steps.ts';
import { ana, createWorld, kim, lockHolder, type World } from '../world.ts';

const ask = (world: World, deploy: Awaited<ReturnType<typeof draft>>, item = 'i1') =>
  world.useCases.validate({ deploy, by: ana, item });

describe('a look at what a draft would do', () => {
  it('plans the tree of the draft without a push, a lock, a reservation or a pull request', async () => {
    const world = await createWorld();
    const id = await draft(world, { vms: ['web'] });
    expect(await ask(world, id)).toBeUndefined();
    await world.settle();
    const found = await ask(world, id);
    expect(found).toMatchObject({
      errors: [],
      plan: { counts: { add: 2 }, cost: { afterUsd: expect.any(Number) }, findings: expect.any(Array) },
    });
    expect(world.repositories.proposed).toEqual([]);
    expect(await lockHolder(world)).toBeUndefined();
    expect(await world.store.ledger.reservationOf(id)).toBeUndefined();
    expect(await world.get(id)).toMatchObject({ state: { at: 'draft' } });
    expect(world.engine.forgotten).toHaveLength(1);
  });

  it('is made once for one draft as it is, whoever asks, and anew once it has changed', async () => {
    const world = await createWorld();
    const id = await draft(world);
    await ask(world, id);
    await ask(world, id, 'i2');
    await world.settle();
    expect(world.engine.checked).toHaveLength(1);
    expect(await ask(world, id, 'i3')).toMatchObject({ plan: { counts: { add: 1 } } });
    const late = { kind: 'vm' as const, name: 'late', settings: vmSettings('main', 'e2-small') };
    await world.useCases.addResource({ deploy: id, by: ana, ...late });
    expect(await ask(world, id, 'i4')).toBeUndefined();
    await world.settle();
    expect(await ask(world, id, 'i4')).toMatchObject({ plan: { counts: { add: 2 } } });
  });

  it('looks at a deploy whose plan waits, too', async () => {
    const world = await createWorld();
    const id = await planned(world, { vms: ['web'] });
    await ask(world, id);
    await world.settle();
    expect(await ask(world, id)).toMatchObject({ plan: { counts: { add: 2 } } });
    expect(await lockHolder(world)).toBe(id);
    expect(await world.get(id)).toMatchObject({ plans: 1, state: { at: 'plan_ready' } });
  });

  it.each(['before', 'after'] as const)('is there after a fault %s any of its calls', async (when) => {
    for (const call of ['repositories.refresh', 'repositories.treeWith', 'engine.check', 'store.transaction']) {
      const world = await createWorld();
      const id = await draft(world);
      await ask(world, id);
      world.faults.once(call, when);
      await world.settleLater();
      expect(await ask(world, id), call).toMatchObject({ plan: { counts: { add: 1 } } });
    }
  });

  it('tells of what does not pass, and looks again for the next who asks', async () => {
    const world = await createWorld();
    const id = await draft(world);
    await ask(world, id);
    world.faults.breakAll('engine.check');
    await world.settleLater();
    expect(await ask(world, id)).toMatchObject({ refused: [{ code: 'fault' }] });
    world.faults.breakAll(undefined);
    expect(await ask(world, id, 'i2')).toBeUndefined();
  });

  it('tries what failed outside of the code again', async () => {
    const world = await createWorld();
    const id = await draft(world);
    const failed = {
      kind: 'checked',
      unformatted: [],
      warnings: [],
      errors: ['no credentials'],
      failedAt: 'plan',
    } as const;
    world.engine.nextChecks.push(failed);
    await ask(world, id);
    await world.settle();
    expect(await ask(world, id)).toMatchObject({ errors: ['no credentials'], failedAt: 'plan' });
    expect(await ask(world, id, 'i2')).toBeUndefined();
  });

  it('works the item that asked off once more when the result is there', async () => {
    const world = await createWorld();
    const id = await draft(world);
    await ask(world, id);
    const validate = bindJobs(world.ports).validate;
    await validate({ task: 'validate', deploy: id, item: 'i1' }, { attempt: 1 });
    const now = world.clock.now();
    const by = { now, worker: 'test', leaseUntil: new Date(now.getTime() + 1_000) };
    expect(await world.store.queue.claim({ ...by, tasks: ['inbox'] })).toMatchObject({ task: { item: 'i1' } });
  });

  it('refuses an empty draft, what is over, and whoever may not deploy', async () => {
    const world = await createWorld();
    const id = await draft(world, { network: '' });
    expect(await refusalOf(ask(world, id))).toEqual(['nothing-to-do']);
    expect(await refusalOf(world.useCases.validate({ deploy: id, by: kim, item: 'i1' }))).toEqual(['no-right']);
    await world.useCases.cancelDeploy({ deploy: id, by: ana, why: 'no' });
    expect(await refusalOf(ask(world, id))).toEqual(['not-now']);
  });
});
