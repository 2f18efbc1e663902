import type { Problem } from '../../core/refusal.ts';
import { type NetworkRanges, type RangeRules, rangeProblems } from '../models/network-ranges.ts';
import { keptRanges, RESERVED, type ReservedPart, subnetOver } from './layout.ts';

/** Subnets that Azure knows by name, whatever their case. Source: Azure, "Virtual network FAQ" and pages of each service. */
const AZURES = [
  'gatewaysubnet',
  'azurebastionsubnet',
  'azurefirewallsubnet',
  'azurefirewallmanagementsubnet',
  'routeserversubnet',
];

/** Source: Azure, "Virtual network FAQ": subnets from /29 on. */
const RULES: RangeRules = {
  network: { largest: 8, smallest: 27 },
  subnet: { largest: 8, smallest: 29 },
  taken: Object.fromEntries([
    ...RESERVED.map((part) => [part, 'GuildOps keeps it']),
    ...AZURES.map((name) => [name, 'Azure keeps it for a service']),
  ]),
};

const HOLDS: Readonly<Record<ReservedPart, string>> = {
  gateways: 'no load balancer with a certificate',
  postgres: 'no database',
};

/** Subnets of people over a range that a service would get. */
export const networkWarnings = (settings: NetworkRanges): string[] =>
  settings.subnets
    ? keptRanges(settings.cidr).flatMap((kept) => {
        const over = subnetOver(kept, settings);
        return over ? [`Subnet ${over.part} lies over ${kept.cidr}: this network can hold ${HOLDS[kept.part]}.`] : [];
      })
    : [];

export const networkProblems = (settings: NetworkRanges): Problem[] => rangeProblems(settings, RULES);
