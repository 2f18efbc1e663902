import { regionOf } from '../../catalog/regions.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { isInside, overlaps, rangeProblem } from './cidr.ts';
import type { NetworkSettings } from './network.ts';

/** What is wrong with the subnets of a network: ranges, names and regions; each must lie in the network's range, apart from the others. */
export function subnetsProblems(
  { cidr, subnets = [] }: Pick<NetworkSettings, 'cidr' | 'subnets'>,
  { provider }: Pick<ProjectFacts, 'provider'>,
): Problem[] {
  return subnets.flatMap((subnet, at): Problem[] => {
    const wrong = (why: string, expected: string): Problem[] => [
      { code: 'bad-input', field: 'subnets', why: `${subnet.name}: ${why}`, expected },
    ];
    const earlier = subnets.slice(0, at);
    const range = rangeProblem(subnet.cidr);
    if (range) return wrong(range.why, range.expected);
    if (earlier.some(({ name }) => name === subnet.name)) return wrong('the name is there twice', 'names that differ');
    if (!isInside(subnet.cidr, cidr)) return wrong(`${subnet.cidr} is not in ${cidr}`, "a part of the network's range");
    const other = earlier.find((one) => overlaps(one.cidr, subnet.cidr));
    if (other) return wrong(`${subnet.cidr} overlaps ${other.name}`, 'ranges apart from each other');
    if (subnet.region !== undefined && !regionOf(provider, subnet.region))
      return wrong(`there is no region ${subnet.region}`, `a region of ${provider}`);
    return [];
  });
}
