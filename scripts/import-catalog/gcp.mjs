// Google: one dump of the billing API for machines, disks and storage; golden files and recalled prices for the rest.
import { areaOf, bySize, familiesOf, hiddenBecause, hourlyRows, inOrder, median } from './common.mjs';

// What people see in menus, most useful first. `false` keeps a family out of menus: it can still be typed.
const FAMILIES = [
  ['e2', 'Everyday, lowest price', true],
  ['n4', 'Everyday, newest Intel', true],
  ['n4d', 'Everyday, newest AMD', true],
  ['n4a', 'Everyday, newest Arm', true],
  ['n2', 'Everyday, Intel', true],
  ['n2d', 'Everyday, AMD', true],
  ['t2d', 'Scale-out, AMD', true],
  ['c4', 'Steady performance, newest Intel', true],
  ['c4d', 'Steady performance, newest AMD', true],
  ['c4a', 'Steady performance, Arm', true],
  ['c4n', 'Steady performance, fast network', true],
  ['c3', 'Steady performance, Intel', true],
  ['c3d', 'Steady performance, AMD', true],
  ['c2', 'Compute, Intel', true],
  ['c2d', 'Compute, AMD', true],
  ['m3', 'Much memory', true],
  ['g2', 'With NVIDIA L4', false],
  ['n1', 'First generation', false],
  ['f1', 'First generation, shared core', false],
  ['g1', 'First generation, shared core', false],
  ['t2a', 'Scale-out, Arm', false],
  ['h3', 'High performance computing', false],
  ['m1', 'Much memory, first generation', false],
  ['m2', 'Much memory, second generation', false],
  ['m4', 'Much memory, newest', false],
  ['z3', 'Much local storage', false],
  ['a2', 'With NVIDIA A100', false],
  ['a3', 'With NVIDIA H100', false],
  ['g4', 'With NVIDIA RTX PRO 6000', false],
];
const PREVIOUS = ['n1', 'f1', 'g1', 'm1', 'm2'];

const DISK_IDS = [
  'pd-standard',
  'pd-balanced',
  'pd-ssd',
  'pd-extreme',
  'hyperdisk-balanced',
  'hyperdisk-extreme',
  'hyperdisk-throughput',
];

export function importGcp(facts, { prices }) {
  const reference = facts.reference_region;
  const sources = {
    vm: { asOf: facts.as_of, confidence: 'measured', text: facts.sources.vm_disk_network_storage_prices },
    sql: { asOf: '2024-07', confidence: 'measured', text: facts.sources.cloud_sql },
    golden: { asOf: '2024-07', confidence: 'measured', text: facts.sources.lb_gke },
    recalled: { asOf: '2025', confidence: 'recalled', text: "Google's public price list as remembered; in no dump" },
    places: { asOf: '2026-01-31', confidence: 'measured', text: facts.sources.regions_zones },
    availability: { asOf: '2026-08-17', confidence: 'measured', text: facts.sources.availability },
  };
  const types = facts.machine_types
    .map((type) => ({ ...type, previous_generation: PREVIOUS.includes(type.family) }))
    .toSorted(bySize);
  const bootDisks = new Map(
    Object.entries(facts.disk_types_by_family.map).flatMap(([names, disks]) =>
      names.split(' ').map((name) => [name, disks]),
    ),
  );
  const { regions } = facts;
  const listed = types.filter(({ family }) => FAMILIES.some(([id, , isListed]) => id === family && isListed));

  /** Median price ratio to the reference region, for what is known there only. */
  const factorOf = (region) =>
    Number(
      median(
        listed
          .filter(({ id }) => prices[region]?.[id] && prices[reference]?.[id])
          .map(({ id }) => prices[region][id] / prices[reference][id]),
      ).toFixed(4),
    );

  return {
    provider: 'gcp',
    asOf: facts.as_of,
    sources,
    referenceRegion: reference,
    // Zones such as us-central1-ai1a are for large accelerator orders only.
    regions: regions.map(({ id, name, country, zones }) => ({
      id,
      name,
      area: areaOf(country),
      zones: zones.filter((zone) => /-[a-z]$/.test(zone)),
      factor: factorOf(id),
    })),
    families: familiesOf(
      types,
      FAMILIES.map(([id, title, isListed]) => ({ id, title, listed: isListed })),
      ([{ family }]) => bootDisks.get(family) ?? ['pd-standard', 'pd-balanced', 'pd-ssd'],
    ),
    machineTypes: types.map((type) => ({
      id: type.id,
      family: type.family,
      vcpus: type.vcpu,
      ramGib: type.ram_gb,
      ...(type.shared_core && { sharedCore: true }),
      ...(type.gpu && { gpu: `${type.gpu_count} x ${type.gpu}` }),
      ...(type.local_ssd_gb && { localSsdGb: type.local_ssd_gb }),
      ...(hiddenBecause(type) && { hidden: hiddenBecause(type) }),
      // Spot prices are known for the reference region; elsewhere the same share of the price is taken.
      ...(type.price_spot_usd_hour &&
        type.price_usd_hour && { spotShare: Number((type.price_spot_usd_hour / type.price_usd_hour).toFixed(4)) }),
    })),
    hourlyFrom: { [reference]: 'vm', default: 'vm' },
    hourlyUsd: hourlyRows(regions, types, prices),
    disks: disksOf(facts, regions),
    storage: storageOf(facts, regions),
    databases: databasesOf(facts.databases),
    rates: ratesOf(facts, regions),
  };
}

