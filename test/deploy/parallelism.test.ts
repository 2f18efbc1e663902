import { describe, expect, it } from 'vitest';
import { filesIn, NAMES, stateOf, threeProjects } from './three-projects.ts';
import type { World } from './world.ts';

/** A pull request over three projects, noticed; none of its plans has begun. */
async function noticed(world: World, branch: string): Promise<number> {
  world.pulls.permissions.set('dev', 'write');
  world.repositories.push(branch, filesIn(NAMES, branch), { name: 'dev', email: '1+dev@users.noreply.github.com' });
  const number = world.pulls.openByHand({ branch, author: 'dev' });
  for (let deliver = world.webhooks.shift(); deliver; deliver = world.webhooks.shift()) await deliver();
  return number;
}

/** Takes as many plans as a worker may run beside each other. */
async function begun({ store, clock }: World) {
  const jobs = [];
  const by = { tasks: ['plan' as const], now: clock.now(), worker: 'w', leaseUntil: clock.now() };
  for (let job = await store.queue.claim(by); job; job = await store.queue.claim(by)) jobs.push(job);
  return jobs;
}

describe('parallelism in guildops.yaml', () => {
  it('lets so many plans of one pull request run at a time, and the next when one has ended', async () => {
    const world = await threeProjects({}, 'parallelism: 2\n');
    const number = await noticed(world, 'one');
    const [first, ...others] = await begun(world);
    expect(others).toHaveLength(1);
    if (first) await world.store.queue.release(first);
    expect(await begun(world)).toHaveLength(1);
    await world.store.queue.voidLeases();
    await world.settle();
    expect(await stateOf(world, number)).toEqual({ net: 'plan_ready', web: 'plan_ready', db: 'plan_ready' });
  });

  it('is nobody elses limit, and none where the file names none any more', async () => {
    const world = await threeProjects({}, 'parallelism: 1\n');
    await noticed(world, 'one');
    await noticed(world, 'two');
    expect(await begun(world)).toHaveLength(2);
    await world.store.queue.voidLeases();
    await world.settle();
    const tip = world.repositories.tip('main');
    const text = tip && (await world.repositories.file(world.project.repo, tip, 'guildops.yaml'));
    world.repositories.push('main', { 'guildops.yaml': (text ?? '').replace('parallelism: 1\n', '') });
    await world.settle();
    await noticed(world, 'three');
    expect(await begun(world)).toHaveLength(3);
  });
});
