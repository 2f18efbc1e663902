import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/core/request.ts';
import type { Terms } from '../../src/core/terms.ts';
import { estimateResource } from '../../src/cost/estimate.ts';
import { costOfPlan } from '../../src/cost/plan-cost.ts';
import { termProblems } from '../../src/cost/terms.ts';
import { creating } from './plans.ts';

const AWS = { provider: 'aws', region: 'us-east-1' } as const;
const VM: Resource = { kind: 'vm', name: 'web', settings: { machine_type: 'm7i.large', boot_disk_gb: 100 } };
const at = (terms: Terms) => ({ ...AWS, terms: { ...terms, setBy: 'ada', setAt: new Date(0) } });
const costs = (terms: Terms, resource = VM) => estimateResource(resource, at(terms)).monthlyUsd;

describe("a project's own prices", () => {
  // At list prices: 73.58 for the machine and 8 for the disk.
  it.each([
    { what: 'nothing agreed', terms: {}, usd: 81.58 },
    { what: 'ten per cent off everything', terms: { discounts: { '*': 10 } }, usd: 73.43 }, // 66.23 + 7.20
    { what: 'a quarter off machines', terms: { discounts: { machine: 25 } }, usd: 63.19 }, // 55.19 + 8
    { what: 'the most exact of several', terms: { discounts: { '*': 50, machine: 25 } }, usd: 59.19 }, // 55.19 + 4
    { what: 'one type at a fixed price', terms: { overrides: { 'machine m7i.large': 0.05 } }, usd: 44.5 }, // 36.50 + 8
    {
      what: 'a fixed price, of which no discount is taken',
      terms: { discounts: { '*': 50 }, overrides: { 'machine m7i.large': 0.05 } },
      usd: 40.5,
    },
    { what: 'everything for nothing', terms: { discounts: { '*': 100 } }, usd: 0 },
  ])('$what', ({ terms, usd }) => {
    expect(costs(terms)).toBe(usd);
  });

  it('hold for plans, also by the type of a resource', () => {
    const plan = creating([{ type: 'aws_nat_gateway' }, { type: 'aws_eip' }]);
    const cost = costOfPlan(plan, at({ discounts: { aws_nat_gateway: 50 } }));
    expect(cost.lines.map(({ afterUsd }) => afterUsd)).toEqual([3.65, 16.43]);
  });

  it('give a price to what has none in the lists, which a discount cannot', () => {
    const custom = { ...VM, settings: { machine_type: 'm99.large', boot_disk_gb: 100 } };
    expect(costs({ discounts: { '*': 10 } }, custom)).toBe(7.2);
    expect(costs({ overrides: { 'machine m99.large': 0.1 } }, custom)).toBe(81);
  });

  it('are told as such', () => {
    const [machine, disk] = estimateResource(
      VM,
      at({ discounts: { '*': 10 }, overrides: { 'machine m7i.large': 0.05 }, asOf: '2026-11-01' }),
    ).components;
    expect(machine).toMatchObject({ source: "the project's own price", asOf: '2026-11-01' });
    expect(disk).toMatchObject({ confidence: 'derived', source: expect.stringContaining('less 10 %') });
  });

  it('never make anything dearer by a discount, nor cost below nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.constantFrom('*', 'machine', '100 GB', 'x'), (percent, of) => {
        const usd = costs({ discounts: { [of]: percent } });
        expect(usd).toBeGreaterThanOrEqual(0);
        expect(usd).toBeLessThanOrEqual(81.58);
      }),
    );
  });

  it.each([
    [{ discounts: { '*': 20 }, overrides: { 'machine m7i.large': 0 } }, 0],
    [{ discounts: { '*': 120 } }, 1],
    [{ discounts: { machin: 10 } }, 1],
    [{ discounts: { aws_instance: 10, aws_vpc: 5, '100 GB': 5, 'machine m7i': 5, 'NAT gateway': 1 } }, 1],
    [{ asOf: '20 November' }, 1],
    [{ discounts: { '*': Number.NaN, machine: -1 }, overrides: { x: -1, y: Number.POSITIVE_INFINITY } }, 4],
  ])('are checked before they are kept: %j', (terms, problems) => {
    expect(termProblems(terms)).toHaveLength(problems);
  });
});

it('names what was meant', () => {
  expect(termProblems({ discounts: { machin: 10 } })).toEqual([
    'nothing has a price by the name machin; did you mean machine?',
  ]);
});
