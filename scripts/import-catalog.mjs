// Makes src/catalog/data/gcp.json from collected price lists: `node scripts/import-catalog.mjs <folder with gcp.json and prices-gcp.json>`.
// Only facts pass; what is never offered is left out. One line per region and type, so that the next import is a readable diff.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = process.argv[2];
if (!source) {
  console.error('usage: node scripts/import-catalog.mjs <folder with gcp.json and prices-gcp.json>');
  process.exit(2);
}
const read = (name) => JSON.parse(readFileSync(join(source, name), 'utf8'));
const facts = read('gcp.json');
const { prices } = read('prices-gcp.json');

// What people see in menus, most useful first. `listed: false` keeps a family out of menus: it can still be typed.
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
  ['g2', 'With NVIDIA L4', true],
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

const bootDisks = new Map(
  Object.entries(facts.disk_types_by_family.map).flatMap(([names, disks]) =>
    names.split(' ').map((name) => [name, disks]),
  ),
);
const typesOf = (family) => facts.machine_types.filter((type) => type.family === family);
const families = FAMILIES.map(([id, title, listed]) => ({
  id,
  title,
  category: typesOf(id)[0].category,
  arch: typesOf(id)[0].arch,
  bootDisks: bootDisks.get(id) ?? ['pd-standard', 'pd-balanced', 'pd-ssd'],
  listed,
}));
const unknown = facts.machine_types.filter(({ family }) => !FAMILIES.some(([id]) => id === family));
if (unknown.length > 0)
  throw new Error(`families without a title: ${[...new Set(unknown.map(({ family }) => family))]}`);

const machineTypes = facts.machine_types
  .toSorted(
    (a, b) => a.family.localeCompare(b.family) || a.vcpu - b.vcpu || a.ram_gb - b.ram_gb || a.id.localeCompare(b.id),
  )
  .map((type) => ({
    id: type.id,
    family: type.family,
    vcpus: type.vcpu,
    ramGib: type.ram_gb,
    ...(type.shared_core && { sharedCore: true }),
    ...(type.gpu && { gpu: `${type.gpu_count} x ${type.gpu}` }),
    ...(type.local_ssd_gb && { localSsdGb: type.local_ssd_gb }),
    // Spot prices are known for the reference region; elsewhere the same share of the price is taken.
    ...(type.price_spot_usd_hour &&
      type.price_usd_hour && { spotShare: Number((type.price_spot_usd_hour / type.price_usd_hour).toFixed(4)) }),
  }));

// Zones such as us-central1-ai1a are for large accelerator orders only.
const isOpenZone = (zone) => /-[a-z]$/.test(zone);
const regionIds = facts.regions.map(({ id }) => id);
const DISK_IDS = [
  'pd-standard',
  'pd-balanced',
  'pd-ssd',
  'pd-extreme',
  'hyperdisk-balanced',
  'hyperdisk-extreme',
  'hyperdisk-throughput',
];
const disks = facts.disks
  .filter(({ id }) => DISK_IDS.includes(id))
  .map((disk) => ({
    id: disk.id,
    minGb: disk.min_gb,
    maxGb: disk.max_gb,
    usdPerGbMonth: disk.price_usd_gb_month,
    ...(disk.prices_by_region && { byRegion: regionIds.map((region) => disk.prices_by_region[region] ?? null) }),
  }));

const lines = (rows) => `[\n    ${rows.map((row) => JSON.stringify(row)).join(',\n    ')}\n  ]`;
const hourly = regionIds.map((region) => machineTypes.map(({ id }) => prices[region]?.[id] ?? null));
const { nat_gateway: nat, external_ip: address } = facts.network;
const text = `{
  "provider": "gcp",
  "asOf": ${JSON.stringify(facts.as_of)},
  "sources": ${lines([facts.sources.vm_disk_network_storage_prices, facts.sources.availability, facts.sources.regions_zones])},
  "referenceRegion": ${JSON.stringify(facts.reference_region)},
  "regions": ${lines(facts.regions.map(({ id, name, zones }) => ({ id, name, zones: zones.filter(isOpenZone) })))},
  "families": ${lines(families)},
  "machineTypes": ${lines(machineTypes)},
  "hourlyUsd": ${lines(hourly)},
  "disks": ${lines(disks)},
  "network": ${JSON.stringify({
    natPerVmHourUsd: nat.per_vm_hour,
    natMaxHourUsd: nat.gateway_usd_hour_max,
    natPerGbUsd: nat.data_usd_gb,
    addressInUseHourUsd: address.in_use_vm_usd_hour,
    addressUnusedHourUsd: address.unused_usd_hour,
  })}
}
`;
JSON.parse(text);
const target = fileURLToPath(new URL('../src/catalog/data/gcp.json', import.meta.url));
writeFileSync(target, text);
console.log(
  `${target}: ${machineTypes.length} machine types, ${regionIds.length} regions, ${Math.round(text.length / 1024)} KiB`,
);
