import { describe, expect, it } from 'vitest';
import type { Provider } from '../../src/core/project.ts';
import type { Kind, Resource } from '../../src/core/request.ts';
import { estimateResource } from '../../src/cost/estimate.ts';

const HOME: Record<Provider, string> = { gcp: 'us-central1', aws: 'us-east-1', azure: 'eastus' };

const estimate = (provider: Provider, kind: Kind, settings: Resource['settings'], neighbours: Resource[] = []) =>
  estimateResource({ kind, name: 'x', settings }, { provider, region: HOME[provider] }, neighbours);

const SQL = { engine: 'postgres', storage_gb: 50 };
const NODES = { nodes: 2, node_disk_gb: 50 };

describe('the price of what is asked for', () => {
  it.each([
    // 730 h x 0.134023 + 20 x 0.10 + 100 x 0.17
    [
      'gcp',
      'vm',
      { machine_type: 'e2-standard-4', boot_disk_gb: 20, extra_disks: [{ gb: 100, type: 'pd-ssd' }] },
      116.84,
    ],
    // 730 h x 0.1008 + 20 x 0.08 + 730 h x 0.005
    ['aws', 'vm', { machine_type: 'm7i.large', boot_disk_gb: 20, public_address: true }, 78.83],
    // 730 h x 0.096 + the step of 32 GB, 5.28
    ['azure', 'vm', { machine_type: 'Standard_D2s_v5', boot_disk_gb: 20, boot_disk_type: 'Premium_LRS' }, 75.36],
    // 730 h x 0.1351 + 50 x 0.17
    ['gcp', 'database', { ...SQL, class: 'db-custom-2-7680' }, 107.12],
    // three of 730 h x 0.159 and of 50 x 0.115
    ['aws', 'database', { ...SQL, class: 'db.m6g.large', high_availability: true, replicas: 1 }, 365.46],
    // with a zone of its own, 0.50
    ['azure', 'database', { ...SQL, class: 'GP_Standard_D2ds_v5' }, 136.19],
    ['gcp', 'network', { nat: true }, 0],
    // 730 h x (0.045 + 0.005)
    ['aws', 'network', { nat: true }, 36.5],
    ['azure', 'network', { nat: true, dns_zone: 'shop.internal' }, 37],
    ['aws', 'network', { nat: true, high_availability: true }, 73],
    ['aws', 'network', { nat: false }, 0],
    ['gcp', 'bucket', { class: 'COLDLINE' }, 0.4],
    ['aws', 'bucket', {}, 2.3],
    ['azure', 'bucket', { class: 'Cool', region: 'westus' }, 1.15],
    // 730 h x 0.10 + 2 x (730 h x 0.134023 + 50 x 0.10)
    ['gcp', 'cluster', { ...NODES, node_type: 'e2-standard-4' }, 278.67],
    // two nodes over three zones are three
    ['gcp', 'cluster', { ...NODES, node_type: 'e2-standard-4', high_availability: true }, 381.51],
    // 73 + 2 x (730 h x 0.1008 + 50 x 0.08)
    ['aws', 'cluster', { ...NODES, node_type: 'm7i.large' }, 228.17],
    ['aws', 'cluster', { ...NODES, node_type: 'm7i.large', autoscaling: { min: 1, max: 9 } }, 150.58],
    // free control plane, 2 x (730 h x 0.096 + the premium step of 64 GB, 10.21)
    ['azure', 'cluster', { ...NODES, node_type: 'Standard_D2s_v5' }, 160.58],
    ['azure', 'cluster', { ...NODES, node_type: 'Standard_D2s_v5', high_availability: true }, 233.58],
    ['gcp', 'load_balancer', { ports: [443] }, 18.25],
    // 730 h x (0.0225 + 0.008), and two addresses
    ['aws', 'load_balancer', { ports: [443], public: true }, 29.57],
    ['aws', 'load_balancer', { ports: [443] }, 22.27],
    ['azure', 'load_balancer', { ports: [80], public: true }, 21.9],
    // 730 h x (0.2 + 0.008 + 0.005)
    ['azure', 'load_balancer', { ports: [443], certificate: 'c', public: true }, 155.49],
    ['gcp', 'firewall', {}, 0],
    ['aws', 'firewall', {}, 0],
    ['azure', 'firewall', {}, 0],
  ] as const)('%s %s %j is $%d a month', (provider, kind, settings, usd) => {
    const { monthlyUsd, hourlyUsd, unpriced } = estimate(provider, kind, settings as unknown as Resource['settings']);
    expect({ monthlyUsd, unpriced }).toEqual({ monthlyUsd: usd, unpriced: [] });
    expect(hourlyUsd).toBeCloseTo(usd / 730, 6);
  });

  it('says of each component how many units at which price, of when, and how sure', () => {
    expect(estimate('aws', 'vm', { machine_type: 'm7i.large', boot_disk_gb: 20 }).components).toEqual([
      expect.objectContaining({
        what: 'machine m7i.large',
        quantity: 730,
        unit: 'hour',
        unitUsd: 0.1008,
        hourlyUsd: expect.closeTo(0.1008, 6),
        monthlyUsd: 73.58,
        asOf: '2026-07-20',
        confidence: 'measured',
      }),
      expect.objectContaining({ what: '20 GB gp3', quantity: 20, unit: 'GB-month', unitUsd: 0.08, monthlyUsd: 1.6 }),
    ]);
  });

  it('states what it takes for granted, and the prices of what depends on use', () => {
    expect(estimate('gcp', 'bucket', { class: 'NEARLINE' }).notes).toEqual([
      '100 GB NEARLINE: 100 GB are stored.',
      'Reading back: by use, $0.01 per GB; not in the sum.',
      'Traffic out to the internet: by use, $0.12 per GB; not in the sum.',
    ]);
    expect(estimate('aws', 'load_balancer', {}).notes[0]).toBe('capacity unit: 1 in use on average.');
    expect(estimate('aws', 'vm', { machine_type: 'm7i.large', spot: true }).notes[0]).toContain(
      'at most the full price',
    );
  });

  it('is that of the region a resource names for itself', () => {
    const far = { machine_type: 'm5.large', boot_disk_gb: 20, region: 'eu-central-1' };
    expect(estimate('aws', 'vm', far).components[0]?.unitUsd).toBe(0.115);
  });

  it('is the sum over its regions, each at its own prices', () => {
    const both = { machine_type: 'm5.large', boot_disk_gb: 20, regions: ['us-east-1', 'eu-central-1'] };
    const { components } = estimate('aws', 'vm', both);
    expect(
      components.filter(({ what }) => what.startsWith('machine')).map(({ what, unitUsd }) => [what, unitUsd]),
    ).toEqual([
      ['machine m5.large in us-east-1', 0.096],
      ['machine m5.large in eu-central-1', 0.115],
    ]);
  });

  it('is shared by the rules of all load balancers of a Google project', () => {
    const other: Resource = { kind: 'load_balancer', name: 'y', settings: { ports: [80, 443] } };
    expect(estimate('gcp', 'load_balancer', { ports: [80] }, [other]).monthlyUsd).toBe(6.08); // a third of 18.25
  });

  it.each([
    ['aws', 'vm', { machine_type: 'm99.large', boot_disk_gb: 20 }, ['machine m99.large']],
    ['aws', 'database', { ...SQL, class: 'db.x9.large' }, ['database db.x9.large']],
    ['azure', 'bucket', { class: 'Frozen' }, ['100 GB Frozen_LRS']],
    ['gcp', 'cluster', { node_type: 'e2-standard-4' }, ['nodes of a number that is not known yet']],
    ['azure', 'database', {}, ['database of a class that is not known yet', 'storage of a size that is not known yet']],
  ] as const)('names what has no price: %s %s %j', (provider, kind, settings, unpriced) => {
    expect(estimate(provider, kind, settings as unknown as Resource['settings']).unpriced).toEqual(unpriced);
  });
});
