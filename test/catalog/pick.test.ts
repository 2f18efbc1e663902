import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../../src/catalog/clouds.ts';
import { comparablePrice, familyOf, isOffered, machineType, machineTypes } from '../../src/catalog/machines.ts';
import type { MachineType } from '../../src/catalog/model.ts';
import {
  fitting,
  machineTypeForSize,
  machineTypesInstead,
  nearestMachineTypeFor,
  SIZE_NEEDS,
} from '../../src/catalog/pick.ts';
import { regions } from '../../src/catalog/regions.ts';
import { SIZES, sizeOf } from '../../src/core/size.ts';

describe('a machine by its numbers', () => {
  it.each([
    { provider: 'gcp', region: 'us-central1', vcpus: 2, ramGib: 4, is: 'e2-medium' },
    { provider: 'gcp', region: 'us-central1', vcpus: 3, ramGib: 10, is: 'e2-standard-4' },
    { provider: 'gcp', region: 'us-central1', vcpus: 2, ramGib: 4, arch: 'arm64', is: 'n4a-highcpu-2' },
    { provider: 'aws', region: 'us-east-1', vcpus: 2, ramGib: 4, is: 't3a.medium' },
    { provider: 'aws', region: 'us-east-1', vcpus: 4, ramGib: 16, steady: true, is: 'm6a.xlarge' },
    { provider: 'aws', region: 'il-central-1', vcpus: 2, ramGib: 4, is: 't3a.medium' },
    { provider: 'azure', region: 'westeurope', vcpus: 2, ramGib: 4, is: 'Standard_B2als_v2' },
    { provider: 'azure', region: 'westeurope', vcpus: 8, ramGib: 32, steady: true, is: 'Standard_D8as_v5' },
    { provider: 'aws', region: 'us-east-1', vcpus: 2_000, ramGib: 4, is: undefined },
    { provider: 'aws', region: 'nowhere', vcpus: 2, ramGib: 4, is: undefined },
  ] as const)('$vcpus vCPU and $ramGib GiB in $region is $is', ({ is, ...need }) => {
    expect(nearestMachineTypeFor(need)?.id).toBe(is);
  });

  it('is always large enough, and nothing that fits is cheaper', () => {
    const need = fc.record({
      provider: fc.constantFrom(...providers()),
      vcpus: fc.integer({ min: 1, max: 64 }),
      ramGib: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(need, fc.nat(), ({ provider, ...size }, at) => {
        const all = regions(provider);
        const region = all[at % all.length]?.id ?? '';
        const found = nearestMachineTypeFor({ provider, region, ...size });
        if (!found) return;
        const usd = comparablePrice(provider, region, found.id);
        expect(found.vcpus >= size.vcpus && found.ramGib >= size.ramGib).toBe(true);
        expect(
          fitting({ provider, region, ...size }).every(({ id }) => comparablePrice(provider, region, id) >= usd),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('size words', () => {
  it.each(SIZES)('%s means numbers that rights call by the same word', (size) => {
    expect(sizeOf(SIZE_NEEDS[size])).toBe(size);
  });

  it.each([
    ['gcp', 'medium', 'e2-standard-4'],
    ['aws', 'large', 't3a.2xlarge'],
    ['azure', 'xlarge', 'Standard_B16as_v2'],
  ] as const)('on %s %s is %s', (provider, size, type) => {
    const [region = ''] = { gcp: ['us-central1'], aws: ['us-east-1'], azure: ['eastus'] }[provider];
    expect(machineTypeForSize(size, { provider, region })?.id).toBe(type);
  });
});

describe('in place of a type that a region lacks', () => {
  it.each(providers())('%s offers up to three of its size, cheapest first, for the same processor', (provider) => {
    const [home = ''] = { gcp: ['us-central1'], aws: ['us-east-1'], azure: ['eastus'] }[provider];
    const [far = ''] = { gcp: ['africa-south1'], aws: ['sa-east-1'], azure: ['uaecentral'] }[provider];
    const lacked = machineTypes(provider, home).filter(({ id }) => !isOffered(provider, far, id));
    expect(lacked.length).toBeGreaterThan(0);
    for (const type of lacked) {
      const instead = machineTypesInstead(provider, far, type);
      expect(instead.length).toBeLessThanOrEqual(3);
      expect(instead.every((id) => isOffered(provider, far, id))).toBe(true);
      const arches = instead.map((id) => familyOf(provider, machineType(provider, id)?.family ?? '')?.arch);
      expect(arches.every((arch) => arch === familyOf(provider, type.family)?.arch)).toBe(true);
      const prices = instead.map((id) => comparablePrice(provider, far, id));
      const isLarge = instead.every((id) => isAsLarge(machineType(provider, id), type));
      if (isLarge) expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    }
  });

  it('names the largest there are where nothing is as large', () => {
    const huge = { id: 'x', family: 'e2', vcpus: 9_000, ramGib: 9_000 };
    const [largest = ''] = machineTypesInstead('gcp', 'us-central1', huge);
    expect(machineType('gcp', largest)?.vcpus).toBeGreaterThan(100);
  });
});

const isAsLarge = (one: MachineType | undefined, other: MachineType): boolean =>
  one !== undefined && one.vcpus >= other.vcpus && one.ramGib >= other.ramGib;
