import { monthly } from '../../catalog/prices.ts';
import { rateQuote } from '../../catalog/rates.ts';
import type { Kind } from '../../core/request.ts';
import { byUse, type Part, type Place } from '../part.ts';
import { isSet, listOf, numberOf, textOf, type Values } from '../read.ts';
import { bucketParts } from '../things/bucket.ts';
import { databaseParts } from '../things/database.ts';
import {
  addressParts,
  azureBalancerParts,
  balancerParts,
  gatewayParts,
  monthlyParts,
  ruleParts,
  trafficParts,
} from '../things/network.ts';
import { ASSUMED_USE } from '../use.ts';
import { clusterCost } from './cluster.ts';
import type { Estimator, Request } from './context.ts';
import { vmCost } from './vm.ts';

const databaseCost: Estimator = ({ settings, place }) => [
  ...databaseParts(place, {
    engine: textOf(settings, 'engine'),
    class: textOf(settings, 'class'),
    gb: numberOf(settings, 'storage_gb'),
    isHighlyAvailable: isSet(settings, 'high_availability'),
    replicas: numberOf(settings, 'replicas') ?? 0,
  }),
  // Its network finds it by a zone of its own.
  ...(place.provider === 'azure' ? monthlyParts(place, 'DNS zone', 'dns/zone') : []),
];

/** The class of a bucket that names none. */
export const USUAL_CLASS = { gcp: 'STANDARD', aws: 'STANDARD', azure: 'Hot_LRS' } as const;

const bucketCost: Estimator = ({ settings, place }) => {
  const asked = textOf(settings, 'class') ?? USUAL_CLASS[place.provider];
  const isShort = place.provider === 'azure' && !asked.includes('_');
  return bucketParts(place, isShort ? `${asked}_LRS` : asked);
};

const networkCost: Estimator = ({ settings, place }) => [
  ...(isSet(settings, 'nat') ? natParts(place, isSet(settings, 'high_availability')) : []),
  ...(textOf(settings, 'dns_zone') ? monthlyParts(place, 'DNS zone', 'dns/zone') : []),
];

/** AWS's gateways stand in one zone each. Google's has a price for each machine behind it and is counted with those. */
function natParts(place: Place, isHighlyAvailable: boolean): Part[] {
  const count = place.provider === 'aws' && isHighlyAvailable ? ASSUMED_USE.zones.network : 1;
  if (place.provider !== 'gcp') return [...gatewayParts(place, count), ...addressParts(place, count)];
  const each = rateQuote('gcp', place.region, 'nat/machine');
  const quote = each && { ...each, usd: monthly(each.usd), unit: 'month' as const };
  return [byUse('NAT gateway, for each machine behind it', quote)];
}

const balancerCost: Estimator = ({ settings, place, neighbours }) => {
  const addresses = (count: number, assumes?: string) =>
    isSet(settings, 'public') ? addressParts(place, count, assumes) : [];
  if (place.provider === 'gcp') return googleRules(settings, place, neighbours);
  if (place.provider === 'aws') {
    const zones = ASSUMED_USE.zones.network;
    return [
      ...balancerParts(place, 'application'),
      ...addresses(zones, `one in each of ${zones} zones`),
      ...trafficParts(place),
    ];
  }
  const isEncrypting = textOf(settings, 'certificate') !== undefined;
  const balancer = isEncrypting ? balancerParts(place, 'Standard_v2') : azureBalancerParts(place);
  return [...balancer, ...addresses(1), ...trafficParts(place)];
};

/** Each port a balancer listens on is a forwarding rule, and all rules of a project share one price. */
function googleRules(settings: Values, place: Place, neighbours: Request['neighbours']): Part[] {
  const rulesOf = (one: Values) => Math.max(1, listOf(one, 'ports').length);
  const others = neighbours.filter(({ kind }) => kind === 'load_balancer');
  const own = rulesOf(settings);
  const all = others.reduce((sum, one) => sum + rulesOf(one.settings), own);
  return ruleParts(place, all).map((part) => ({ ...part, quantity: part.quantity * own }));
}

/** The place where a kind's price joins; firewalls cost nothing on any of the clouds. */
export const ESTIMATORS: Readonly<Record<Kind, Estimator>> = {
  vm: vmCost,
  database: databaseCost,
  network: networkCost,
  bucket: bucketCost,
  cluster: clusterCost,
  load_balancer: balancerCost,
  firewall: () => [],
};
