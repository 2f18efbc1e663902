// AWS: prices of us-east-1 are of 2026, those of other regions of 2022 with what was launched later estimated by the region's factor.
import { areaOf, bySize, familiesOf, hiddenBecause, hourlyRows, inOrder } from './common.mjs';

// What people see in menus, most useful first; every other family can be typed.
const LISTED = `t3a t3 t4g m7i-flex m7a m7i m7g m8i m8g m6a m6i c7i-flex c7a c7i c7g c8i c8g r7a r7i r7g r8i r8g i4i i7i x8g`;

const PURPOSES = {
  t: 'Everyday, bursts',
  m: 'General',
  c: 'Compute',
  r: 'Memory',
  x: 'Much memory',
  u: 'Very much memory',
  z: 'High frequency',
  i: 'Fast local storage',
  im: 'Fast local storage',
  is: 'Fast local storage',
  d: 'Dense local storage',
  h: 'Dense local storage',
  hpc: 'High performance computing',
  a: 'General',
};

/** `m7gd` is `General, Arm, generation 7, local disk`. Source: "Amazon EC2 instance type naming conventions". */
function titleOf(family, types) {
  const [, letters = '', generation = '', options = ''] = /^([a-z]+)-?(\d+)?([a-z]*)/.exec(family) ?? [];
  if (types[0].category === 'accelerator') return types[0].gpu ? `With ${types[0].gpu.toUpperCase()}` : 'Accelerators';
  const maker = options.startsWith('g') || letters === 'a' ? 'Arm' : options.startsWith('a') ? 'AMD' : 'Intel';
  const extras = [
    ...(/flex/.test(family) ? ['flexible'] : []),
    ...(/d/.test(options) ? ['local disk'] : []),
    ...(/n/.test(options) ? ['fast network'] : []),
  ];
  return [PURPOSES[letters] ?? 'Other', maker, ...(generation ? [`generation ${generation}`] : []), ...extras].join(
    ', ',
  );
}

export function importAws(facts, { prices, as_of: dates }) {
  const reference = facts.reference_region;
  const { regions, network } = facts;
  const sources = {
    vm: { asOf: dates[reference], confidence: 'measured', text: facts.sources.ec2_prices_us_east_1 },
    'vm-2022': { asOf: dates['other regions'], confidence: 'measured', text: facts.sources.ec2_prices_other_regions },
    rds: { asOf: '2021-08-03', confidence: 'measured', text: facts.sources.rds },
    'rds-derived': {
      asOf: '2021-08-03',
      confidence: 'derived',
      text: 'from RDS prices of neighbouring classes, linear by size',
    },
    golden: { asOf: '2024-2026', confidence: 'measured', text: facts.sources.storage_network_eks },
    recalled: { asOf: '2025', confidence: 'recalled', text: "AWS's public price list as remembered; in no dump" },
    specs: { asOf: '2026-07-11', confidence: 'measured', text: facts.sources.ec2_specs },
    places: { asOf: '2026-01-31', confidence: 'measured', text: facts.sources.regions_zones },
  };
  const types = facts.machine_types.toSorted(bySize);
  const listed = LISTED.split(' ');
  const others = [...new Set(types.map(({ family }) => family))].filter((family) => !listed.includes(family));
  const titled = [...listed, ...others].map((id) => ({
    id,
    title: titleOf(
      id,
      types.filter(({ family }) => family === id),
    ),
    listed: listed.includes(id),
  }));
  return {
    provider: 'aws',
    asOf: facts.as_of,
    sources,
    referenceRegion: reference,
    regions: regions.map((region) => ({
      id: region.id,
      name: region.name,
      area: areaOf(region.country),
      zones: region.zones,
      ...(region.opt_in_required && { access: 'opt-in' }),
      ...factorsOf(region.id, reference, facts.region_factor.factors),
    })),
    families: familiesOf(types, titled, () => ['gp3', 'gp2', 'io1', 'io2', 'standard']),
    machineTypes: types.map((type) => ({
      id: type.id,
      family: type.family,
      vcpus: type.vcpu,
      ramGib: type.ram_gb,
      ...(type.burstable && { sharedCore: true }),
      ...(type.gpu && { gpu: `${type.gpu_count} x ${type.gpu}` }),
      ...(type.local_nvme_gb && { localSsdGb: type.local_nvme_gb }),
      ...(hiddenBecause(type) && { hidden: hiddenBecause(type) }),
      // Launched after the regional lists of 2022: where it is sold is not known.
      ...(type.regions_2022 === undefined && { isNewer: true }),
    })),
    hourlyFrom: { [reference]: 'vm', default: 'vm-2022' },
    hourlyUsd: hourlyRows(regions, types, prices),
    disks: facts.disks.map((disk) => ({
      id: disk.id,
      minGb: disk.min_gb,
      maxGb: disk.max_gb,
      from: 'golden',
      usdPerGbMonth: disk.price_usd_gb_month,
      ...(disk.price_usd_iops_month && {
        iops: { included: disk.included_iops ?? 0, usd: disk.price_usd_iops_month },
      }),
      ...(disk.price_usd_mbps_month && {
        mbps: { included: disk.included_mbps ?? 0, usd: disk.price_usd_mbps_month },
      }),
    })),
    storage: facts.storage_classes.map((one) => ({
      id: one.id,
      title: TITLES[one.id],
      from: one.confidence ? 'recalled' : 'golden',
      usdPerGbMonth: one.price_usd_gb_month,
      retrievalUsdPerGb: one.retrieval_usd_gb,
      minDays: one.min_storage_days,
      ...(['GLACIER', 'DEEP_ARCHIVE'].includes(one.id) && { isOffline: true }),
    })),
    databases: databasesOf(facts.databases, regions),
    rates: ratesOf(facts, network, regions),
  };
}

