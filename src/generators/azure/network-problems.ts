import type { Problem } from '../../core/refusal.ts';
import { type NetworkRanges, type RangeRules, rangeProblems } from '../models/network-ranges.ts';
import { RESERVED } from './layout.ts';

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

export const networkProblems = (settings: NetworkRanges): Problem[] => rangeProblems(settings, RULES);
