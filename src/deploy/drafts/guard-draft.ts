import type { Project } from '../../core/project.ts';
import type { Resource } from '../../core/request.ts';
import { estimateResource } from '../../cost/estimate.ts';
import { savingsFor } from '../../cost/savings.ts';
import { specsCheck } from '../../counsel/specs-check.ts';
import type { Objection, Prices } from '../../review/guardrails/asked.ts';
import { guard } from '../../review/guardrails/guard.ts';
import { meantPacks } from '../../review/guardrails/protections.ts';
import { withBuiltIn } from '../../review/packs/folder.ts';
import type { Rules } from '../ports.ts';

/** What the card says elsewhere: the gate of budgets, and the kinds' own warnings of what is open. */
const isSaidElsewhere = ({ id, of }: Objection): boolean => id === 'over-budget' || (id === 'open' && of !== undefined);

/** What our catalog knows of prices in a project. */
export const pricesIn = (project: Project): Prices => ({
  monthlyUsd: (resource) => {
    const { monthlyUsd, unpriced } = estimateResource(resource, project);
    return unpriced.length === 0 ? monthlyUsd : undefined;
  },
  cheaper: (resource) => savingsFor([resource], project),
});

/**
 * What guardrails say of the lines of a draft, in sentences; purposes say what it is for. What must not be stands first. A machine that is much
 * for its purpose has a hint of its own.
 */
export function guardDraft(
  resources: readonly Resource[],
  project: Project,
  { packs = [] }: Pick<Rules, 'packs'>,
): string[] {
  const text = resources.map(({ settings }) => String(settings.purpose ?? '')).join('\n');
  const { provider, region, environment, budgetUsd } = project;
  const { violations, warnings } = guard(
    {
      ...{ text, resources, provider, region, environment, packs: meantPacks(text, withBuiltIn(packs)) },
      ...(budgetUsd !== undefined && { budgetUsd }),
    },
    pricesIn(project),
  );
  const specs = specsCheck(resources, project);
  const isSaid = ({ id, of }: Objection) => id === 'expensive' && specs.some((one) => one.of === of);
  const objections = [...violations, ...warnings].filter((one) => !isSaidElsewhere(one) && !isSaid(one));
  return objections.map(({ what }) => what);
}
