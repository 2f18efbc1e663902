import type { Config } from './config.ts';
import type { PolicyHook } from './deploy/ports.ts';
import { createConftest } from './runner/policy-hook/conftest.ts';
import { createRegoBundle } from './runner/policy-hook/rego-bundle.ts';

/** Plans are large and rules many, but people wait. */
const TIMEOUT_MS = 60_000;

/** The programs that the settings name, asked one after the other; undefined where they name none. */
export function policyHookOf({ CONFTEST_POLICY, CONFTEST_BIN, OPA_BUNDLE }: Config): PolicyHook | undefined {
  const hooks: PolicyHook[] = [
    ...(CONFTEST_POLICY
      ? [createConftest({ binary: CONFTEST_BIN, policy: CONFTEST_POLICY, timeoutMs: TIMEOUT_MS })]
      : []),
    ...(OPA_BUNDLE ? [createRegoBundle(OPA_BUNDLE)] : []),
  ];
  if (hooks.length === 0) return undefined;
  return {
    async check(plan, about) {
      const verdicts = await Promise.all(hooks.map((hook) => hook.check(plan, about)));
      return { denied: verdicts.flatMap(({ denied }) => denied), warned: verdicts.flatMap(({ warned }) => warned) };
    },
  };
}
