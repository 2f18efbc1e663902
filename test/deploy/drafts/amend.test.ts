import { describe, expect, it } from 'vitest';
import { applied, planned, refusalOf, vmSettings } from '../steps.ts';
import { ana, bo, createWorld, type World } from '../world.ts';

const machine = (name: string, size = 'e2-small') => ({
  kind: 'vm' as const,
  name,
  settings: vmSettings('main', size),
});
const addTo = (world: World, deploy: Awaited<ReturnType<typeof planned>>, by = ana) =>
  world.useCases.addResource({ deploy, by, ...machine('late') });

describe('a line added when the plan is ready', () => {
  it('is written to the branch, and a new plan with it takes the place of the old one', async () => {
    const world = await createWorld();
    const id = await planned(world, { vms: ['web'] });
    const before = await world.get(id);
    await world.useCases.approveDeploy({ deploy: id, by: ana });
    await addTo(world, id);
    expect(await world.at(id)).toBe('validating');
    await world.settle();
    const after = await world.get(id);
    expect(after).toMatchObject({ plans: 2, state: { at: 'plan_ready', plan: { counts: { add: 3 } }, approvals: [] } });
    expect(after.head).not.toBe(before.head);
    expect(after.amended).toBeUndefined();
    expect(world.repositories.paths(after.pull?.branch ?? '')).toContain('projects/web-dev/vm-late.tf');
    expect(after.pull?.title).toContain('add vm-late');
    expect((await world.pulls.read(after.repo, after.pull?.number ?? 0)).title).toBe(after.pull?.title);
    expect((await world.store.ledger.reservationOf(id))?.usage['compute.instances']).toBe(2);
  });

  it('is applied and merged like any other', async () => {
    const world = await createWorld();
    const id = await planned(world, { vms: ['web'] });
    await addTo(world, id);
    await world.settle();
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ state: { at: 'applied', merge: { is: 'merged' } } });
    expect(world.repositories.paths('main')).toContain('projects/web-dev/vm-late.tf');
  });

  it('comes once from the same form sent twice', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await addTo(world, id);
    await world.settle();
    await addTo(world, id);
    await world.settle();
    expect(await world.get(id)).toMatchObject({ plans: 2, state: { at: 'plan_ready' } });
  });

  it('is refused on a branch that a person has pushed to, with the pull request named', async () => {
    const world = await createWorld();
    const id = await planned(world);
    const { pull } = await world.get(id);
    world.repositories.push(pull?.branch ?? '', { 'projects/web-dev/more.tf': '# mine\n' });
    await world.settle();
    const refused = addTo(world, id);
    await expect(refused).rejects.toMatchObject({
      problems: [{ code: 'not-amendable', wayOn: expect.stringContaining(pull?.url ?? '') }],
    });
    expect((await world.get(id)).deltas).toHaveLength(1);
  });

  it('is refused to anybody but who asked for it, so that nobody approves lines of their own', async () => {
    const world = await createWorld();
    const id = await planned(world);
    expect(await refusalOf(addTo(world, id, bo))).toEqual(['not-amendable']);
  });

  it('is refused where it breaks a rule, and the plan stays', async () => {
    const world = await createWorld();
    const id = await planned(world);
    const huge = world.useCases.addResource({ deploy: id, by: ana, ...machine('huge', 'n2-standard-32') });
    expect(await refusalOf(huge)).toContain('size-too-large');
    expect(await world.at(id)).toBe('plan_ready');
  });

  it('is refused once it is applied', async () => {
    const world = await createWorld();
    expect(await refusalOf(addTo(world, await applied(world)))).toEqual(['not-now']);
  });

  it.each([
    { step: 'repositories.propose', when: 'before' },
    { step: 'repositories.propose', when: 'after' },
    { step: 'pulls.describe', when: 'before' },
    { step: 'pulls.describe', when: 'after' },
    { step: 'engine.plan', when: 'before' },
  ] as const)('is there after a fault $when $step', async ({ step, when }) => {
    const world = await createWorld();
    const id = await planned(world);
    await addTo(world, id);
    world.faults.once(step, when);
    await world.settleLater();
    expect(await world.get(id)).toMatchObject({ state: { at: 'plan_ready', plan: { counts: { add: 2 } } } });
    const { number = 0 } = (await world.get(id)).pull ?? {};
    expect((await world.pulls.read(world.project.repo, number)).title).toContain('add vm-late');
  });
});
