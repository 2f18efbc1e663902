import type { Made } from '../core/made.ts';
import type { ResourceChange } from '../core/plan.ts';
import type { Finding } from '../core/verdict.ts';

/** What a plan would create although an apply before has made it: it would exist twice, or the apply would fail on its name. */
export const madeBefore = (
  resources: readonly Pick<ResourceChange, 'address' | 'action'>[],
  unrecorded: readonly Made[] = [],
): Finding[] =>
  unrecorded
    .filter(({ address }) => resources.some((one) => one.address === address && one.action === 'create'))
    .map(({ address, id }) => ({
      rule: 'state/made-before',
      severity: 'critical',
      address,
      title: 'Made by an apply that broke off',
      message: `An apply that broke off has made it already (id ${id}), and the state does not know. Import it, or it is made once more.`,
      refs: [],
      status: 'new',
    }));
