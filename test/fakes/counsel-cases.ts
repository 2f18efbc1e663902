import type { CounselUseCases } from '../../src/deploy/use-cases/counsel.ts';

const absent = async (): Promise<never> => {
  throw new Error('no advice on this stage: a test that needs it gives it the real use cases');
};

/** Advice needs a store; what is tried without it never asks. */
export const noCounselCases: CounselUseCases = {
  ...{ advise: absent, counselsOf: absent, counselOf: absent, startFromCounsel: absent },
};
