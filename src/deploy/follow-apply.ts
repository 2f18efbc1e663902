import { type Deploy, isWithheld } from '../core/deploy.ts';
import type { ApplyOutcome, DeployState } from '../core/deploy-state.ts';
import { type DeployId, digestOf } from '../core/ids.ts';
import { isIdlePlan, type PlanSummary } from '../core/plan.ts';
import { cycleOf, type Project } from '../core/project.ts';
import { projectOf } from './authority.ts';
import { alertBudgets } from './limits/alert-budgets.ts';
import { heldAfter, noteApplied } from './limits/note-applied.ts';
import type { AppliedOutcome, Held, Ports, Progress, Tables } from './ports.ts';
import { mirrorChat, passLock, queueMerge, queuePlan, record } from './record.ts';
import { runProject } from './run-project.ts';

/** Between two looks at the progress: Discord allows about five edits in five seconds per channel. */
const PROGRESS_MS = 1_100;

type Applying = Extract<DeployState, { at: 'applying' }>;

/** The way on after an apply that failed. */
export const ADVICE: Readonly<Record<ApplyOutcome, string>> = {
  'nothing-changed': 'Nothing was changed. Correct the cause and plan again.',
  'partly-applied': 'What was created is in the state. Plan again: the next plan continues from there.',
  unknown:
    'It is not known what exists. The lock stays; look at the cloud, then plan again to compare it with the state.',
};

const adviceOf = ({
  outcome,
  made = [],
}: Pick<Extract<AppliedOutcome, { kind: 'failed' }>, 'outcome' | 'made'>): string =>
  made.length > 0 ? `${ADVICE[outcome]} ${IMPORT_FIRST}` : ADVICE[outcome];
const IMPORT_FIRST = 'Import first what was made and is not in the state, else the next plan makes it once more.';

/** Starts or adopts the apply of a deploy in `applying`, shows its progress, and stores how it ended. */
export async function followApply(ports: Ports, id: DeployId): Promise<void> {
  const { store, engine } = ports;
  const deploy = await store.deploys.get(id);
  if (deploy.state.at !== 'applying') return;
  const { plan } = deploy.state;
  const outcome = isIdlePlan(plan) ? ({ kind: 'applied' } as const) : await run(ports, deploy, deploy.state);
  const held =
    outcome.kind === 'applied'
      ? await heldAfter(ports, await projectOf(store, deploy.guild, deploy.project), plan)
      : undefined;
  await store.transaction((tables) => settle(tables, ports, id, { outcome, held }));
  await engine.forget(deploy.state.run);
}

async function run(ports: Ports, deploy: Deploy, { plan, run: runId }: Applying): Promise<AppliedOutcome> {
  const project = await projectOf(ports.store, deploy.guild, deploy.project);
  const stored = await ports.store.plans.find(plan.id);
  if (!stored) return { kind: 'failed', outcome: 'nothing-changed', reason: `The plan file of ${plan.id} is gone.` };
  assertStored(plan, stored.file);
  const shown = showProgress(ports, deploy, runId);
  try {
    return await ports.engine.apply(
      {
        ...{ run: runId, project: runProject(project), tree: plan.tree },
        ...{ file: stored.file, engine: plan.engine },
        ...(plan.on && { on: plan.on }),
      },
      shown.take,
    );
  } finally {
    await shown.last();
  }
}

/** What is applied is what was stored. @throws Error for bytes that are not those of the plan: a fault, never an outcome */
export function assertStored({ id, planFile }: Pick<PlanSummary, 'id' | 'planFile'>, file: Uint8Array): void {
  if (digestOf(file) !== planFile) throw new Error(`plan file of ${id} is not what was stored`);
}

/** Stores progress and asks for the chat to be repainted: at once, then no more often than the platform can follow. */
function showProgress({ store, clock, log }: Ports, { id, channel }: Deploy, runId: Applying['run']) {
  let waiting: Promise<void> = Promise.resolve();
  let newest: Progress | undefined;
  let paintedAt = 0;
  const paint = async () => {
    if (!newest) return;
    const progress = newest;
    newest = undefined;
    await store.transaction(async (tables) => {
      await tables.runs.progress(runId, progress);
      if (channel) await mirrorChat(tables, id);
    });
  };
  return {
    take(progress: Progress): void {
      newest = progress;
      const now = clock.now().getTime();
      if (now - paintedAt < PROGRESS_MS) return;
      paintedAt = now;
      waiting = waiting
        .then(paint)
        .catch((error: unknown) => log.warn({ err: error, deployId: id }, 'progress not stored'));
    },
    async last(): Promise<void> {
      await waiting;
      await paint();
    },
  };
}

/** Its lock was taken for an apply that did not begin. */
const isLockedByApply = ({ halfApplied }: Deploy, project: Project): boolean =>
  !halfApplied && cycleOf(project).lock === 'apply';

async function settle(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  id: DeployId,
  { outcome, held }: { outcome: AppliedOutcome; held: readonly Held[] | undefined },
): Promise<void> {
  const deploy = await tables.deploys.get(id);
  if (deploy.state.at !== 'applying') return;
  const at = clock.now();
  const { plan, run } = deploy.state;
  await tables.runs.end(run, at);
  if (outcome.kind === 'moved') {
    const { was, is } = outcome;
    const again = await record(tables, deploy, { kind: 'state-moved', was, is }, at);
    if (isLockedByApply(again, await projectOf(tables, deploy.guild, deploy.project))) await passLock(tables, again);
    await queuePlan(tables, again);
    return;
  }
  if (outcome.kind === 'failed') {
    const { kind, ...failure } = outcome;
    await record(tables, deploy, { kind, during: 'apply', advice: adviceOf(failure), ...failure }, at);
    return;
  }
  await noteApplied(tables, deploy, plan, { held, at });
  const applied = await record(tables, deploy, { kind: 'applied' }, at);
  await alertBudgets(tables, deploy.guild, at);
  if (!isWithheld(applied)) await queueMerge(tables, deploy);
}
