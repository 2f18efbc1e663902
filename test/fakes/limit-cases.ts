import type { LimitCases } from '../../src/deploy/use-cases/limits.ts';

const absent = async (): Promise<never> => {
  throw new Error('no limits on this stage: a test that needs them gives it the real use cases');
};

/** Limits need a store; what is tried without them never asks. */
export const noLimitCases: LimitCases = {
  ...{ quotaOf: absent, setQuota: absent, askQuota: absent, decideQuota: absent },
  ...{ setBudget: absent, costReport: absent, setReport: absent },
};
