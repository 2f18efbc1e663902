import { beforeEach, describe, expect, it } from 'vitest';
import { planOf } from '../../src/core/deploy.ts';
import type { DeployId } from '../../src/core/ids.ts';
import { applied, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, lockHolder, mira, type World } from './world.ts';

const MACHINE = '-target=google_compute_instance.web';
const NETWORK = '-target=google_compute_network.main';

describe('a plan that arguments are passed on to', () => {
  let world: World;
  let id: DeployId;
  beforeEach(async () => {
    world = await createWorld();
    id = await planned(world, { vms: ['web'] });
  });
  const plan = async (args: readonly string[] = [], by = ana) => {
    await world.useCases.askReplan({ deploy: id, by, args });
    await world.settle();
  };
  const apply = async () => {
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
  };

  it('is made with them, says so, and is another plan to approve', async () => {
    const before = planOf(await world.get(id))?.changes;
    await plan(['-parallelism=3']);
    expect(world.engine.planned.at(-1)?.args).toEqual(['-parallelism=3']);
    expect(planOf(await world.get(id))).toMatchObject({
      args: ['-parallelism=3'],
      changes: expect.not.stringMatching(before ?? ''),
    });
  });

  it('keeps the value of a variable for terraform alone', async () => {
    await plan(['-var=password=hunter2']);
    expect(world.engine.planned.at(-1)?.args).toEqual(['-var=password=hunter2']);
    const kept = JSON.stringify([await world.get(id), await world.store.deploys.events(id)]);
    expect(kept).toContain('-var=password=[redacted]');
    expect(kept).not.toContain('hunter2');
    await apply();
    expect(await world.store.plans.args(id)).toEqual([]);
  });

  it.each([
    {
      when: 'kept when the base moved',
      act: () => world.repositories.push('main', { 'README.md': 'x' }, { name: 'dev', email: 'd@e.f' }),
      args: [NETWORK],
    },
    { when: 'gone after a plan without', act: () => plan(), args: undefined },
  ])('has them $when', async ({ act, args }) => {
    await plan([NETWORK]);
    await act();
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(world.engine.planned.at(-1)?.args).toEqual(args);
  });

  it.each([
    { what: 'keeps them when it is tried again', again: true, args: [NETWORK, '-var=password=hunter2'] },
    { what: 'is without them when it is planned anew', again: false, args: undefined },
  ])('$what after its apply failed', async ({ again, args }) => {
    await plan([NETWORK, '-var=password=hunter2']);
    world.engine.nextApplies.push({ kind: 'failed', outcome: 'partly-applied', reason: 'no quota' });
    await apply();
    await world.useCases.askReplan({ deploy: id, by: ana, again });
    await world.settle();
    expect(world.engine.planned.at(-1)?.args).toEqual(args);
    expect(await world.at(id)).toBe('plan_ready');
  });

  it('needs an administrator and the name once more when it is tried again and destroys everything', async () => {
    const retry = (by = mira, confirm?: string) =>
      world.useCases.askReplan({ deploy: id, by, again: true, ...(confirm && { confirm }) });
    const { project } = await world.get(id);
    await world.useCases.askReplan({ deploy: id, by: mira, args: ['-destroy'], confirm: project });
    world.engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'no' });
    await world.settle();
    expect(await refusalOf(retry(ana, project))).toEqual(['no-right']);
    expect(await refusalOf(retry())).toEqual(['not-confirmed']);
    await retry(mira, project);
    await world.settle();
    expect(world.engine.planned.at(-1)?.args).toEqual(['-destroy']);
  });

  it('is not merged when it was about a part, keeps the lock, and is merged after the rest', async () => {
    await plan([NETWORK]);
    await apply();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'withheld' } });
    expect(await lockHolder(world)).toBe(id);
    expect(world.engine.existing((await world.get(id)).stateId)).toEqual(['google_compute_network.main']);
    await plan();
    await apply();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(world.engine.existing((await world.get(id)).stateId)).toHaveLength(2);
  });

  it('is given up by an administrator only, once a part of it is applied', async () => {
    await plan([NETWORK]);
    await apply();
    expect(await refusalOf(world.useCases.cancelDeploy({ deploy: id, by: ana, why: 'no' }))).toEqual(['no-right']);
    await world.useCases.cancelDeploy({ deploy: id, by: mira, why: 'no' });
    expect(await lockHolder(world)).toBeUndefined();
  });

  it('is planned anew by a push, without them', async () => {
    const { number } = (await world.get(id)).pull ?? { number: 0 };
    await plan([MACHINE]);
    const { branch } = (await world.get(id)).pull ?? { branch: '' };
    world.repositories.push(
      branch,
      { 'projects/web-dev/x.tf': '' },
      { name: 'dev', email: '1+dev@users.noreply.github.com' },
    );
    await world.useCases.noticePull({ repo: world.project.repo, number, cause: 'pushed' });
    await world.settle();
    expect(world.engine.planned.at(-1)?.args).toBeUndefined();
  });
});

describe('a plan that destroys everything', () => {
  let world: World;
  let id: DeployId;
  beforeEach(async () => {
    world = await createWorld();
    await applied(world);
    id = await planned(world, { network: 'more' });
  });
  const destroy = async (by = mira, confirm: string = world.project.id) => {
    await world.useCases.askReplan({ deploy: id, by, args: ['-destroy'], ...(confirm && { confirm }) });
    await world.settle();
  };

  it('needs an administrator and the name of the project typed out, and tells both', async () => {
    expect(await refusalOf(destroy(ana, ''))).toEqual(['no-right', 'not-confirmed']);
    expect(await refusalOf(destroy(mira, 'web'))).toEqual(['not-confirmed']);
  });

  it('waits for somebody else than the requester, also in dev, is not merged, and gives the lock back when it is closed', async () => {
    await destroy();
    await world.useCases.askApply({ deploy: id, by: mira });
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
    expect(await refusalOf(world.useCases.approveDeploy({ deploy: id, by: ana }))).toEqual(['same-person']);
    await world.useCases.approveDeploy({ deploy: id, by: bo });
    await world.settle();
    const { state, stateId, repo, pull } = await world.get(id);
    expect(state).toMatchObject({ at: 'applied', merge: { is: 'withheld' } });
    expect(world.engine.existing(stateId)).toEqual([]);
    await world.pulls.close(repo, pull?.number ?? 0);
    await world.settle();
    expect(await world.at(id)).toBe('cancelled');
    expect(await lockHolder(world)).toBeUndefined();
  });
});