const disksOf = (facts, regions) =>
  facts.disks
    .filter(({ id }) => DISK_IDS.includes(id))
    .map((disk) => ({
      id: disk.id,
      minGb: disk.min_gb,
      maxGb: disk.max_gb,
      from: disk.confidence ? 'recalled' : 'vm',
      usdPerGbMonth: disk.price_usd_gb_month,
      ...(disk.prices_by_region && { byRegion: inOrder(regions, disk.prices_by_region) }),
      ...(disk.price_usd_iops_month && { iops: { included: 0, usd: disk.price_usd_iops_month } }),
      ...(disk.price_usd_iops_month_above_3000 && {
        iops: { included: 3000, usd: disk.price_usd_iops_month_above_3000 },
        mbps: { included: 140, usd: disk.price_usd_mbps_month_above_140 },
      }),
    }));

const TITLES = {
  STANDARD: 'Often read',
  NEARLINE: 'Read once a month',
  COLDLINE: 'Read once a quarter',
  ARCHIVE: 'Read less than once a year',
};

const storageOf = (facts, regions) =>
  facts.storage_classes.map((one) => {
    const wide = facts.storage_multi_region;
    const multi = Object.entries(wide.locations).map(([id, key]) => [id, wide.price_usd_gb_month[one.id][key]]);
    const dual = Object.keys(facts.storage_dual_region.locations).map((id) => [
      id.toUpperCase(),
      facts.storage_dual_region.price_usd_gb_month[one.id][id],
    ]);
    return {
      id: one.id,
      title: TITLES[one.id],
      from: 'vm',
      usdPerGbMonth: one.price_usd_gb_month,
      byRegion: inOrder(regions, one.prices_by_region),
      byLocation: Object.fromEntries([...multi, ...dual]),
      retrievalUsdPerGb: one.retrieval_usd_gb,
      minDays: one.min_storage_days,
    };
  });

function databasesOf({ tiers, region_factor: { factors } }) {
  return {
    product: 'Cloud SQL',
    factors: Object.fromEntries(Object.entries(factors).map(([region, { factor }]) => [region, factor])),
    classes: tiers.map((tier) => ({
      id: tier.id,
      vcpus: tier.vcpu,
      ramGib: tier.ram_gb,
      ...(tier.shared_core && { sharedCore: true }),
      from: 'sql',
      hourlyUsd: {
        ...(tier.engines.includes('POSTGRES') && { postgres: tier.price_usd_hour }),
        ...(tier.engines.includes('MYSQL') && { mysql: tier.price_usd_hour }),
      },
    })),
  };
}

function ratesOf(facts, regions) {
  const { network, kubernetes, databases, kms } = facts;
  const { enterprise, enterprise_plus: plus, ...unit } = databases.unit_prices_us_central1;
  const lb = network.load_balancer;
  const everywhere = true;
  return {
    'nat/machine': { usd: network.nat_gateway.per_vm_hour, unit: 'hour', from: 'vm', everywhere },
    'nat/most': { usd: network.nat_gateway.gateway_usd_hour_max, unit: 'hour', from: 'vm', everywhere },
    'nat/traffic': { usd: network.nat_gateway.data_usd_gb, unit: 'GB', from: 'vm', everywhere },
    'address/used': { usd: network.external_ip.in_use_vm_usd_hour, unit: 'hour', from: 'vm', everywhere },
    'address/unused': { usd: network.external_ip.unused_usd_hour, unit: 'hour', from: 'vm', everywhere },
    'lb/rules': { usd: lb.forwarding_rules_first_5_usd_hour, unit: 'hour', from: 'recalled' },
    'lb/rule': { usd: lb.additional_rule_usd_hour, unit: 'hour', from: 'golden' },
    'lb/traffic': { usd: lb.data_usd_gb, unit: 'GB', from: 'golden' },
    'k8s/cluster': { usd: kubernetes.control_plane_usd_hour, unit: 'hour', from: 'golden', everywhere },
    'egress/internet': {
      usd: network.egress_internet_usd_gb[0].usd_gb,
      unit: 'GB',
      from: 'vm',
      byRegion: inOrder(regions, network.egress_internet_first_tb_by_region),
    },
    'disk/snapshot': { usd: facts.snapshot_price_usd_gb_month, unit: 'GB-month', from: 'vm' },
    'db/enterprise/vcpu': { usd: enterprise.vcpu_hour, unit: 'hour', from: 'sql', database: true },
    'db/enterprise/gib': { usd: enterprise.ram_gb_hour, unit: 'hour', from: 'sql', database: true },
    'db/enterprise-plus/vcpu': { usd: plus.vcpu_hour, unit: 'hour', from: 'sql', database: true },
    'db/enterprise-plus/gib': { usd: plus.ram_gb_hour, unit: 'hour', from: 'sql', database: true },
    'db/disk/ssd': { usd: unit.ssd_gb_month, unit: 'GB-month', from: 'sql', database: true },
    'db/disk/hdd': { usd: unit.hdd_gb_month, unit: 'GB-month', from: 'sql', database: true },
    'db/backup': { usd: unit.backup_gb_month, unit: 'GB-month', from: 'sql', database: true },
    // In no dump: from the public price list as remembered.
    'dns/zone': { usd: 0.2, unit: 'month', from: 'recalled', everywhere },
    'kms/key': { usd: kms.key_version_month, unit: 'month', from: 'golden', everywhere },
  };
}
