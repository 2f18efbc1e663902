import type { Saving } from '../core/plan.ts';
import { type Resource, resourceKey } from '../core/request.ts';
import { textOf } from './read.ts';
import { useOfPurpose } from './recommend/purpose.ts';
import type { Case } from './recommend/rule.ts';
import { recommendationsFor } from './recommendations.ts';

const MOST = 3;

/** The largest savings among some resources, one for each at most; of use only what a purpose says is known. */
export function savingsFor(resources: readonly Resource[], project: Case['project']): Saving[] {
  const best = resources.flatMap((resource) => {
    const use = useOfPurpose(textOf(resource.settings, 'purpose') ?? '');
    return recommendationsFor(resource, project, use)
      .slice(0, 1)
      .map(({ what, why, savingUsd, savingPercent }) => ({
        ...{ of: resourceKey(resource), what, why, savingUsd, savingPercent },
      }));
  });
  return best.sort((a, b) => b.savingUsd - a.savingUsd).slice(0, MOST);
}
