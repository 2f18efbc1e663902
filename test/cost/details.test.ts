import { describe, expect, it } from 'vitest';
import { detailsOf } from '../../src/cost/details.ts';
import { costingsOfPlan } from '../../src/cost/plan-cost.ts';
import { savingsFor } from '../../src/cost/savings.ts';
import { aVm, SHOP } from '../generators/samples.ts';
import { creating } from './plans.ts';

const AWS = { provider: 'aws', region: 'us-east-1' } as const;

describe('what is behind the cost of a plan', () => {
  it('is every part with quantity and unit price, and every unknown by its name', () => {
    const plan = creating([
      { type: 'aws_instance', values: { instance_type: 'm7i.large' } },
      { type: 'aws_eip' },
      { type: 'aws_nobody_knows' },
    ]);
    const { parts, partsLeft, unknown } = detailsOf(costingsOfPlan(plan, AWS));
    expect(parts[0]).toEqual({
      ...{ address: 'aws_instance.r0', what: 'machine m7i.large', quantity: 730, unit: 'hour' },
      ...{ unitUsd: 0.1008, hourlyUsd: 0.1008, monthlyUsd: 73.58, sure: 'measured' },
    });
    expect(partsLeft).toBe(0);
    expect(unknown).toContainEqual({ address: 'aws_nobody_knows.r2', what: 'aws_nobody_knows' });
  });

  it('is cut to what a comment has room for, and says how much is missing', () => {
    const many = Array.from({ length: 60 }, () => ({ type: 'aws_eip' }));
    const { parts, partsLeft } = detailsOf(costingsOfPlan(creating(many), AWS));
    expect([parts.length, partsLeft]).toEqual([40, 20]);
  });
});

describe('savings', () => {
  it('are the largest of each resource, by the use its purpose states', () => {
    const nightly = { ...aVm('batch'), settings: { ...aVm('batch').settings, purpose: 'nightly report' } };
    const [first, ...more] = savingsFor([nightly, aVm('web')], { ...SHOP, environment: 'dev' });
    expect(first).toMatchObject({ of: expect.stringContaining('batch'), savingUsd: expect.any(Number) });
    expect(more.filter(({ of }) => of === first?.of)).toEqual([]);
  });
});
