import { describe, expect, it } from 'vitest';
import { GUILD } from '../../fakes/words.ts';
import { applied, draft, planned, refusalOf, submitted } from '../steps.ts';
import { ana, bo, mira } from '../world.ts';
import { limitsWorld } from './cases.ts';

/** Monthly dollars that a request for a network and a machine reserves. */
async function priceOf(vms: readonly string[]): Promise<number> {
  const world = await limitsWorld();
  await submitted(world, { vms });
  const [reserved] = await world.store.ledger.reserved(GUILD, world.project.id);
  return reserved?.addedUsd ?? 0;
}
const ofOne = await priceOf(['a']);
/** A budget of which that is so large a part. */
const budgetWith = (part: number) => (ofOne / part).toFixed(2);

describe('alerts of a budget', () => {
  it('come once for each point, to the channel and to subscribers, and say what is left', async () => {
    const world = await limitsWorld();
    await world.budget(budgetWith(0.9));
    await submitted(world, { vms: ['a'] });
    await world.settle();
    expect(world.told()).toEqual([
      'channel: Budget: web-dev at 90 % (50 %, 80 % reached)',
      `${mira.id}: Budget: web-dev at 90 % (50 %, 80 % reached)`,
    ]);
    expect(world.notices[0]?.body.lines).toEqual([
      expect.stringMatching(/^Estimate: \$[\d.]+ a month, of it \$0.00 deployed/),
      expect.stringMatching(/^Limit: \$[\d.]+ a month, used to 90 %$/),
      expect.stringMatching(/^Remaining: \$/),
    ]);
    await world.store.jobs.add({ task: 'sweep' });
    await world.settle();
    expect(world.told()).toHaveLength(2);
  });

  it('come again in a new month, and when the budget is set anew', async () => {
    const world = await limitsWorld();
    await world.budget(budgetWith(0.6), { alerts: '20%' });
    await applied(world, { vms: ['a'] });
    await world.settle();
    expect(world.told()).toHaveLength(2);
    world.clock.advance(1);
    await world.budget(budgetWith(0.7), { alerts: '20%' });
    await world.settle();
    expect(world.told()).toHaveLength(4);
    world.clock.set(new Date('2026-12-01T00:05:00Z'));
    await world.store.jobs.add({ task: 'sweep' });
    await world.settle();
    expect(world.told()).toHaveLength(6);
  });

  it('may be at amounts, or never', async () => {
    const world = await limitsWorld();
    await world.budget('100000', { alerts: '$1' });
    await applied(world, { vms: ['a'] });
    await world.settle();
    expect(world.told()[0]).toContain('$1 reached');
    await world.budget('100000', { alerts: 'none' });
    await world.settle();
    expect(world.told()).toHaveLength(2);
  });

  it('are told in the plan that passes a point', async () => {
    const world = await limitsWorld();
    await world.budget(budgetWith(0.9), { alerts: '10%, 20%, 95%' });
    const { state } = await world.get(await planned(world, { vms: ['a'] }));
    expect(state).toMatchObject({ plan: { crossings: [{ of: 'project', point: '20 %', beforeUsd: 0 }] } });
  });
});

describe('what goes beyond a budget', () => {
  it('is refused, where nothing else was said', async () => {
    const world = await limitsWorld();
    await world.budget(budgetWith(1.5));
    expect(await refusalOf(draft(world, { vms: ['a'] }))).toEqual(['over-budget']);
  });

  it('is refused when all projects together would pass that of the server', async () => {
    const world = await limitsWorld();
    await world.useCases.setBudget({ guild: GUILD, by: mira, limit: budgetWith(1.5) });
    expect(await refusalOf(draft(world, { vms: ['a'] }))).toEqual(['over-budget']);
  });

  it.each(['project', 'server'])('is also what open deploys leave no room for: the budget of the %s', async (whole) => {
    const world = await limitsWorld();
    const project = whole === 'project' ? { project: world.project.id } : {};
    await world.useCases.setBudget({ guild: GUILD, by: mira, limit: budgetWith(0.75), ...project });
    const first = await submitted(world, { vms: ['a'] });
    expect(await refusalOf(draft(world, { network: 'other', vms: ['b'] }))).toEqual(['over-budget']);
    await world.useCases.cancelDeploy({ deploy: first, by: ana, why: 'not needed' });
    await world.settle();
    expect(await world.at(await draft(world, { network: 'other', vms: ['b'] }))).toBe('draft');
  });

  it('waits for an administrator, where that was said', async () => {
    const world = await limitsWorld();
    await world.budget(budgetWith(1.5), { beyond: 'approve' });
    const deploy = await planned(world, { vms: ['a'] });
    expect((await world.get(deploy)).state).toMatchObject({ plan: { verdict: { is: 'needs-approval' } } });
    expect(await refusalOf(world.useCases.askApply({ deploy, by: ana }))).toEqual(['over-budget']);
    await world.useCases.approveDeploy({ deploy, by: bo });
    expect(await refusalOf(world.useCases.askApply({ deploy, by: ana }))).toEqual(['over-budget']);
    await world.useCases.approveDeploy({ deploy, by: mira });
    await world.useCases.askApply({ deploy, by: ana });
    await world.settle();
    expect(await world.at(deploy)).toBe('applied');
  });

  it.each([
    { what: 'an amount that is none', set: { limit: 'much' } },
    { what: 'a point that is none', set: { limit: '5', alerts: '50%, soon' } },
    { what: 'a word that is none', set: { limit: '5', beyond: 'perhaps' } },
    { what: 'nothing at all', set: {} },
    { what: 'alerts of a budget that there is not', set: { alerts: '50%' } },
  ])('is not set by $what', async ({ set }) => {
    const { useCases, project } = await limitsWorld();
    expect(await refusalOf(useCases.setBudget({ guild: GUILD, by: mira, project: project.id, ...set }))).toEqual([
      'bad-input',
    ]);
  });

  it('ends with the budget', async () => {
    const world = await limitsWorld();
    await world.budget(budgetWith(1.5));
    expect(await world.budget('none')).toBeUndefined();
    await draft(world, { vms: ['a'] });
  });
});
