import type { Problem } from '../../core/refusal.ts';
import { type NetworkRanges, type RangeRules, rangeProblems } from '../models/network-ranges.ts';
import type { Place } from '../models/place.ts';
import { wrong } from '../settings/wrong.ts';
import { layout, PUBLIC } from './layout.ts';

/** Small enough for AWS, and large enough for halves and gateways. Source: AWS, "VPC CIDR blocks" (/16 to /28) and "Subnets" (/28 at least). */
const RULES: RangeRules = {
  network: { largest: 16, smallest: 24 },
  subnet: { largest: 16, smallest: 27 },
  taken: { [PUBLIC]: 'gateways stand in it' },
};

export function networkProblems(settings: NetworkRanges, place: Place): Problem[] {
  const problems = rangeProblems(settings, RULES);
  if (problems.length > 0 || layout(settings, place).some(({ part }) => part === PUBLIC)) return problems;
  return wrong('subnets', 'they leave no room for gateways', `32 free addresses or more in ${settings.cidr}`);
}
