import { describe, expect, it } from 'vitest';
import { type Digest, digestOf } from '../../src/core/ids.ts';
import { checkDrift } from '../../src/deploy/check-drift.ts';
import type { PlanOutcome } from '../../src/deploy/ports.ts';
import { applied, planned, refusalOf } from './steps.ts';
import { ana, createWorld, kim, type World } from './world.ts';

const which = ({ project }: World) => ({ guild: project.guild, project: project.id });
const known = (world: World) => world.store.drifts.find(world.project.guild, world.project.id);

/** What terraform finds: one attribute changed outside, or an output, or what it only read again. */
function found({ drift = [] as string[], outputs = {}, changes = digestOf(drift.join()) as Digest }): PlanOutcome {
  const json = {
    format_version: '1.2',
    resource_drift: drift.map((address) => ({
      address,
      mode: 'managed',
      type: 'google_compute_instance',
      name: 'web',
      change: { actions: ['update'], before: { size: 1 }, after: { size: 2 } },
    })),
    output_changes: outputs,
  };
  return { kind: 'planned', file: Buffer.from(''), json, text: `${drift}`, engine: 'terraform 1.11.4', changes };
}

async function looked(world: World, outcome: PlanOutcome) {
  world.engine.nextPlans.push(outcome);
  await checkDrift(world.ports, which(world));
  return known(world);
}

describe('looking for drift', () => {
  it('plans only a refresh of the default branch, and keeps when it began for as long as it is the same', async () => {
    const world = await createWorld();
    await applied(world);
    const first = await looked(world, found({ drift: ['a.web'] }));
    expect(world.engine.planned.at(-1)).toMatchObject({
      args: ['-refresh-only'],
      tree: world.repositories.tip('main'),
    });
    world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
    const second = await looked(world, found({ drift: ['a.web'] }));
    expect(second?.found).toEqual(first?.found);
    expect(world.logged.filter(({ message }) => message === 'drift found')).toHaveLength(1);
    const other = await looked(world, found({ drift: ['a.web', 'a.db'] }));
    expect(other?.found?.since).toEqual(world.clock.now());
  });

  it.each([
    { what: 'nothing differs', outcome: found({}), addresses: undefined },
    {
      what: 'an output differs',
      outcome: found({ outputs: { ip: { actions: ['update'] } } }),
      addresses: ['output.ip'],
    },
    {
      what: 'an output is as it was',
      outcome: found({ outputs: { ip: { actions: ['no-op'] } } }),
      addresses: undefined,
    },
  ])('goes by what was found where $what', async ({ outcome, addresses }) => {
    const world = await createWorld();
    await applied(world);
    await looked(world, found({ drift: ['a.web'] }));
    expect((await looked(world, outcome))?.found?.addresses).toEqual(addresses);
  });

  it('that fails keeps what was known, and says why', async () => {
    const world = await createWorld();
    await applied(world);
    await looked(world, found({ drift: ['a.web'] }));
    const after = await looked(world, { kind: 'failed', step: 'plan', output: 'no such bucket' });
    expect(after).toMatchObject({ found: { addresses: ['a.web'] }, failed: 'no such bucket' });
  });

  it('waits while a deploy holds the lock, also one that began meanwhile', async () => {
    const world = await createWorld();
    await applied(world);
    await planned(world, { network: '', vms: ['web'] });
    const before = world.engine.planned.length;
    await checkDrift(world.ports, which(world));
    expect(world.engine.planned).toHaveLength(before);
    expect(await known(world)).toBeUndefined();
    expect(await world.store.queue.nextAt(world.clock.now())).toEqual(
      new Date(world.clock.now().getTime() + 3_600_000),
    );
  });
});

describe('the issue of a drift', () => {
  it('is one: opened when something differs, quiet while it stays so, closed when it is gone, opened again', async () => {
    const world = await createWorld();
    await applied(world);
    await looked(world, found({}));
    expect(world.pulls.issues.size).toBe(0);
    await looked(world, found({ drift: ['a["``` @everyone"]'] }));
    const [number = 0] = world.pulls.issues.keys();
    expect(world.pulls.issues.get(number)).toMatchObject({ title: 'Drift in web-dev', isOpen: true });
    expect(world.pulls.issues.get(number)?.body).toContain(`a["''' @everyone"]`);
    world.pulls.issues.delete(number);
    await looked(world, found({ drift: ['a["``` @everyone"]'] }));
    expect(world.pulls.issues.size).toBe(0);
    await looked(world, found({}));
    expect(world.pulls.issues.get(number)).toMatchObject({ isOpen: false });
    await looked(world, found({ drift: ['a.web'] }));
    expect([...world.pulls.issues.keys()]).toEqual([number]);
  });
});

describe('the way back to the code', () => {
  const fix = (world: World, by = ana) => world.useCases.reconcileDrift({ ...which(world), by, cause: `fix-${by.id}` });

  it('is a pull request without a changed file, planned like any other, and one at a time', async () => {
    const world = await createWorld();
    await applied(world);
    await looked(world, found({ drift: ['a.web'] }));
    const { id } = await fix(world);
    await world.settle();
    expect(await world.get(id)).toMatchObject({ pull: { title: 'web-dev: back to what the code says' } });
    expect(['plan_ready', 'approved']).toContain(await world.at(id));
    expect(world.repositories.proposed.at(-1)?.files.size).toBe(0);
    expect((await world.useCases.reconcileDrift({ ...which(world), by: ana, cause: 'again' })).id).toBe(id);
  });

  it('is refused where no drift is known, and to somebody without a right', async () => {
    const world = await createWorld();
    await applied(world);
    expect(await refusalOf(fix(world))).toEqual(['nothing-to-do']);
    expect(await refusalOf(fix(world, kim))).toEqual(['no-right']);
  });
});
