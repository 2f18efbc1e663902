import type { DeployId } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { PolicyVersion, StoredPolicy } from '../../src/deploy/ports.ts';
import type { PolicyUseCases } from '../../src/deploy/use-cases/policies.ts';
import type { Freeze } from '../../src/policy/freezes.ts';
import { NO_POLICY } from '../../src/policy/policies/engine.ts';
import { parsePolicyFile } from '../../src/policy/policies/parse.ts';

/** Policies and freezes on plain lists: the real parser without rights, store or plans. */
export function fakePolicyCases(
  now: () => Date,
  asks: Pick<PolicyUseCases, 'withdrawAsk' | 'requestChanges' | 'withdrawRequest'>,
): PolicyUseCases & { versions: PolicyVersion[]; freezes: Freeze[]; tested: DeployId[] } {
  const versions: PolicyVersion[] = [];
  const freezes: Freeze[] = [];
  const tested: DeployId[] = [];
  const newest = (id: string) => versions.filter((one) => one.id === id).at(-1);
  const put = (next: Omit<PolicyVersion, 'version' | 'at'>): PolicyVersion => {
    const version = { ...next, version: (newest(next.id)?.version ?? 0) + 1, at: now() };
    versions.push(version);
    return version;
  };
  const get = (id: string): PolicyVersion => {
    const found = newest(id);
    if (!found?.policy) throw new Refusal({ code: 'no-such', what: 'policy', id });
    return found;
  };
  return {
    ...{ versions, freezes, tested, ...asks },
    setPolicies: async ({ guild, by, text, path }) =>
      parsePolicyFile(text, path).map(({ policy, source }) =>
        put({ guild, id: policy.id, policy, source, by: by.id, name: by.name }),
      ),
    switchPolicy: async ({ by, id, to }) => {
      const { policy, ...last } = get(id);
      const enabled = to === 'on';
      return put({ ...last, by: by.id, ...(to !== 'deleted' && policy && { policy: { ...policy, enabled } }) });
    },
    listPolicies: async () =>
      [...new Set(versions.map(({ id }) => id))].flatMap((id) => {
        const found = newest(id);
        return found?.policy ? [found as StoredPolicy] : [];
      }),
    policyHistory: async ({ id }) => {
      get(id);
      return versions.filter((one) => one.id === id).reverse();
    },
    testPolicies: async ({ deploy }) => {
      tested.push(deploy);
      return { of: 'plan', outcome: NO_POLICY, rule: { need: 2, othersOnly: true } };
    },
    setFreeze: async ({ guild, by, id, reason, until }) => {
      const window = { is: 'dates' as const, from: now(), ...(until && { until: new Date(until) }) };
      const freeze: Freeze = { guild, id, scope: {}, window, reason, by: by.name, at: now() };
      freezes.push(freeze);
      return freeze;
    },
    liftFreeze: async ({ id }) => {
      const at = freezes.findIndex((one) => one.id === id);
      if (at < 0) throw new Refusal({ code: 'no-such', what: 'freeze', id });
      freezes.splice(at, 1);
    },
    listFreezes: async () => [...freezes],
  };
}
