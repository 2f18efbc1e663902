import { describe, expect, it } from 'vitest';
import { estimateResource } from '../../src/cost/estimate.ts';
import { aNetwork, aVm, SHOP } from '../generators/samples.ts';

describe('the price of a request', () => {
  it('is machine and disk, by the month of 730 hours', () => {
    expect(estimateResource(aVm(), SHOP)).toMatchObject({
      monthlyUsd: 26.46, // 730 h x $0.033506 + 20 GB x $0.10
      lines: [
        { what: 'machine e2-medium', monthlyUsd: 24.46 },
        { what: '20 GB pd-balanced', monthlyUsd: 2 },
      ],
      unpriced: [],
    });
  });

  it.each([
    { what: 'a spot machine costs less', settings: { spot: true }, usd: 16.68 },
    { what: 'a larger disk costs more', settings: { boot_disk_gb: 100 }, usd: 34.46 },
    { what: 'a public address is not free', settings: { public_address: true }, usd: 30.11 },
  ])('$what', ({ settings, usd }) => {
    expect(estimateResource(aVm('web', settings), SHOP).monthlyUsd).toBe(usd);
  });

  it('depends on the region', () => {
    const berlin = { ...SHOP, region: 'europe-west10' };
    expect(estimateResource(aVm('web', {}, berlin), berlin).monthlyUsd).toBeGreaterThan(26.46);
  });

  it('carries a share of the NAT gateway where the machine is behind one', () => {
    expect(estimateResource(aVm(), SHOP, [aNetwork()]).monthlyUsd).toBe(27.48);
    expect(estimateResource(aVm(), SHOP, [aNetwork('app', { nat: false })]).monthlyUsd).toBe(26.46);
    expect(estimateResource(aVm('web', { public_address: true }), SHOP, [aNetwork()]).monthlyUsd).toBe(30.11);
  });

  it('is nothing for a network, with a note of what its use costs', () => {
    const { monthlyUsd, unpriced, notes } = estimateResource(aNetwork(), SHOP);
    expect({ monthlyUsd, unpriced }).toEqual({ monthlyUsd: 0, unpriced: [] });
    expect(notes[0]).toBe('NAT gateway, for each machine behind it: by use, $1.02 per month; not in the sum.');
  });

  it('says what has no price instead of taking it for free', () => {
    expect(estimateResource(aVm('web', { machine_type: 'n2-custom-4-8192' }), SHOP)).toMatchObject({
      monthlyUsd: 2,
      unpriced: ['machine n2-custom-4-8192'],
    });
    expect(estimateResource(aVm(), { ...SHOP, provider: 'aws' })).toMatchObject({
      monthlyUsd: 0,
      unpriced: ['machine e2-medium', '20 GB pd-balanced'],
    });
  });
});
