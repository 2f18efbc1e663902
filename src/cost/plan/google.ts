import { regionOf, regionOfZone } from '../../catalog/regions.ts';
import { type Part, type Place, unknown } from '../part.ts';
import { blockOf, blocksOf, isSet, listOf, numberOf, textOf, type Values } from '../read.ts';
import { bucketParts } from '../things/bucket.ts';
import { databaseParts } from '../things/database.ts';
import { diskParts, machineParts } from '../things/machine.ts';
import { addressParts, controlPlaneParts, monthlyParts, ruleParts, sharedGatewayParts } from '../things/network.ts';
import { ASSUMED_USE } from '../use.ts';
import type { Around, Pricer, Types } from './context.ts';

/** `us-central1-a` lies in `us-central1`, also where the zone is one the catalog does not know. */
const regionFromZone = (zone: string): string => regionOfZone('gcp', zone)?.id ?? zone.replace(/-[a-z]$/, '');

/** Region, zone, or the location that clusters have instead: a region or a zone. */
function regionOfValues(values: Values): string | undefined {
  const [region, zone, location] = ['region', 'zone', 'location'].map((name) => textOf(values, name));
  if (region) return region;
  if (zone) return regionFromZone(zone);
  return location && (regionOf('gcp', location.toLowerCase())?.id ?? regionFromZone(location));
}

const isSpot = (values: Values): boolean =>
  values.provisioning_model === 'SPOT' || isSet(values, 'preemptible') || isSet(values, 'spot');

export function isPrivate(values: Values): boolean {
  return blocksOf(blockOf(values, 'network_interface'), 'access_config').length === 0;
}

const instance: Pricer = (values, { place }) => {
  const disk = blockOf(values, 'boot_disk', 'initialize_params');
  const extras = ['guest_accelerator', 'scratch_disk'].filter((name) => listOf(values, name).length > 0);
  return [
    ...machineParts(place, { type: textOf(values, 'machine_type'), spot: isSpot(blockOf(values, 'scheduling')) }),
    ...diskParts(place, { type: textOf(disk, 'type'), gb: numberOf(disk, 'size') }),
    ...(isPrivate(values) ? [] : addressParts(place)),
    ...extras.map((name) => unknown(name.replaceAll('_', ' '))),
  ];
};

const disk: Pricer = (values, { place }) =>
  diskParts(place, { type: textOf(values, 'type') ?? 'pd-standard', gb: numberOf(values, 'size') });

/** Machines without an address of their own are shared evenly among the gateways of their region. */
const gateway: Pricer = (_values, { place, inventory }) => {
  const { region } = place;
  const machines = inventory.count('google_compute_instance', { region, passes: isPrivate });
  return sharedGatewayParts(place, machines / inventory.count('google_compute_router_nat', { region }));
};

const database: Pricer = (values, { place }) => {
  const settings = blockOf(values, 'settings');
  return databaseParts(place, {
    engine: textOf(values, 'database_version'),
    class: textOf(settings, 'tier'),
    gb: numberOf(settings, 'disk_size'),
    diskType: textOf(settings, 'disk_type') === 'PD_HDD' ? 'hdd' : 'ssd',
    isHighlyAvailable: settings.availability_type === 'REGIONAL',
  });
};

/** Nodes of a pool: so many in each zone, at their smallest number where they come and go. */
function nodes(pool: Values, location: string | undefined, place: Place): Part[] {
  const config = blockOf(pool, 'node_config');
  const scaling = blockOf(pool, 'autoscaling');
  const zones = listOf(pool, 'node_locations').length || (location && regionOfZone('gcp', location) ? 1 : undefined);
  const perZone =
    numberOf(pool, 'node_count') ?? numberOf(scaling, 'min_node_count') ?? numberOf(pool, 'initial_node_count');
  const count = numberOf(scaling, 'total_min_node_count') ?? (perZone ?? 1) * (zones ?? ASSUMED_USE.zones.cluster);
  const assumes = blocksOf(pool, 'autoscaling').length > 0 ? 'the smallest number of nodes' : undefined;
  const type = textOf(config, 'machine_type') ?? 'e2-medium';
  const machines = machineParts(place, { type, spot: isSpot(config), count });
  return [
    ...machines.map((part) => ({ ...part, assumes: part.assumes ?? assumes })),
    ...diskParts(place, {
      type: textOf(config, 'disk_type') ?? 'pd-balanced',
      gb: numberOf(config, 'disk_size_gb') ?? 100,
      count,
    }),
  ];
}

const cluster: Pricer = (values, { place }) => {
  const location = textOf(values, 'location');
  const own = isSet(values, 'remove_default_node_pool') ? [] : nodes(values, location, place);
  const pools = isSet(values, 'enable_autopilot') ? [unknown('machines of Autopilot, by what runs')] : own;
  return [...controlPlaneParts(place), ...pools];
};

const bucket: Pricer = (values, { place }) =>
  bucketParts(place, textOf(values, 'storage_class') ?? 'STANDARD', textOf(values, 'location'));

const rule: Pricer = (_values, { place, inventory }: Around) =>
  ruleParts(
    place,
    inventory.count('google_compute_forwarding_rule') + inventory.count('google_compute_global_forwarding_rule'),
  );

/** Addresses for balancers and for services inside cost nothing while they are used. */
const globalAddress: Pricer = (values, { place, inventory }) => {
  const isInside = textOf(values, 'address_type') === 'INTERNAL' || textOf(values, 'purpose') !== undefined;
  return isInside || inventory.count('google_compute_global_forwarding_rule') > 0 ? [] : addressParts(place);
};

/** Google's types; a new one is one row. */
export const google: Types = {
  provider: 'gcp',
  regionOf: regionOfValues,
  pricers: {
    google_compute_instance: instance,
    google_compute_disk: disk,
    google_compute_address: (values, { place }) => (values.address_type === 'INTERNAL' ? [] : addressParts(place)),
    google_compute_global_address: globalAddress,
    google_compute_router_nat: gateway,
    google_compute_forwarding_rule: rule,
    google_compute_global_forwarding_rule: rule,
    google_sql_database_instance: database,
    google_storage_bucket: bucket,
    google_container_cluster: cluster,
    google_container_node_pool: (values, { place }) => nodes(values, textOf(values, 'location'), place),
    google_dns_managed_zone: (_values, { place }) => monthlyParts(place, 'DNS zone', 'dns/zone'),
    google_kms_crypto_key: (_values, { place }) => monthlyParts(place, 'key version', 'kms/key'),
  },
  free: new Set([
    'google_billing_budget',
    'google_compute_backend_service',
    'google_compute_region_backend_service',
    'google_compute_attached_disk',
    'google_compute_firewall',
    'google_compute_health_check',
    'google_compute_region_health_check',
    'google_compute_instance_group',
    'google_compute_instance_template',
    'google_compute_network',
    'google_compute_network_endpoint_group',
    'google_compute_route',
    'google_compute_router',
    'google_compute_subnetwork',
    'google_compute_target_http_proxy',
    'google_compute_target_https_proxy',
    'google_compute_region_target_http_proxy',
    'google_compute_region_target_https_proxy',
    'google_compute_url_map',
    'google_compute_region_url_map',
    'google_kms_key_ring',
    'google_project_iam_member',
    'google_project_service',
    'google_service_account',
    'google_service_networking_connection',
    'google_sql_database',
    'google_sql_user',
    'google_storage_bucket_iam_member',
  ]),
};
