import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/cli/price-terms.ts';
import { planOf } from '../../src/core/deploy.ts';
import type { ProjectId } from '../../src/core/ids.ts';
import { orderTerms } from '../../src/price-terms.ts';
import { draft, planned, refusalOf } from './steps.ts';
import { createWorld, type World } from './world.ts';

const WEB = { vms: ['web'] };
const order = (world: World, terms: object, more: Record<string, string> = {}) =>
  orderTerms(world.ports, { project: 'web-dev', by: 'ada', terms: JSON.stringify(terms), ...more });
const costOf = async (world: World) => planOf(await world.get(await planned(world, WEB)))?.cost.afterUsd ?? 0;

describe("a project's own prices", () => {
  it('are in the plan that comes next, in what it reserves, and in the lobby before', async () => {
    const [listed, cheaper] = [await createWorld(), await createWorld()];
    await order(cheaper, { discounts: { '*': 50 } });
    const [full, half] = [await costOf(listed), await costOf(cheaper)];
    expect(full).toBeGreaterThan(0);
    expect(half).toBeCloseTo(full / 2, 1);

    const added = async (world: World) => {
      const deploy = await draft(world, WEB);
      await world.settle();
      return world.shown.get(deploy)?.[0]?.draft?.addedUsd ?? 0;
    };
    expect(await added(await createWorld())).toBeGreaterThan((await added(cheaper)) * 1.9);
  });

  it('count for the budget', async () => {
    const open = async (terms?: object) => {
      const world = await createWorld({ project: { budgetUsd: 10 } });
      if (terms) await order(world, terms);
      return draft(world, WEB);
    };
    expect(await refusalOf(open())).toContain('over-budget');
    expect(await open({ discounts: { '*': 90 } })).toMatch(/^\w{4}$/);
  });

  it('are told with who set them, and cleared', async () => {
    const world = await createWorld();
    expect(await orderTerms(world.ports, { project: 'web-dev' })).toBe('web-dev pays what the lists say');
    const said = await order(world, { discounts: { machine: 15 }, overrides: { 'machine e2-small': 0.01 } });
    expect(said).toMatch(/set by ada at \d{4}.*Z:\n {2}15 % off machine\n {2}machine e2-small at \$0.01 a unit$/);
    expect(await orderTerms(world.ports, { project: 'web-dev' })).toBe(said);
    expect(await order(world, {})).toBe('web-dev pays what the lists say');
    expect(await world.store.projects.find(world.project.guild, world.project.id)).toEqual(world.project);
  });

  it.each([
    { what: 'terms that make no sense', terms: { discounts: { machine: 150, disk: 5 } }, code: 'bad-input' },
    { what: 'a project that is not there', terms: {}, project: 'nope', code: 'no-such' },
  ])('refuse $what, and change nothing', async ({ terms, code, ...more }) => {
    const world = await createWorld();
    const codes = await refusalOf(order(world, terms, more));
    expect(new Set(codes)).toEqual(new Set([code]));
    expect(await world.store.projects.find(world.project.guild, world.project.id)).toEqual(world.project);
  });

  it('ask which server is meant where two have a project of that id', async () => {
    const [one, other] = ['111111111111111111', '222222222222222222'];
    const world = await createWorld();
    const guilds = new Map(
      [one, other].map((id) => [id as World['project']['guild'], { repos: [world.project.repo] }]),
    );
    for (const [guild] of guilds)
      await world.store.projects.add({
        ...world.project,
        id: 'shop' as ProjectId,
        guild,
        directory: `projects/${guild}`,
      });
    const ports = { ...world.ports, rules: { ...world.ports.rules, guilds } };
    expect(await refusalOf(orderTerms(ports, { project: 'shop' }))).toEqual(['bad-input']);
    expect(await orderTerms(ports, { project: 'shop', guild: other })).toBe('shop pays what the lists say');
  });
});

describe('terms as typed', () => {
  it.each([
    { asked: {}, terms: undefined },
    { asked: { clear: true }, terms: {} },
    {
      asked: { discount: ['*=5', 'machine m7i = 12.5'], price: ['machine m7i.large=0.08'], agreed: '2026-11-01' },
      terms: {
        discounts: { '*': 5, 'machine m7i': 12.5 },
        overrides: { 'machine m7i.large': 0.08 },
        asOf: '2026-11-01',
      },
    },
  ])('$asked', ({ asked, terms }) => {
    expect(termsOf({ project: 'web-dev', ...asked })).toEqual(terms);
  });

  it.each(['machine', '=5', 'machine=', 'machine=five'])('refuse "%s"', async (text) => {
    expect(await refusalOf((async () => termsOf({ project: 'web-dev', discount: [text] }))())).toEqual(['bad-input']);
  });
});
