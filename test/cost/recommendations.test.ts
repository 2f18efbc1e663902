import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../../src/catalog/clouds.ts';
import { machineTypes } from '../../src/catalog/machines.ts';
import { toCents } from '../../src/catalog/prices.ts';
import type { Environment, Provider } from '../../src/core/project.ts';
import type { Kind, Resource } from '../../src/core/request.ts';
import { useOfPurpose } from '../../src/cost/recommend/purpose.ts';
import { type Recommendation, recommendationsFor, type StatedUse } from '../../src/cost/recommendations.ts';

const HOME = { gcp: 'us-central1', aws: 'us-east-1', azure: 'eastus' } as const;

interface Example {
  provider: Provider;
  kind: Kind;
  settings: Resource['settings'];
  use?: StatedUse;
  environment?: Environment;
}
const adviceOn = ({ provider, kind, settings, use = {}, environment = 'dev' }: Example): Recommendation[] =>
  recommendationsFor({ kind, name: 'x', settings }, { provider, region: HOME[provider], environment }, use);

const vm = (machine_type: string, more = {}) => ({ machine_type, boot_disk_gb: 20, ...more });
const sql = (of: string, more = {}) => ({ engine: 'postgres', class: of, storage_gb: 50, ...more });

describe('what could be cheaper', () => {
  it.each([
    {
      // $292.00 + $1.60 against $63.07 + $1.60: m4.2xlarge 0.4, m6a.large 0.0864
      is: { id: 'smaller-type', what: 'm6a.large', insteadOfUsd: 293.6, costsUsd: 64.67, savingPercent: 78 },
      example: { provider: 'aws', kind: 'vm', settings: vm('m4.2xlarge'), use: { vcpus: 2, ramGib: 4 } },
    },
    {
      is: { id: 'newer-generation', what: 'm6a.2xlarge', change: { machine_type: 'm6a.2xlarge' } },
      example: { provider: 'aws', kind: 'vm', settings: vm('m4.2xlarge') },
    },
    {
      is: { id: 'arm', what: 'm7g.large', savingUsd: 14.01, confidence: 'measured' },
      example: { provider: 'aws', kind: 'vm', settings: vm('m7i.large') },
    },
    {
      is: { id: 'arm', change: { machine_type: 'n4a-standard-8', boot_disk_type: 'hyperdisk-balanced' } },
      example: { provider: 'gcp', kind: 'vm', settings: vm('n1-standard-8', { boot_disk_type: 'pd-balanced' }) },
    },
    {
      is: { id: 'spot', change: { spot: true }, confidence: 'derived' },
      example: { provider: 'gcp', kind: 'vm', settings: vm('e2-standard-4'), use: { canBeStopped: true } },
    },
    {
      // 73.58 x 0.6 less
      is: { id: 'spot', savingUsd: 44.15, confidence: 'recalled' },
      example: { provider: 'aws', kind: 'vm', settings: vm('m7i.large'), use: { canBeStopped: true } },
    },
    {
      is: { id: 'commitment', savingUsd: 28.03, confidence: 'recalled' }, // 70.08 x 0.4
      example: { provider: 'azure', kind: 'vm', settings: vm('Standard_D2s_v5'), environment: 'prod' },
    },
    {
      is: { id: 'serverless', what: 'Fargate', costsUsd: 11.65 }, // 100 h x (2 x 0.04048 + 8 x 0.004445)
      example: { provider: 'aws', kind: 'vm', settings: vm('m7i.large'), use: { hoursPerMonth: 100 } },
    },
    {
      is: { id: 'newer-disk', savingUsd: 20 }, // 1000 GB x (0.10 - 0.08)
      example: {
        provider: 'aws',
        kind: 'vm',
        settings: vm('t3a.small', { boot_disk_type: 'gp2', boot_disk_gb: 1000 }),
      },
    },
    {
      is: { id: 'arm', what: 'm7g.xlarge', change: { node_type: 'm7g.xlarge' } },
      example: { provider: 'aws', kind: 'cluster', settings: { node_type: 'm7i.xlarge', nodes: 3, node_disk_gb: 50 } },
    },
    {
      is: { id: 'smaller-type', what: 'db-custom-2-7680', savingUsd: 98.63 }, // 730 h x 0.2702 less 730 h x 0.1351, in cents
      example: { provider: 'gcp', kind: 'database', settings: sql('db-custom-4-15360'), use: { vcpus: 2, ramGib: 7 } },
    },
    {
      is: { id: 'arm', what: 'db.m6g.large', savingUsd: 13.87 }, // 730 h x (0.178 - 0.159)
      example: { provider: 'aws', kind: 'database', settings: sql('db.m5.large') },
    },
    {
      is: { id: 'no-standby', change: { high_availability: false }, savingPercent: 50 },
      example: {
        provider: 'azure',
        kind: 'database',
        settings: sql('GP_Standard_D2ds_v5', { high_availability: true }),
      },
    },
    {
      // three db.m5.large and 150 GB against two db.m6g.xlarge and 100 GB
      is: { id: 'read-replica', change: { replicas: 1 }, insteadOfUsd: 475.78, costsUsd: 407.07 },
      example: {
        provider: 'aws',
        kind: 'database',
        settings: sql('db.m5.large', { high_availability: true }),
        use: { isBusyReading: true },
      },
    },
    {
      is: { id: 'storage-class', what: 'GLACIER_IR', insteadOfUsd: 23, costsUsd: 4.3 }, // 1000 x 0.004 + 10 x 0.03
      example: { provider: 'aws', kind: 'bucket', settings: {}, use: { storedGb: 1000, readGbPerMonth: 10 } },
    },
    {
      is: { id: 'storage-class', what: 'DEEP_ARCHIVE', costsUsd: 1.19 }, // 1000 x 0.00099 + 10 x 0.02
      example: {
        provider: 'aws',
        kind: 'bucket',
        settings: {},
        use: { storedGb: 1000, readGbPerMonth: 10, canWait: true },
      },
    },
    {
      is: { id: 'storage-class', what: 'NEARLINE' }, // kept for 40 days: the colder ones bill 90 and more
      example: {
        provider: 'gcp',
        kind: 'bucket',
        settings: {},
        use: { storedGb: 1000, readGbPerMonth: 10, keptDays: 40 },
      },
    },
  ] satisfies { is: Partial<Recommendation>; example: Example }[])(
    '$example.provider $example.kind: $is.id',
    ({ is, example }) => {
      expect(adviceOn(example)).toContainEqual(expect.objectContaining(is));
    },
  );

  it.each([
    { what: 'the cheapest there is', example: { provider: 'gcp', kind: 'vm', settings: vm('e2-micro') } },
    { what: 'what has no price', example: { provider: 'gcp', kind: 'vm', settings: vm('n2-custom-4-8192') } },
    { what: 'a network', example: { provider: 'aws', kind: 'network', settings: { nat: true } } },
    { what: 'a bucket of whose use nothing is said', example: { provider: 'aws', kind: 'bucket', settings: {} } },
    {
      what: 'a bucket that is read all the time',
      example: { provider: 'gcp', kind: 'bucket', settings: {}, use: { storedGb: 10, readGbPerMonth: 900 } },
    },
  ] satisfies { what: string; example: Example }[])('is nothing for $what', ({ example }) => {
    expect(adviceOn(example)).toEqual([]);
  });

  it('is always a real saving, in dollars and per cent that fit together, the largest first', () => {
    const types = providers().flatMap((provider) =>
      machineTypes(provider, HOME[provider]).map(({ id }) => ({ provider, id })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.boolean(), ({ provider, id }, canBeStopped) => {
        const advice = adviceOn({ provider, kind: 'vm', settings: vm(id), use: { canBeStopped, hoursPerMonth: 50 } });
        for (const { insteadOfUsd, costsUsd, savingUsd, savingPercent } of advice) {
          expect(savingUsd).toBeGreaterThan(0);
          expect(savingUsd).toBe(toCents(insteadOfUsd - costsUsd));
          expect(savingPercent).toBe(Math.round((savingUsd / insteadOfUsd) * 100));
          expect(savingPercent).toBeLessThanOrEqual(100);
        }
        const savings = advice.map(({ savingUsd }) => savingUsd);
        expect(savings).toEqual(savings.toSorted((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a purpose', () => {
  it.each([
    ['nightly batch of invoices', { canBeStopped: true, hoursPerMonth: 60 }],
    ['used in office hours', { hoursPerMonth: 176 }],
    ['a wiki for the team', { vcpus: 2, ramGib: 2 }],
    ['the shop', {}],
    ['', {}],
  ])('"%s" states %j', (purpose, use) => {
    expect(useOfPurpose(purpose)).toEqual(use);
  });
});
