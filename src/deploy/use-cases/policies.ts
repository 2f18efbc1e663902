import type { Deploy } from '../../core/deploy.ts';
import type { DeployId, GuildId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { Freeze } from '../../policy/freezes.ts';
import { withdrawAsk } from '../apply-deploy.ts';
import { type FreezeInput, liftFreeze, setFreeze } from '../policies/freeze.ts';
import {
  type PoliciesInput,
  policyHistory,
  type SwitchInput,
  setPolicies,
  switchPolicy,
} from '../policies/set-policies.ts';
import { type Tested, type TestInput, testPolicies } from '../policies/test-policies.ts';
import type { PolicyVersion, Ports, StoredPolicy } from '../ports.ts';
import { requestChanges, type Wish, withdrawRequest } from '../request-changes.ts';

/** What is asked about policies, freezes and applies at a time. */
export interface PolicyUseCases {
  /** Writes the policies of a file; answers those that changed. @throws Refusal `bad-input` with every mistake and its line */
  setPolicies(input: PoliciesInput): Promise<PolicyVersion[]>;
  switchPolicy(input: SwitchInput): Promise<PolicyVersion>;
  listPolicies(guild: GuildId): Promise<StoredPolicy[]>;
  policyHistory(input: { guild: GuildId; id: string }): Promise<PolicyVersion[]>;
  testPolicies(input: TestInput): Promise<Tested>;
  setFreeze(input: FreezeInput): Promise<Freeze>;
  liftFreeze(input: { guild: GuildId; by: Person; id: string }): Promise<void>;
  listFreezes(guild: GuildId): Promise<Freeze[]>;
  /** Takes the ask for an apply back; plan and approvals stay. */
  withdrawAsk(input: { deploy: DeployId; by: Person }): Promise<Deploy>;
  /** Holds a plan up until its changes are others, or the same person takes it back or approves. */
  requestChanges(input: Wish): Promise<Deploy>;
  withdrawRequest(input: Omit<Wish, 'text'>): Promise<Deploy>;
}

export const bindPolicies = (ports: Ports): PolicyUseCases => ({
  setPolicies: (input) => setPolicies(ports, input),
  switchPolicy: (input) => switchPolicy(ports, input),
  listPolicies: (guild) => ports.store.policies.of(guild),
  policyHistory: (input) => policyHistory(ports, input),
  testPolicies: (input) => testPolicies(ports, input),
  setFreeze: (input) => setFreeze(ports, input),
  liftFreeze: (input) => liftFreeze(ports, input),
  listFreezes: (guild) => ports.store.freezes.of(guild),
  withdrawAsk: (input) => withdrawAsk(ports, input),
  requestChanges: (input) => requestChanges(ports, input),
  withdrawRequest: (input) => withdrawRequest(ports, input),
});
