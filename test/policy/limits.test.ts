import { describe, expect, it } from 'vitest';
import { EACH, type Limit, type LimitName } from '../../src/core/limit.ts';
import { type Share, usage } from '../../src/core/quota.ts';
import { overBudget } from '../../src/policy/budget.ts';
import { type Counts, limitsFor, loadsOf, overQuota } from '../../src/policy/limits.ts';
import { quotaBar, quotaLine, touchedLoads } from '../../src/policy/quota-lines.ts';
import { aProject, GUILD, NOW } from '../fakes/words.ts';

const web = aProject().id;
const shop = 'shop' as typeof web;
const ana = 'discord:ana';
const keys = [ana, 'github:ana'];
const NOTHING: Counts = { used: [], reserved: [], wanted: [], today: [] };
const vms = (count: number, of: Partial<Share> = {}): Share => ({
  ...{ project: web, region: 'us-east1', by: ana, ...of },
  usage: usage({ 'compute.instances': count, 'compute.cpus': 2 * count, resources: count }),
});
const set = (name: LimitName, most: number, scope: Partial<Limit> = {}): Limit => ({
  ...{ guild: GUILD, project: web, name, most, setBy: '1', setAt: NOW },
  ...scope,
});
const { project: _, ...ofGuild } = set('compute.instances', 4);
const over = (limits: Limit[], counts: Partial<Counts>) =>
  overQuota(loadsOf(limitsFor(limits, { project: web, keys }), { ...NOTHING, ...counts }, { keys })).map((problem) =>
    problem.code === 'quota-exceeded'
      ? [problem.name, problem.whose, problem.used, problem.reserved, problem.wanted]
      : [],
  );

describe('the limits of a project', () => {
  it('are the usual ones where nothing was set', () => {
    expect(limitsFor([], { project: web, keys }).map(({ name, most }) => [name, most])).toEqual([
      ['compute.instances', 10],
      ['compute.cpus', 24],
      ['compute.ram_gb', 64],
      ['database.instances', 5],
      ['storage.buckets', 20],
      ['network.vpcs', 5],
      ['network.load_balancers', 5],
    ]);
  });

  it.each<{ does: string; limits: Limit[]; counts: Partial<Counts>; passed: unknown[] }>([
    {
      does: 'count what is in use, what others reserved, and what is asked for',
      limits: [],
      counts: { used: [vms(8)], reserved: [vms(1)], wanted: [vms(2)] },
      passed: [['compute.instances', 'this project', 8, 1, 2]],
    },
    { does: 'let the last one in', limits: [], counts: { used: [vms(9)], wanted: [vms(1)] }, passed: [] },
    { does: 'never stand in the way of a removal', limits: [], counts: { used: [vms(99)] }, passed: [] },
    {
      does: 'add up what a whole request asks for',
      limits: [set('compute.instances', 2)],
      counts: { wanted: [vms(1), vms(1), vms(1, { region: 'us-west1' })] },
      passed: [['compute.instances', 'this project', 0, 0, 3]],
    },
    {
      does: 'are not those of another project',
      limits: [set('compute.instances', 1, { project: shop })],
      counts: { used: [vms(5, { project: shop })], wanted: [vms(5)] },
      passed: [],
    },
    {
      does: 'may be of one region, beside that of the project',
      limits: [set('compute.instances', 3, { region: 'us-east1' })],
      counts: { used: [vms(2), vms(4, { region: 'us-west1' })], wanted: [vms(2)] },
      passed: [['compute.instances', 'this project in us-east1', 2, 0, 2]],
    },
    {
      does: 'may be of the whole server',
      limits: [ofGuild],
      counts: { used: [vms(2, { project: shop }), vms(1)], wanted: [vms(2)] },
      passed: [['compute.instances', 'this server', 3, 0, 2]],
    },
    {
      does: 'may be of one person, whatever surface they asked on',
      limits: [set('resources', 3, { person: 'github:ana' })],
      counts: {
        used: [vms(2), vms(8, { by: 'discord:bo' })],
        reserved: [vms(1, { by: 'github:ana' })],
        wanted: [vms(1)],
      },
      passed: [
        ['compute.instances', 'this project', 10, 1, 1],
        ['resources', 'this person in this project', 2, 1, 1],
      ],
    },
    {
      does: 'of each person give way to their own',
      limits: [set('resources', 1, { person: EACH }), set('resources', 9, { person: ana })],
      counts: { used: [vms(2)], wanted: [vms(1)] },
      passed: [],
    },
    {
      does: 'of each person hold for whoever has none',
      limits: [set('resources', 1, { person: EACH }), set('resources', 9, { person: 'discord:bo' })],
      counts: { used: [vms(2, { by: 'discord:bo' })], wanted: [vms(2)] },
      passed: [['resources', 'each person in this project', 0, 0, 2]],
    },
    {
      does: 'of a day count what came to be today and what is open, not what is there',
      limits: [set('resources.per_day', 3)],
      counts: { used: [vms(4)], today: [vms(2)], reserved: [vms(1)], wanted: [vms(1)] },
      passed: [['resources.per_day', 'this project', 2, 1, 1]],
    },
    {
      does: 'may be nothing at all',
      limits: [set('network.load_balancers', 0)],
      counts: { wanted: [{ project: web, usage: usage({ 'network.load_balancers': 1 }) }] },
      passed: [['network.load_balancers', 'this project', 0, 0, 1]],
    },
  ])('$does', ({ limits, counts, passed }) => expect(over(limits, counts)).toEqual(passed));

  it('take memory in tenths for what it is', () => {
    const tenths = Array.from({ length: 10 }, () => ({ project: web, usage: usage({ 'compute.ram_gb': 0.1 }) }));
    expect(over([set('compute.ram_gb', 1)], { used: tenths.slice(1), wanted: tenths.slice(0, 1) })).toEqual([]);
  });
});

