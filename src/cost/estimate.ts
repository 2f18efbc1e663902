import { toCents } from '../catalog/prices.ts';
import type { Project, Provider } from '../core/project.ts';
import type { Kind, Resource } from '../core/request.ts';
import { addressPrice, diskPrice, machinePrice, natPrice } from './gcp.ts';
import type { Price } from './price.ts';

/** Monthly US dollars, rounded to cents, of what was asked for, before terraform has seen it. */
export interface Estimate {
  /** Sum of the lines that have a price. */
  monthlyUsd: number;
  lines: readonly { what: string; monthlyUsd: number }[];
  /** What has no known price, in words. */
  unpriced: readonly string[];
  /** What depends on use and is not in the sum. */
  notes: readonly string[];
}

type Place = Pick<Project, 'provider' | 'region'>;
interface Item {
  what: string;
  price: Price;
}
type Estimator = (
  resource: Resource,
  place: Place,
  neighbours: readonly Resource[],
) => { items: Item[]; notes: string[] };

/** The place where a kind's price joins. */
const ESTIMATORS: Partial<Record<Provider, Partial<Record<Kind, Estimator>>>> = {
  gcp: { vm: gcpVm, network: gcpNetwork },
};

/**
 * What a resource costs a month. `neighbours` are the other resources of the project: with them a machine carries its share of the NAT
 * gateway of its network, as the plan will count it. Prices: `pricesAsOf` in the catalog.
 */
export function estimateResource(resource: Resource, project: Place, neighbours: readonly Resource[] = []): Estimate {
  const estimator = ESTIMATORS[project.provider]?.[resource.kind];
  if (!estimator) return { monthlyUsd: 0, lines: [], unpriced: [`${resource.kind} ${resource.name}`], notes: [] };
  const { items, notes } = estimator(resource, project, neighbours);
  const lines = items
    .filter(({ price }) => price.isComplete)
    .map(({ what, price }) => ({ what, monthlyUsd: toCents(price.usd) }));
  return {
    monthlyUsd: toCents(lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0)),
    lines,
    unpriced: items.filter(({ price }) => !price.isComplete).map(({ what }) => what),
    notes,
  };
}

function gcpVm({ settings }: Resource, { region }: Place, neighbours: readonly Resource[]) {
  const {
    machine_type: type,
    spot,
    boot_disk_type: disk,
    boot_disk_gb: gb,
    public_address: isPublic,
    network,
  } = settings;
  const hasNat = neighbours.some((one) => one.kind === 'network' && one.name === network && one.settings.nat === true);
  const items: Item[] = [
    { what: `${spot === true ? 'spot ' : ''}machine ${type}`, price: machinePrice(region, type, spot === true) },
    { what: `${gb} GB ${disk}`, price: diskPrice(region, disk, gb) },
  ];
  if (isPublic === true) items.push({ what: 'public address', price: addressPrice() });
  else if (hasNat) items.push({ what: 'share of the NAT gateway', price: natPrice(1) });
  return { items, notes: ['Traffic out of the region is billed by use.'] };
}

function gcpNetwork({ settings }: Resource): { items: Item[]; notes: string[] } {
  const perMachine = toCents(natPrice(1).usd).toFixed(2);
  return {
    items: [],
    notes:
      settings.nat === true
        ? [`The NAT gateway costs $${perMachine} a month for each machine behind it, and traffic by use.`]
        : [],
  };
}
