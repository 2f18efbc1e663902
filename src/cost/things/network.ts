import type { Quote } from '../../catalog/quote.ts';
import { rateQuote } from '../../catalog/rates.ts';
import { allMonth, byUse, type Part, type Place } from '../part.ts';
import { ASSUMED_USE } from '../use.ts';

/** Rules that a Google or Azure balancer carries for its first price. */
const RULES_INCLUDED = 5;

const rate = ({ provider, region }: Place, name: string): Quote | undefined => rateQuote(provider, region, name);

export const addressParts = (place: Place, count = 1, assumes?: string): Part[] => [
  allMonth(count === 1 ? 'public address' : 'public addresses', rate(place, 'address/used'), count, assumes),
];

/** What leaves for the internet. */
export const trafficParts = (place: Place): Part[] => [
  byUse('Traffic out to the internet', rate(place, 'egress/internet')),
];

/** A gateway billed by the hour (AWS, Azure), without its address. */
export const gatewayParts = (place: Place, count = 1): Part[] => [
  allMonth('NAT gateway', rate(place, 'nat/gateway'), count),
  byUse('Traffic through the NAT gateway', rate(place, 'nat/traffic')),
];

/** Google bills a gateway by the machines behind it, up to a highest price. `machines` may be a share when gateways share them. */
export function sharedGatewayParts(place: Place, machines: number, what = 'NAT gateway'): Part[] {
  const [each, most] = [rate(place, 'nat/machine'), rate(place, 'nat/most')];
  const isFull = each && most && machines * each.usd > most.usd;
  return [
    { ...allMonth(what, isFull ? most : each, isFull ? 1 : machines), what },
    byUse('Traffic through the NAT gateway', rate(place, 'nat/traffic')),
  ];
}

/** One rule of a Google balancer: its share of what all `rules` of the project cost together. */
export function ruleParts(place: Place, rules: number): Part[] {
  const [first, more] = [rate(place, 'lb/rules'), rate(place, 'lb/rule')];
  const beyond = Math.max(0, rules - RULES_INCLUDED);
  return [
    { ...allMonth('forwarding rule', first, 1 / rules), what: 'forwarding rule' },
    ...(beyond > 0 ? [{ ...allMonth('', more, beyond / rules), what: 'forwarding rules beyond five' }] : []),
    byUse('Traffic through the load balancer', rate(place, 'lb/traffic')),
  ];
}

/** A Standard balancer of Azure with its first five rules. */
export const azureBalancerParts = (place: Place): Part[] => [
  allMonth('load balancer with up to five rules', rate(place, 'lb/rules')),
  byUse('Traffic through the load balancer', rate(place, 'lb/traffic')),
];

/** One rule of Azure's balancers: its share of those beyond the five that each balancer carries. */
export function azureRuleParts(place: Place, rules: number, balancers: number): Part[] {
  const beyond = Math.max(0, rules - RULES_INCLUDED * balancers);
  return beyond > 0
    ? [{ ...allMonth('', rate(place, 'lb/rule'), beyond / rules), what: 'rules beyond five of a load balancer' }]
    : [];
}

/** A balancer billed by the hour and by units of work: AWS's `application` and `network`, Azure's `Standard_v2` and `WAF_v2`. */
export function balancerParts(place: Place, sku: string, units?: number): Part[] {
  const count = units ?? ASSUMED_USE.balancerUnits;
  const assumes = units === undefined ? `${count} in use on average` : undefined;
  return [
    allMonth(`load balancer ${sku}`, rate(place, `lb/${sku}`)),
    { ...allMonth('capacity unit', rate(place, `lb/${sku}/unit`), count, assumes) },
  ];
}

/** The control plane of a cluster; `tier` where a provider has several. Azure's free tier costs nothing. */
export function controlPlaneParts(place: Place, tier?: string): Part[] {
  if (place.provider === 'azure' && (tier ?? 'Free') === 'Free') return [];
  return [allMonth('control plane', rate(place, tier ? `k8s/cluster/${tier}` : 'k8s/cluster'))];
}

/** A key, a DNS zone, an alarm: so much a month. */
export const monthlyParts = (place: Place, what: string, name: string): Part[] => [
  { what, quantity: 1, quote: rate(place, name) },
];
