import { type Advice, NO_MODEL } from '../../core/advice.ts';
import type { Deploy } from '../../core/deploy.ts';
import type { PlanId } from '../../core/ids.ts';
import type { Json } from '../../core/json.ts';
import { isEmptyPlan, type PlanSummary } from '../../core/plan.ts';
import { parsePlanJson } from '../../core/plan-json/parse.ts';
import type { Project } from '../../core/project.ts';
import { type Finding, SEVERITIES } from '../../core/verdict.ts';
import { diagramOf } from '../../review/advice/diagram.ts';
import type { Ports, Tables } from '../ports.ts';

export interface AdvisedPlan {
  deploy: Deploy;
  project: Project;
  plan: PlanSummary;
  json: Json;
}

/**
 * What accompanies a plan at once, without network: practices that fit, and its picture. Stored with the plan; where there are models, the
 * job that asks them is queued in the same transaction, and the comment does not wait for it.
 */
export async function adviseFirst(
  ports: Pick<Ports, 'practices' | 'reviewer' | 'log'>,
  tables: Pick<Tables, 'advices' | 'jobs'>,
  { deploy, project, plan, json }: AdvisedPlan,
): Promise<void> {
  if (!ports.practices || isEmptyPlan(plan)) return;
  const status = ports.reviewer?.status();
  const hasModels = status !== undefined && status.models.length > 0;
  const advice: Advice = {
    plan: plan.id,
    practices: orNothing(ports, () => ports.practices?.fitting(situationOf(plan, project)), []),
    diagram: orNothing(ports, () => diagramOf(parsePlanJson(json)), { nodes: [], edges: [], left: 0 }),
    ...(!hasModels && { limited: NO_MODEL }),
  };
  await tables.advices.put({ ...advice, guild: project.guild, project: project.id });
  if (hasModels) await queueAdvise(tables, deploy.id, plan.id);
}

/** A plan is worth more than what accompanies it: a fault here is logged, and no reason to plan again. */
function orNothing<Value>({ log }: Pick<Ports, 'log'>, make: () => Value | undefined, nothing: Value): Value {
  try {
    return make() ?? nothing;
  } catch (error) {
    log.warn({ err: error }, 'a plan goes without its advice');
    return nothing;
  }
}

const situationOf = ({ findings, resources }: PlanSummary, { provider }: Project) => ({
  provider,
  rules: [
    ...new Set(
      findings
        .filter(isOpen)
        .toSorted(byGravity)
        .map(({ rule }) => rule),
    ),
  ],
  types: [...new Set(resources.map(({ type }) => type))],
});

export const isOpen = ({ status }: Finding): boolean => status !== 'suppressed';

const byGravity = (a: Finding, b: Finding): number => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity);

/** A few tries: what is late is of no use to anybody. */
const MOST_ATTEMPTS = 3;

const queueAdvise = ({ jobs }: Pick<Tables, 'jobs'>, deploy: Deploy['id'], plan: PlanId): Promise<void> =>
  jobs.add(
    { task: 'advise', deploy, plan },
    { key: `advise:${deploy}`, queue: `advise:${deploy}`, maxAttempts: MOST_ATTEMPTS },
  );
