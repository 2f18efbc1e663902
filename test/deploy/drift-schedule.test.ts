import { describe, expect, it } from 'vitest';
import { digestOf, type ProjectId } from '../../src/core/ids.ts';
import type { Project } from '../../src/core/project.ts';
import { NO_USAGE } from '../../src/core/quota.ts';
import { scheduleDrift } from '../../src/deploy/schedule-drift.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import { parseRepoConfig } from '../../src/repo/parse.ts';
import { aFind, GUILD, NOW } from '../fakes/words.ts';
import { applied, refusalOf } from './steps.ts';
import { ana, createWorld, mira, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const SPREAD_MS = HOUR_MS / 2;

/** Runs the schedule for some hours and notes which project was asked to be looked at, and how long after the full hour. */
async function watch(world: World, hours: number): Promise<[project: ProjectId, hour: number][]> {
  const seen: [ProjectId, number][] = [];
  const until = world.clock.now().getTime() + hours * HOUR_MS;
  const handlers = {
    drift: () => scheduleDrift(world.ports),
    'drift-check': async ({ project }: { project: ProjectId }) => {
      seen.push([project, Math.floor((world.clock.now().getTime() - NOW.getTime()) / HOUR_MS)]);
    },
  };
  const runner = {
    queue: world.store.queue,
    handlers: handlers as never,
    clock: world.clock,
    log: world.ports.log,
    random: () => 0.5,
  };
  for (;;) {
    const now = world.clock.now();
    const claim = {
      tasks: ['drift', 'drift-check'] as const,
      now,
      worker: 'test',
      leaseUntil: new Date(now.getTime() + HOUR_MS),
    };
    const job = await world.store.queue.claim(claim);
    if (job) {
      await runJob(runner, job, new AbortController().signal);
      continue;
    }
    const next = await world.store.queue.nextAt(now);
    if (!next || next.getTime() > until) return seen;
    world.clock.set(next);
  }
}

const another = ({ project }: World, id: string, more: Partial<Project>): Project => ({
  ...project,
  ...{ id: id as ProjectId, name: id, directory: `projects/${id}` },
  ...more,
});

const deployedToo = (world: World, { id }: Project) =>
  world.store.ledger.setDeployed({
    ...{ guild: GUILD, project: id, usage: NO_USAGE, monthlyUsd: 0 },
    ...{ deploy: '0000' as never, at: NOW },
  });

/** What was applied, with a schedule for everything. */
async function inForce(drift: string): Promise<World> {
  const world = await createWorld({ rules: { drift } });
  await applied(world);
  await scheduleDrift(world.ports);
  return world;
}

describe('the schedule of looks for drift', () => {
  it('looks at what was applied once, whenever the pattern of all says so', async () => {
    const world = await inForce('0 */2 * * *');
    await world.store.projects.add(another(world, 'never-applied', {}));
    const times = (await watch(world, 8.6)).map(([project]) => project);
    expect(times).toEqual(Array(4).fill('web-dev'));
  });

  it('looks at nothing where nothing is said', async () => {
    expect(await watch(await inForce(''), 48)).toEqual([]);
  });

  it('goes by what a project has of its own, and by off', async () => {
    const world = await inForce('0 0 1 1 *');
    for (const [id, drift] of [
      ['hourly', '0 * * * *'],
      ['never', 'off'],
    ] as const) {
      const project = another(world, id, { drift });
      await world.store.projects.add(project);
      await deployedToo(world, project);
    }
    await scheduleDrift(world.ports);
    expect(new Set((await watch(world, 5)).map(([project]) => project))).toEqual(new Set(['hourly']));
  });

  it('looks at a project of a repository that wants it, also where nothing was applied from here; not at one that is gone', async () => {
    const world = await createWorld();
    await world.store.projects.add(another(world, 'found', { drift: '0 * * * *', found: aFind }));
    await world.store.projects.add(another(world, 'gone', { drift: '0 * * * *', found: { ...aFind, isGone: true } }));
    await scheduleDrift(world.ports);
    expect(new Set((await watch(world, 3)).map(([project]) => project))).toEqual(new Set(['found']));
  });

  it('gives each project a place of its own in the half hour after, never later than it is due again', async () => {
    const world = await inForce('*/5 * * * *');
    const looks = await watch(world, 1);
    expect(looks.length).toBeGreaterThanOrEqual(11);
    const place = Number.parseInt(digestOf(`${GUILD}/web-dev`).slice(0, 8), 16) / 2 ** 32;
    const hourly = await inForce('0 * * * *');
    const since = Math.floor(hourly.clock.now().getTime() / HOUR_MS) * HOUR_MS;
    await watch(hourly, 1.6);
    expect((hourly.clock.now().getTime() - since) % HOUR_MS).toBe(Math.floor(place * SPREAD_MS));
  });

  it('catches up once with what became due while nobody was there', async () => {
    const world = await inForce('0 * * * *');
    world.clock.set(new Date(world.clock.now().getTime() + 30 * HOUR_MS + 1));
    expect(await watch(world, 0.55)).toHaveLength(1);
  });

  it('asks for the checks and remembers it together, or not at all', async () => {
    const world = await inForce('0 * * * *');
    world.clock.set(new Date(world.clock.now().getTime() + HOUR_MS));
    world.faults.once('store.transaction', 'before');
    await expect(scheduleDrift(world.ports)).rejects.toThrow('fault');
    expect(await watch(world, 0.55)).toHaveLength(1);
  });
});

describe('the schedule of one project', () => {
  const set = ({ useCases, project }: World, schedule: string, by = mira) =>
    useCases.setDrift({ guild: project.guild, project: project.id, by, schedule });

  it('is set by an administrator, and taken away again', async () => {
    const world = await inForce('');
    expect(await set(world, '0 * * * *')).toMatchObject({ drift: '0 * * * *' });
    expect(await watch(world, 2.6)).toHaveLength(2);
    expect(await set(world, 'default')).not.toHaveProperty('drift');
    expect(await watch(world, 48)).toEqual([]);
  });

  it.each([
    { does: 'refuses what is no schedule', schedule: 'daily', by: mira, codes: ['bad-input'] },
    { does: 'refuses six fields', schedule: '0 0 6 * * *', by: mira, codes: ['bad-input'] },
    { does: 'refuses all but administrators', schedule: 'off', by: ana, codes: ['no-right'] },
  ])('$does', async ({ schedule, by, codes }) => {
    expect(await refusalOf(set(await createWorld(), schedule, by))).toEqual(codes);
  });

  it('is said by the repository where that is how the project is known', async () => {
    const world = await createWorld();
    await world.store.projects.add(another(world, 'found', { found: aFind }));
    const input = { guild: GUILD, project: 'found' as ProjectId, by: mira, schedule: 'off' };
    expect(await refusalOf(world.useCases.setDrift(input))).toEqual(['bad-input']);
  });
});

describe('drift in guildops.yaml', () => {
  it.each(['off', '"0 6 * * *"', '"  */30 8-18 * * 1-5 "'])('takes %s for a project and for all', (drift) => {
    const config = parseRepoConfig(`version: 1\ndrift: ${drift}\nprojects: [{dir: web, drift: ${drift}}]\n`);
    expect(config.projects?.[0]?.drift).toBe(config.drift);
    expect(config.drift).toBe(drift.replaceAll('"', '').trim());
  });

  it.each(['daily', '"0 6 * *"', '"0 61 * * *"', 'true'])(
    'refuses %s, with its line and what would be right',
    async (drift) => {
      const text = `version: 1\nprojects:\n  - dir: web\n    drift: ${drift}\n`;
      const why = await refusalOf((async () => parseRepoConfig(text))());
      expect(why).toEqual(['bad-input']);
      expect(() => parseRepoConfig(text)).toThrow();
    },
  );

  it('counts for all projects of the repository, those that a command made too, from the default branch on', async () => {
    const world = await inForce('');
    world.repositories.push('main', { 'guildops.yaml': 'version: 1\ndrift: 0 * * * *\n' });
    await world.settle();
    expect(await watch(world, 2.6)).toHaveLength(2);
    world.repositories.push('main', { 'guildops.yaml': 'version: 1\ndrift: off\n' });
    await world.settle();
    expect(await watch(world, 24)).toEqual([]);
  });
});