const TITLES = {
  STANDARD: 'Often read',
  INTELLIGENT_TIERING: 'Moved by use',
  STANDARD_IA: 'Read once a month',
  ONEZONE_IA: 'Read once a month, one zone',
  GLACIER_IR: 'Archive, read at once',
  GLACIER: 'Archive, read in minutes to hours',
  DEEP_ARCHIVE: 'Archive, read within 12 hours',
};

/** Price ratios to the reference region, by the first letter of a family; none for regions without any price data. */
function factorsOf(region, reference, factors) {
  if (region === reference) return { factor: 1 };
  if (!factors[region]) return {};
  const { default: factor, n: _observations, ...byLetter } = factors[region];
  return { factor, factors: byLetter };
}

function databasesOf(databases, regions) {
  const regional = databases.prices_by_region_2021;
  const byRegion = (id, engine) =>
    regions.map((region) => (region.id === 'us-east-1' ? null : (regional[region.id]?.[id]?.[engine] ?? null)));
  const confidenceOf = (text) =>
    text.startsWith('measured 2021') ? 'rds' : /recalled/.test(text) ? 'recalled' : 'rds-derived';
  return {
    product: 'RDS',
    classes: databases.classes.map((one) => {
      const postgres = byRegion(one.id, 'postgres');
      const mysql = byRegion(one.id, 'mysql');
      const hasRegions = [...postgres, ...mysql].some((price) => price !== null);
      return {
        id: one.id,
        vcpus: one.vcpu,
        ramGib: one.ram_gb,
        ...(/^t/.test(one.family) && { sharedCore: true }),
        ...(one.arch === 'arm64' && { arch: 'arm64' }),
        from: confidenceOf(one.confidence),
        hourlyUsd: {
          postgres: one.price_postgres_usd_hour,
          mysql: one.price_mysql_usd_hour,
          ...(one.price_mariadb_usd_hour && { mariadb: one.price_mariadb_usd_hour }),
          ...(one.price_aurora_usd_hour && { aurora: one.price_aurora_usd_hour }),
        },
        ...(hasRegions && { byRegion: { postgres, mysql } }),
      };
    }),
  };
}

function ratesOf(facts, network, regions) {
  const { databases, kubernetes, kms } = facts;
  const { application, network: nlb } = network.load_balancer;
  const everywhere = true;
  return {
    'nat/gateway': { usd: network.nat_gateway.usd_hour, unit: 'hour', from: 'golden' },
    'nat/traffic': { usd: network.nat_gateway.data_usd_gb, unit: 'GB', from: 'golden' },
    'address/used': { usd: network.public_ipv4_usd_hour, unit: 'hour', from: 'golden', everywhere },
    'address/unused': { usd: network.public_ipv4_usd_hour, unit: 'hour', from: 'golden', everywhere },
    'lb/application': { usd: application.usd_hour, unit: 'hour', from: 'golden' },
    'lb/application/unit': { usd: application.lcu_hour, unit: 'hour', from: 'golden' },
    'lb/network': { usd: nlb.usd_hour, unit: 'hour', from: 'golden' },
    'lb/network/unit': { usd: nlb.lcu_hour, unit: 'hour', from: 'golden' },
    'k8s/cluster': { usd: kubernetes.control_plane_usd_hour, unit: 'hour', from: 'golden', everywhere },
    'k8s/cluster/extended': { usd: kubernetes.extended_support_usd_hour, unit: 'hour', from: 'golden', everywhere },
    'egress/internet': {
      usd: network.egress_first_10tb_by_region[facts.reference_region],
      unit: 'GB',
      from: 'golden',
      byRegion: inOrder(regions, network.egress_first_10tb_by_region),
    },
    'storage/put': { usd: facts.storage_requests.put_1000, unit: '1000 requests', from: 'golden' },
    'storage/get': { usd: facts.storage_requests.get_1000, unit: '1000 requests', from: 'golden' },
    'disk/snapshot': { usd: facts.snapshot_price_usd_gb_month, unit: 'GB-month', from: 'golden' },
    ...Object.fromEntries(
      Object.entries(databases.storage_usd_gb_month).map(([id, usd]) => [
        `db/disk/${id}`,
        { usd, unit: 'GB-month', from: 'golden' },
      ]),
    ),
    'db/disk/io1/iops': { usd: databases.iops_usd_month.io1, unit: 'IOPS-month', from: 'golden' },
    'db/backup': { usd: databases.backup_usd_gb_month, unit: 'GB-month', from: 'golden' },
    // In no dump: from the public price list as remembered.
    'dns/zone': { usd: 0.5, unit: 'month', from: 'recalled', everywhere },
    'kms/key': { usd: kms.key_month, unit: 'month', from: 'golden', everywhere },
    'alarm/month': { usd: facts.cloudwatch.alarm_month, unit: 'month', from: 'golden', everywhere },
  };
}