describe('lines of a quota', () => {
  const load = { name: 'compute.ram_gb' as const, project: web, limit: 64, used: 16, reserved: 3.75, wanted: 8 };

  it('say what is used, reserved, asked for and left, with a bar', () => {
    expect(quotaLine(load)).toEqual({
      label: 'Memory',
      bar: '▰▰▰▰▱▱▱▱▱▱',
      text: '16 used, 3.75 reserved, +8 of 64 GiB of memory · 36.25 left',
      isOver: false,
    });
  });

  it('leave out what is not touched, unless its kind is', () => {
    const buckets = { ...load, name: 'storage.buckets' as const, wanted: 0 };
    expect(touchedLoads([buckets])).toEqual([]);
    expect(touchedLoads([buckets], ['bucket'])).toEqual([buckets]);
  });

  it('say whose limit it is where it is not the usual one', () => {
    expect(quotaLine({ ...load, region: 'us-east1', limit: 8 })).toMatchObject({
      ...{ label: 'Memory, this project in us-east1', bar: '▰▰▰▰▰▰▰▰▰▰', isOver: true },
    });
  });

  it.each([
    [0, 10, '▱▱▱▱▱▱▱▱▱▱'],
    [0.1, 1000, '▰▱▱▱▱▱▱▱▱▱'],
    [999, 1000, '▰▰▰▰▰▰▰▰▰▱'],
    [10, 10, '▰▰▰▰▰▰▰▰▰▰'],
    [0, 0, '▱▱▱▱▱▱▱▱▱▱'],
    [1, 0, '▰▰▰▰▰▰▰▰▰▰'],
  ])('%d of %d is %s', (taken, limit, bar) => expect(quotaBar(taken, limit)).toBe(bar));
});

describe('a budget', () => {
  const budget = { monthlyUsd: 100, beyond: 'refuse' as const, points: [] };
  const spending = { of: 'project' as const, budget, deployedUsd: 50, reservedUsd: 30, addedUsd: 25 };
  const passed = { code: 'over-budget', budgetUsd: 100, afterUsd: 105, of: 'project' };

  it('counts what is deployed and what open deploys reserve', () => expect(overBudget([spending])).toEqual([passed]));
  it('is not there where none was set', () => {
    const { budget: _, ...without } = spending;
    expect(overBudget([without])).toEqual([]);
  });
  it('never stands in the way of what makes things cheaper', () =>
    expect(overBudget([{ ...spending, deployedUsd: 500, addedUsd: -20 }])).toEqual([]));
  it('may leave it to an administrator', () =>
    expect(overBudget([{ ...spending, budget: { ...budget, beyond: 'approve' } }])).toEqual([
      { ...passed, approvable: true },
    ]));
});
