import type { Deploy } from '../../core/deploy.ts';
import { parsePlanJson } from '../../core/plan-json/parse.ts';
import { summarisePlan } from '../../core/plan-json/summarise.ts';
import type { Project } from '../../core/project.ts';
import type { ValidatedPlan } from '../../core/validation.ts';
import { keptFindings } from '../../review/kept.ts';
import { reviewPlan } from '../../review/review-plan.ts';
import { budgetOf, costOf, inFolder, type Planned } from '../plan-summary.ts';

interface Around {
  project: Project;
  deploy: Pick<Deploy, 'deltas'>;
  files: ReadonlyMap<string, string>;
  /** `2026-11-28` */
  today: string;
}

/** As many as are kept: more are counted. */
const MOST_KEPT = 500;

/** What a plan that nobody applies would change, and what rules and prices say of it. Nothing is reserved. */
export function planIn({ json, engine }: Planned, { project, deploy, files, today }: Around): ValidatedPlan {
  const parsed = parsePlanJson(json);
  const { counts, resources, outputs } = summarisePlan(parsed);
  const cost = costOf(parsed, project, deploy);
  const { findings } = reviewPlan(json, {
    ...{ environment: project.environment, cost, today, files: inFolder(files, project.directory) },
    ...budgetOf(project),
  });
  const { beforeUsd, afterUsd, unpriced } = cost;
  return {
    ...{ engine, counts, outputs, resources: resources.slice(0, MOST_KEPT), findings: keptFindings(findings) },
    cost: { beforeUsd, afterUsd, unpriced: unpriced.slice(0, MOST_KEPT), lines: [] },
  };
}
