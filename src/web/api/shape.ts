import { type Deploy, isUnapplied, planOf } from '../../core/deploy.ts';
import type { Person } from '../../core/person.ts';
import type { DeployView, Run } from '../../deploy/ports.ts';

/** How people and programs are named outside: where they acted, and under which name. */
const toActor = ({ surface, name }: Person) => ({ surface, name });

/** A deploy as the API tells it; `docs/openapi.yaml` describes every field. Nothing in it is secret. */
export function toDeploySummary(deploy: Deploy) {
  const { id, project, repo, origin, requester, state, createdAt, changedAt, pull, head } = deploy;
  const plan = planOf(deploy);
  return {
    ...{ id, project, repo, origin, state: state.at, requester: toActor(requester) },
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    ...(pull && { pull: { number: pull.number, url: pull.url, branch: pull.branch, base: pull.base } }),
    ...(head && { head }),
    ...(state.at === 'validating' && state.waitingFor && { waitingFor: state.waitingFor }),
    ...(plan && { plan: toPlan(plan) }),
    ...(state.at === 'failed' && {
      failure: {
        ...{ during: state.during, reason: state.reason, advice: state.advice },
        ...(state.outcome && { outcome: state.outcome }),
      },
    }),
    ...(state.at === 'applied' && { merge: state.merge.is }),
    ...(isUnapplied(deploy) && { unapplied: true }),
  };
}

const toPlan = ({
  id,
  head,
  base,
  engine,
  plannedAt,
  counts,
  verdict,
  cost,
  findings,
  danger = [],
  impact = [],
}: NonNullable<ReturnType<typeof planOf>>) => ({
  ...{ id, head, base, engine, plannedAt: plannedAt.toISOString(), verdict: verdict.is },
  counts: { add: counts.add, change: counts.change, destroy: counts.destroy, replace: counts.replace },
  monthlyUsd: { before: cost.beforeUsd, after: cost.afterUsd, unpriced: cost.unpriced.length },
  ...{ findings, danger, impact },
});

/** The same with what only one deploy is asked for: approvals, the text of the plan, its runs. */
export const toDeployDetail = (
  { deploy, approvals, planText }: DeployView,
  runs: readonly Run[],
  pageOf: (run: Run) => string | undefined,
) => ({
  ...toDeploySummary(deploy),
  approvals: { have: approvals.have, need: approvals.need, othersOnly: approvals.othersOnly },
  ...(planText !== undefined && { planText }),
  runs: runs.map((run) => {
    const page = pageOf(run);
    return {
      ...{ id: run.id, kind: run.kind, startedAt: run.startedAt.toISOString() },
      ...(run.endedAt && { endedAt: run.endedAt.toISOString() }),
      ...(page !== undefined && { page }),
    };
  }),
});
