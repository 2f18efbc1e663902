import { type Thing, UNKNOWN } from '../../../src/policy/policies/thing.ts';

/** One resource as a policy sees it; a test says what matters to it. */
export const aThing = (facts: Partial<Thing> = {}): Thing => ({
  at: 'vm-web',
  kind: 'vm',
  act: 'create',
  isMain: true,
  names: ['web'],
  tags: {},
  values: { machine_type: 'e2-small' },
  unknown: null,
  facts: { region: 'us-central1', size: 'small' },
  monthlyUsd: 20,
  ...facts,
});

export { UNKNOWN };
