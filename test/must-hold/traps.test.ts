import { describe, expect, it } from 'vitest';
import { planOf } from '../../src/core/deploy.ts';
import type { DeployId } from '../../src/core/ids.ts';
import { checkDrift } from '../../src/deploy/check-drift.ts';
import { renderComment } from '../../src/github/render/comment.ts';
import { deployOf, draft, filesWith, handMade, planned, refusalOf, submitted } from '../deploy/steps.ts';
import { ana, bo, createWorld, stateId, type World } from '../deploy/world.ts';
import { aView, BY_NAME } from '../github/views.ts';

/** What others of this kind have been caught by, as far as the story alone can show it. `proofs.ts` says where the rest is shown. */
describe('the traps that others fell into', () => {
  it('a lock is taken in one step: of many who ask at once one has it, and all see the same one', async () => {
    const world = await createWorld();
    const { store, clock } = world;
    const ids = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((network) => draft(world, { network })));
    const seen = await Promise.all(ids.map((id) => store.locks.take(stateId(world), id, clock.now())));
    expect(new Set(seen.map(({ holder }) => holder)).size).toBe(1);
    expect((await store.locks.of(stateId(world)))?.holder).toBe(seen[0]?.holder);
  });

  it('a project that waits for a lock is shown as waiting, never as done', async () => {
    const world = await createWorld();
    const first = await planned(world);
    const second = await submitted(world, { by: bo, network: 'other' });
    await world.settle();
    const { state } = await world.get(second);
    expect(state).toMatchObject({ at: 'validating', waitingFor: first });
    const comment = renderComment([aView(BY_NAME.waiting)], { trigger: 'guildops' });
    expect(comment).not.toMatch(/🟢|✅|No changes|0 to add/);
  });

  it('a look for drift leaves no lock, so that nothing behind it is stopped', async () => {
    const world = await createWorld();
    const { guild, id } = world.project;
    await checkDrift(world.ports, { guild, project: id });
    expect(await world.store.locks.of(stateId(world))).toBeUndefined();
    expect((await world.get(await planned(world))).state.at).toBe('plan_ready');
  });

  it('a lock goes with its pull request, though the webhook of the end never came', async () => {
    const world = await createWorld();
    const id = await planned(world);
    world.pulls.closeByHand(1);
    world.webhooks.length = 0;
    await world.store.jobs.add({ task: 'sync' });
    await world.settle();
    expect((await world.get(id)).state.at).toBe('cancelled');
    expect(await world.store.locks.of(stateId(world))).toBeUndefined();
  });

  it.each([
    { when: 'the plan has failed', at: 'failed' },
    { when: 'it is being planned', at: 'planning' },
  ])('an ask for an apply plans nothing and approves nothing: refused while $when', async ({ at }) => {
    const world = await createWorld();
    const id = await stuck(world, at);
    const plans = world.engine.planned.length;
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by: ana }))).toEqual(['not-now']);
    await world.settle();
    expect(world.engine.planned).toHaveLength(plans);
    expect(world.engine.applied).toEqual([]);
    const kinds = (await world.store.deploys.events(id)).map(({ event }) => event.kind);
    expect(kinds).not.toContain('approved');
  });

  async function stuck(world: World, at: string): Promise<DeployId> {
    if (at === 'failed') {
      world.engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'no such zone' });
      return planned(world);
    }
    const id = await submitted(world);
    world.faults.once('engine.plan', 'before');
    await world.settle();
    return id;
  }

  it('the rules judge the plan: the same change is judged the same, asked for in Discord or written by hand', async () => {
    const asked = await createWorld();
    const byRequest = planOf(await asked.get(await planned(asked, { vms: ['web'] })));
    const written = await createWorld();
    const files = filesWith(written.project, { vms: ['web'] });
    const deploy = await deployOf(written, await handMade(written, { branch: 'by-hand', files }));
    const plan = planOf(deploy);
    expect(plan).toBeDefined();
    for (const part of ['verdict', 'changes', 'usage', 'findings'] as const)
      expect(plan?.[part]).toEqual(byRequest?.[part]);
    expect(plan?.cost.afterUsd).toBe(byRequest?.cost.afterUsd);
  });
});
