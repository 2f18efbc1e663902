import { describe, expect, it } from 'vitest';
import { took } from '../../../src/deploy/views/stats.ts';
import { GUILD } from '../../fakes/words.ts';
import { applied, draft, planned } from '../steps.ts';
import { ana, createWorld } from '../world.ts';

describe('the figures of a server', () => {
  it.each([
    { of: [], p50Ms: undefined, p95Ms: undefined },
    { of: [7], p50Ms: 7, p95Ms: 7 },
    { of: [3, 1, 2], p50Ms: 2, p95Ms: 3 },
    { of: Array.from({ length: 100 }, (_, n) => 100 - n), p50Ms: 50, p95Ms: 95 },
  ])('take the nearest rank of $of.length durations', ({ of, p50Ms, p95Ms }) => {
    expect(took(of)?.p50Ms).toBe(p50Ms);
    expect(took(of)?.p95Ms).toBe(p95Ms);
  });

  it('count what was asked for in those days, drafts aside', async () => {
    const world = await createWorld();
    await applied(world);
    await draft(world, { network: '' });
    const stats = await world.useCases.stats({ guild: GUILD, days: 7 });
    expect(stats).toMatchObject({ total: 1, applied: 1, failed: 0, open: 0, isCut: false });
    expect(stats.people).toMatchObject([{ person: { id: ana.id }, count: 1 }]);
    expect(stats.kinds.length).toBeGreaterThan(0);
    world.clock.set(new Date(world.clock.now().getTime() + 8 * 86_400_000));
    expect(await world.useCases.stats({ guild: GUILD, days: 7 })).toMatchObject({ total: 0 });
  });
});

describe('searching deploys', () => {
  it('narrows by state, project, person and time, the newest first', async () => {
    const world = await createWorld();
    const first = await planned(world);
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    const second = await draft(world);
    const found = async (search: Parameters<typeof world.useCases.searchDeploys>[1]) =>
      (await world.useCases.searchDeploys(GUILD, search, 9)).map(({ id }) => id);
    expect(await found({})).toEqual([second, first]);
    expect(await found({ states: ['draft'] })).toEqual([second]);
    expect(await found({ requester: ana.id, until: world.clock.now() })).toEqual([first]);
    expect(await found({ from: world.clock.now() })).toEqual([second]);
    expect(await found({ project: 'other' as never })).toEqual([]);
  });

  it('tells what an applied deploy changed', async () => {
    const world = await createWorld();
    const id = await applied(world);
    const diff = await world.useCases.diffDeploy({ guild: GUILD, deploy: id });
    expect(diff.added.length).toBeGreaterThan(0);
    const { deploys } = await world.useCases.readHistory({ guild: GUILD, project: world.project.id });
    expect(deploys.map((deploy) => deploy.id)).toEqual([id]);
  });
});
