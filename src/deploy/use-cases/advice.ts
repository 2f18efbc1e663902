import type { DeployId, GuildId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import { dismissHint, rateAdvice } from '../advice/rate-advice.ts';
import type { Ports } from '../ports.ts';

/** What people say of a model's advice. `n`: of which plan. @throws Refusal `stale-card` when that is not the present one */
export interface AdviceUseCases {
  rateAdvice(input: { guild: GuildId; deploy: DeployId; by: Person; n: number; up: boolean }): Promise<void>;
  /** `hint`: its place among all that the model gave, from 0. */
  dismissHint(input: { guild: GuildId; deploy: DeployId; by: Person; n: number; hint: number }): Promise<void>;
}

export const bindAdvice = (ports: Ports): AdviceUseCases => ({
  rateAdvice: (input) => rateAdvice(ports, input),
  dismissHint: (input) => dismissHint(ports, input),
});
