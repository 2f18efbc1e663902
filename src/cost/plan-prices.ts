import type { ResourceValues } from '../core/plan-json/parse.ts';
import { addressPrice, diskPrice, machinePrice, natPrice, regionFromZone } from './gcp.ts';
import { FREE, type Price, total, UNKNOWN } from './price.ts';

export type Values = NonNullable<ResourceValues['values']>;

/** What the price of one resource may depend on besides itself. */
export interface Inventory {
  /** Region of the project, for what names none. */
  region: string;
  /** Machines without a public address, by region. */
  privateMachines: ReadonlyMap<string, number>;
  /** NAT gateways, by region: machines are shared evenly among them. */
  gateways: ReadonlyMap<string, number>;
}

type Pricer = (values: Values, inventory: Inventory) => Price;

/** The first block of a name inside others: `boot_disk[0].initialize_params[0]`. */
function blockOf(values: Values, ...names: readonly string[]): Values {
  let found: Values = values;
  for (const name of names) {
    const list: unknown = found[name];
    const first: unknown = Array.isArray(list) ? list[0] : undefined;
    found = typeof first === 'object' && first !== null ? (first as Values) : {};
  }
  return found;
}

const countOf = (values: Values, name: string): number => {
  const list: unknown = values[name];
  return Array.isArray(list) ? list.length : 0;
};

export const isPrivate = (values: Values): boolean =>
  countOf(blockOf(values, 'network_interface'), 'access_config') === 0;

export const regionOfValues = (values: Values, fallback: string): string =>
  (typeof values.region === 'string' ? values.region : regionFromZone(values.zone)) ?? fallback;

function instancePrice(values: Values, { region: fallback }: Inventory): Price {
  const region = regionOfValues(values, fallback);
  const scheduling = blockOf(values, 'scheduling');
  const isSpot = scheduling.provisioning_model === 'SPOT' || scheduling.preemptible === true;
  const disk = blockOf(values, 'boot_disk', 'initialize_params');
  // Graphics cards and local disks that are added to a machine have prices of their own, which the catalog lacks.
  const extras = countOf(values, 'guest_accelerator') + countOf(values, 'scratch_disk') > 0 ? [UNKNOWN] : [];
  return total([
    machinePrice(region, values.machine_type, isSpot),
    diskPrice(region, disk.type, disk.size),
    ...(isPrivate(values) ? [] : [addressPrice()]),
    ...extras,
  ]);
}

function gatewayPrice(values: Values, inventory: Inventory): Price {
  const region = regionOfValues(values, inventory.region);
  const machines = (inventory.privateMachines.get(region) ?? 0) / (inventory.gateways.get(region) ?? 1);
  return natPrice(machines);
}

/** The place where terraform's types get a price. */
const PRICERS: Readonly<Record<string, Pricer>> = {
  google_compute_instance: instancePrice,
  google_compute_disk: (values, { region }) =>
    diskPrice(regionOfValues(values, region), values.type ?? 'pd-standard', values.size),
  google_compute_address: (values) => (values.address_type === 'INTERNAL' ? FREE : addressPrice()),
  google_compute_router_nat: gatewayPrice,
};

/** Types that cost nothing themselves. */
const FREE_TYPES = new Set([
  'google_compute_network',
  'google_compute_subnetwork',
  'google_compute_router',
  'google_compute_firewall',
  'google_compute_instance_template',
  'google_compute_health_check',
  'google_service_account',
  'google_project_service',
  'google_project_iam_member',
  'google_storage_bucket_iam_member',
  'google_service_networking_connection',
  'google_sql_database',
  'google_sql_user',
  'google_kms_key_ring',
  'google_billing_budget',
  'terraform_data',
  'null_resource',
  'random_id',
  'random_password',
  'random_string',
  'time_sleep',
]);

/** Monthly price of one resource of a plan; a type nobody knows has no price, which is not the same as free. */
export function priceOfValues({ type, values = {} }: ResourceValues, inventory: Inventory): Price {
  if (FREE_TYPES.has(type)) return FREE;
  const pricer = Object.hasOwn(PRICERS, type) ? PRICERS[type] : undefined;
  return pricer ? pricer(values, inventory) : UNKNOWN;
}
