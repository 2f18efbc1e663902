import type { Catalog } from '../../src/catalog/model.ts';

const FROM = { list: { asOf: '2026-11-20', confidence: 'measured' as const, text: 'the price list at the gate' } };

/** A cloud with two regions, three machines in one family, one disk and one class of storage. */
export const FACTS: Catalog = {
  provider: 'meadow',
  asOf: '2026-11-20',
  sources: FROM,
  referenceRegion: 'north',
  regions: [
    { id: 'north', name: 'North meadow', area: 'Europe', zones: ['north-1', 'north-2'], factor: 1 },
    { id: 'south', name: 'South meadow', area: 'Europe', zones: ['south-1'], factor: 1.5 },
  ],
  families: [
    {
      id: 'hare',
      title: 'Quick and small',
      category: 'general',
      arch: 'x86_64',
      bootDisks: ['turf'],
      listed: true,
    },
  ],
  machineTypes: [
    { id: 'hare-1', family: 'hare', vcpus: 1, ramGib: 2 },
    { id: 'hare-2', family: 'hare', vcpus: 2, ramGib: 4 },
    { id: 'hare-16', family: 'hare', vcpus: 16, ramGib: 64 },
  ],
  hourlyFrom: { default: 'list' },
  hourlyUsd: [
    [0.01, 0.02, 0.2],
    [0.015, null, 0.3],
  ],
  disks: [{ id: 'turf', minGb: 5, maxGb: 500, from: 'list', usdPerGbMonth: 0.1 }],
  storage: [],
  databases: { product: 'none', classes: [] },
  rates: { 'nat/gateway': { usd: 0.05, unit: 'hour', from: 'list', everywhere: true } },
};
