import { describe, expect, it } from 'vitest';
import { type Digest, digestOf, type ProjectId } from '../../src/core/ids.ts';
import { checkDrift } from '../../src/deploy/check-drift.ts';
import type { PlanOutcome } from '../../src/deploy/ports.ts';
import { aFind } from '../fakes/words.ts';
import { applied, planned, refusalOf } from './steps.ts';
import { ana, createWorld, kim, mira, type World } from './world.ts';

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
  await world.runJobs();
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

describe('the message about a drift', () => {
  it('is one from beginning to end, where the project was last asked for something, and another one for the next', async () => {
    const world = await createWorld();
    await applied(world);
    const said = () =>
      world.drifts.map(({ id, channel, view }) => `${id} ${channel} ${view.drift.found?.addresses ?? 'gone'}`);
    await looked(world, found({}));
    expect(said()).toEqual([]);
    const later = () => world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
    for (const drift of [['a.web'], ['a.web'], ['a.web', 'a.db'], [], []]) {
      later();
      await looked(world, found({ drift }));
    }
    expect(said()).toEqual(['m1 c1 a.web', 'm1 c1 a.web,a.db', 'm1 c1 gone']);
    later();
    await looked(world, found({ drift: ['a.web'] }));
    expect(said().at(-1)).toBe('m4 c1 a.web');
  });

  it('is made true again by its job, whatever died between the look and the telling', async () => {
    const world = await createWorld();
    await applied(world);
    world.faults.once('pulls.issue', 'after');
    await looked(world, found({ drift: ['a.web'] }));
    expect(world.drifts).toHaveLength(0);
    await world.settleLater();
    expect([world.drifts.length, world.pulls.issues.size]).toEqual([1, 1]);
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

/** What terraform says of a machine in a network, as it was and as it is. */
function resized(to: string, more: Record<string, unknown> = {}): PlanOutcome {
  const values = {
    name: 'web',
    zone: 'us-central1-a',
    machine_type: 'e2-small',
    network_interface: [{ network: 'main' }],
    attached_disk: [],
  };
  const web = { address: 'google_compute_instance.web', mode: 'managed', type: 'google_compute_instance', name: 'web' };
  const after = { ...values, machine_type: to, ...more };
  const json = {
    format_version: '1.2',
    resource_drift: [{ ...web, change: { actions: ['update'], before: values, after } }],
    prior_state: { values: { root_module: { resources: [{ ...web, values: after }] } } },
  };
  const changes = digestOf(to);
  return { kind: 'planned', file: Buffer.from(''), json: json as never, text: to, engine: 'terraform 1.11.4', changes };
}

describe('accepting what was changed outside', () => {
  const accept = (world: World, by = ana, more = {}) =>
    world.useCases.acceptDrift({ ...which(world), by, cause: `accept-${by.id}`, ...more });
  const inFile = (world: World, path: string) => world.repositories.proposed.at(-1)?.files.get(path);

  async function drifted(outcome = resized('e2-medium')): Promise<World> {
    const world = await createWorld();
    await applied(world, { vms: ['web'] });
    await looked(world, outcome);
    return world;
  }

  it('is a pull request whose resource file says it, planned like any other, and one at a time', async () => {
    const world = await drifted(resized('e2-medium', { can_ip_forward: true }));
    const { id } = await accept(world, ana, { channel: 'c2' });
    await world.settle();
    expect(await world.get(id)).toMatchObject({
      pull: { title: 'web-dev: accept what was changed outside' },
      channel: 'c2',
    });
    expect(inFile(world, 'projects/web-dev/resources/vm-web.yaml')).toContain('e2-medium');
    expect(inFile(world, 'projects/web-dev/vm-web.tf')).toContain('e2-medium');
    expect(['plan_ready', 'approved']).toContain(await world.at(id));
    const [{ body = '' } = {}] = [...world.pulls.opened].slice(-1);
    expect(body).toContain('google_compute_instance.web: no setting says its can_ip_forward');
    expect((await accept(world, ana, { cause: 'again' })).id).toBe(id);
  });

  it('is told beside the way back in the issue', async () => {
    const world = await drifted();
    const [issue] = world.pulls.issues.values();
    expect(issue?.body).toContain('guildops drift web-dev --fix');
    expect(issue?.body).toContain('guildops drift web-dev --accept');
  });

  it.each<[why: string, outcome: PlanOutcome | undefined, more: object, codes: string[]]>([
    ['no drift is known', found({}), {}, ['nothing-to-do']],
    ['code could not say it', resized('e2-small', { can_ip_forward: true }), {}, ['nothing-to-do']],
    ['the person saw another one', undefined, { seen: '00000000' }, ['stale-card']],
    ['somebody has no right', undefined, { by: kim }, ['no-right']],
    [
      'it is more than somebody may ask for',
      resized('n2-standard-32'),
      {},
      ['size-too-large', 'quota-exceeded', 'quota-exceeded'],
    ],
  ])('is refused where %s', async (_why, outcome, more, codes) => {
    const world = await drifted(outcome);
    expect(await refusalOf(accept(world, ana, more))).toEqual(codes);
  });

  it('of code that people wrote edits plain values, and says what it could not', async () => {
    const world = await createWorld();
    const project = { ...world.project, id: 'infra' as ProjectId, name: 'infra', directory: 'infra', found: aFind };
    await world.store.projects.add(project);
    const code =
      'resource "google_compute_instance" "web" {\n  name         = var.name\n  machine_type = "e2-small" # cheap\n}\n';
    world.repositories.push('main', { 'infra/main.tf': code });
    world.engine.nextPlans.push(resized('e2-medium', { name: 'other' }));
    await checkDrift(world.ports, { guild: project.guild, project: project.id });
    const { id } = await accept(world, mira, { project: project.id });
    await world.runJobs();
    expect(inFile(world, 'infra/main.tf')).toBe(code.replace('e2-small', 'e2-medium'));
    const [{ body = '' } = {}] = [...world.pulls.opened].slice(-1);
    expect(body).toContain('google_compute_instance.web: name is more than a plain value in the code');
    expect(await world.get(id)).toMatchObject({ byHand: true });
  });
});
