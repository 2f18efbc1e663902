import { readFileSync } from 'node:fs';
import type { Json } from '../../../src/core/json.ts';
import { type Adoption, adopt } from '../../../src/generators/adopt/adopt.ts';
import { parseState, type StateResource } from '../../../src/generators/adopt/state.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';

/**
 * What `terraform show -json` printed after the rich scene of a provider was applied on the pretend cloud. Azure's is without load balancers,
 * whose rules stand in the security group of their network, and without keys of accounts.
 */
export const richState = (provider: 'gcp' | 'aws' | 'azure'): StateResource[] =>
  parseState(readFileSync(new URL(`../../fixtures/states/${provider}-rich.json`, import.meta.url), 'utf8'));

export type Values = Readonly<Record<string, Json>>;

/** A state of some resources, as terraform prints it. */
export const stateText = (
  ...resources: readonly (readonly [address: string, values: Values, more?: Values])[]
): string =>
  JSON.stringify({
    format_version: '1.0',
    values: {
      root_module: {
        resources: resources.map(([address, values, more]) => ({
          address,
          mode: 'managed',
          type: address.replace(/\[.*$/, '').split('.').at(-2),
          values,
          ...more,
        })),
      },
    },
  });

export const adoptText = (text: string, project: ProjectFacts): Adoption => adopt(parseState(text), project);

/** Why one address was left alone. */
export const whyLeft = ({ leaves }: Adoption, address: string): string | undefined =>
  leaves.find(({ at }) => at.address === address)?.why;
