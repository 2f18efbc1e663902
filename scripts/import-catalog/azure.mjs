// Azure: machine prices of every region from one dump; the rest from golden files, recalled where those are silent.
import { areaOf, bySize, familiesOf, hiddenBecause, hourlyRows } from './common.mjs';

// What people see in menus, most useful first; every other family can be typed.
const LISTED = `Balsv2 Basv2 Blsv2 Bsv2 Bplsv2 Bpsv2 Dasv5 Dsv5 Dasv6 Dsv6 Dalsv6 Dlsv6 Dpsv6 Dplsv6 Dadsv5 Ddsv5 Fsv2 Falsv6 Fasv6 Easv5 Esv5 Easv6 Esv6 Epsv6 Lsv3`;

const PURPOSES = {
  A: 'Basic',
  B: 'Everyday, bursts',
  D: 'General',
  DC: 'Confidential',
  E: 'Memory',
  EC: 'Confidential, memory',
  F: 'Compute',
  FX: 'Compute, high frequency',
  G: 'Memory and storage',
  HB: 'High performance computing',
  HC: 'High performance computing',
  HX: 'High performance computing, memory',
  L: 'Fast local storage',
  M: 'Very much memory',
};

/** `Dalsv6` is `General, AMD, less memory, version 6`. Source: "Azure virtual machine sizes naming conventions". */
function titleOf(family) {
  const [, letters = '', options = '', version = ''] = /^([A-Z]+)(\w*?)(?:_?v(\d+))?$/.exec(family) ?? [];
  if (letters.startsWith('N') || letters === 'PB') return 'Accelerators';
  const maker = options.includes('p') ? 'Arm' : options.includes('a') ? 'AMD' : 'Intel';
  const extras = [
    ...(options.includes('l') ? ['less memory'] : []),
    ...(options.includes('m') ? ['more memory'] : []),
    ...(options.includes('d') ? ['local disk'] : []),
  ];
  return [PURPOSES[letters] ?? 'Other', maker, ...extras, ...(version ? [`version ${version}`] : [])].join(', ');
}

/** Two regions whose country the collected list has wrong. */
const COUNTRIES = { brazilsoutheast: 'BR', mexicocentral: 'MX' };

export function importAzure(facts, { prices, as_of: asOf }) {
  const { regions } = facts;
  const sources = {
    vm: { asOf, confidence: 'measured', text: facts.sources.vm_prices },
    golden: { asOf: '2024-2026', confidence: 'measured', text: facts.sources.rest },
    derived: { asOf: '2024-2026', confidence: 'derived', text: 'from golden files of another region or size, linear' },
    recalled: { asOf: '2025', confidence: 'recalled', text: "Microsoft's public price list as remembered; in no dump" },
    places: { asOf: '2026-01-31', confidence: 'measured', text: facts.sources.vm_specs_regions_zones },
  };
  const types = facts.machine_types.toSorted(bySize);
  const listed = LISTED.split(' ');
  const others = [...new Set(types.map(({ family }) => family))].filter((family) => !listed.includes(family));
  const titled = [...listed, ...others].map((id) => ({ id, title: titleOf(id), listed: listed.includes(id) }));
  const factors = facts.region_factor.factors;
  const factorOf = (id) => (typeof factors[id] === 'number' ? factors[id] : factors[id]?.factor);
  return {
    provider: 'azure',
    asOf,
    sources,
    referenceRegion: facts.reference_region,
    regions: regions.map(({ id, name, location, country, zones, restricted_access: isRestricted }) => ({
      id,
      name: `${name} (${location.replace(/,? ?[A-Z]{2}$/, '') || country})`,
      area: areaOf(COUNTRIES[id] ?? country),
      zones,
      ...(isRestricted && { access: 'restricted' }),
      ...(factorOf(id) && { factor: factorOf(id) }),
    })),
    families: familiesOf(types, titled, (own) =>
      own.every(({ premium_disk: premium }) => premium)
        ? ['Premium_LRS', 'StandardSSD_LRS', 'Standard_LRS']
        : ['StandardSSD_LRS', 'Standard_LRS'],
    ),
    machineTypes: types.map((type) => ({
      id: type.id,
      family: type.family,
      vcpus: type.vcpu,
      ramGib: type.ram_gb,
      ...(type.burstable && { sharedCore: true }),
      ...(type.gpu_count && { gpu: `${type.gpu_count}` }),
      ...(hiddenBecause(type) && { hidden: hiddenBecause(type) }),
    })),
    hourlyFrom: { default: 'vm' },
    hourlyUsd: hourlyRows(regions, types, prices),
    disks: disksOf(facts.disks),
    storage: storageOf(facts.storage_classes),
    databases: {
      product: 'Azure Database, flexible server',
      classes: databaseClasses(facts.databases.flexible_servers),
    },
    rates: ratesOf(facts),
  };
}

const fromOf = ({ confidence = '' }) =>
  confidence.startsWith('measured') ? 'golden' : /derived/.test(confidence) ? 'derived' : 'recalled';

function disksOf(disks) {
  const ladder = (id, share) =>
    disks
      .find((disk) => disk.id === id)
      .tiers.map(({ tier, max_gib: upToGb, price_usd_month: usd, ...how }) => ({
        tier,
        upToGb,
        usdMonth: Number((usd * share).toFixed(3)),
        from: share === 1 ? fromOf(how) : 'recalled',
      }));
  return disks.map((disk) => {
    if (disk.tiers) return tiered(disk.id, ladder(disk.id, 1));
    if (disk.id.endsWith('_ZRS')) return tiered(disk.id, ladder(disk.id.replace('_ZRS', '_LRS'), 1.5));
    return {
      id: disk.id,
      minGb: disk.min_gb,
      maxGb: disk.max_gb,
      from: fromOf(disk),
      usdPerGbMonth: disk.price_usd_gb_month,
      iops: { included: disk.included_iops ?? 0, usd: disk.price_usd_iops_month },
      mbps: { included: disk.included_mbps ?? 0, usd: disk.price_usd_mbps_month },
    };
  });
}

const tiered = (id, tiers) => ({ id, minGb: 1, maxGb: tiers.at(-1).upToGb, from: 'golden', tiers });

const TITLES = {
  Hot: 'Often read',
  Cool: 'Read once a month',
  Cold: 'Read once a quarter',
  Archive: 'Read less than twice a year',
  Premium: 'Fast, for blocks',
};

const storageOf = (classes) =>
  classes.flatMap(({ id, price_usd_gb_month: byCopies, ...one }) =>
    Object.entries(byCopies).map(([copies, usd]) => ({
      id: `${id.split(' ')[0]}_${copies}`,
      title: TITLES[id.split(' ')[0]],
      from: one.confidence ? 'recalled' : 'golden',
      usdPerGbMonth: usd,
      ...(one.reference_region && { at: one.reference_region }),
      retrievalUsdPerGb: one.retrieval_usd_gb ?? 0,
      minDays: one.min_storage_days ?? 0,
      ...(id === 'Archive' && { isOffline: true }),
    })),
  );

/** One class per name, with its price for each engine. */
function databaseClasses(servers) {
  const byId = new Map();
  for (const server of servers) {
    const engine = server.engine === 'postgresql' ? 'postgres' : server.engine;
    const known = byId.get(server.id) ?? {
      id: server.id,
      vcpus: server.vcpu,
      ramGib: server.ram_gb,
      ...(server.tier === 'Burstable' && { sharedCore: true }),
      from: fromOf(server),
      hourlyUsd: {},
    };
    known.hourlyUsd[engine] = server.price_usd_hour;
    if (fromOf(server) !== known.from) known.fromByEngine = { ...known.fromByEngine, [engine]: fromOf(server) };
    byId.set(server.id, known);
  }
  return [...byId.values()];
}

function ratesOf({ network, kubernetes, databases, ...facts }) {
  const { standard } = network.load_balancer;
  const gateway = network.application_gateway;
  const everywhere = true;
  return {
    'nat/gateway': { usd: network.nat_gateway.usd_hour, unit: 'hour', from: 'golden', everywhere },
    'nat/traffic': { usd: network.nat_gateway.data_usd_gb, unit: 'GB', from: 'golden', everywhere },
    'address/used': { usd: network.public_ip_standard_static_usd_hour, unit: 'hour', from: 'golden', everywhere },
    'address/unused': { usd: network.public_ip_standard_static_usd_hour, unit: 'hour', from: 'golden', everywhere },
    'lb/rules': { usd: standard.first_5_rules_usd_hour, unit: 'hour', from: 'recalled', everywhere },
    'lb/rule': { usd: standard.additional_rule_usd_hour, unit: 'hour', from: 'golden', everywhere },
    'lb/traffic': { usd: standard.data_usd_gb, unit: 'GB', from: 'golden', everywhere },
    'lb/Standard_v2': { usd: gateway.Standard_v2.fixed_usd_hour, unit: 'hour', from: 'golden' },
    'lb/Standard_v2/unit': { usd: gateway.Standard_v2.capacity_unit_hour, unit: 'hour', from: 'golden' },
    'lb/WAF_v2': { usd: gateway.WAF_v2.fixed_usd_hour, unit: 'hour', from: 'golden' },
    'lb/WAF_v2/unit': { usd: gateway.WAF_v2.capacity_unit_hour, unit: 'hour', from: 'golden' },
    'k8s/cluster/Standard': { usd: kubernetes.standard_tier_usd_hour, unit: 'hour', from: 'golden', everywhere },
    'k8s/cluster/Premium': { usd: kubernetes.premium_tier_usd_hour, unit: 'hour', from: 'recalled', everywhere },
    'egress/internet': { usd: network.egress_internet_usd_gb[1].usd_gb, unit: 'GB', from: 'recalled' },
    'dns/zone': { usd: network.private_dns_zone_month, unit: 'month', from: 'golden', everywhere },
    'storage/put': { usd: facts.storage_requests_10k.hot_write, unit: '10000 requests', from: 'golden' },
    'storage/get': { usd: facts.storage_requests_10k.hot_read, unit: '10000 requests', from: 'golden' },
    'disk/snapshot': { usd: facts.snapshot_price_usd_gb_month, unit: 'GB-month', from: 'golden' },
    'db/disk': { usd: databases.flexible_storage_usd_gb_month, unit: 'GB-month', from: 'golden' },
    'db/backup': { usd: databases.flexible_backup_usd_gb_month, unit: 'GB-month', from: 'golden' },
  };
}
