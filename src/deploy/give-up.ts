import { randomBytes } from 'node:crypto';
import type { Deploy } from '../core/deploy.ts';
import type { DeployEvent } from '../core/deploy-event.ts';
import { explain } from '../core/explain.ts';
import type { DeployId } from '../core/ids.ts';
import { Paused } from '../core/paused.ts';
import { Refusal } from '../core/refusal.ts';
import { failureOf } from './fail-deploy.ts';
import { ADVICE } from './follow-apply.ts';
import type { Ports, Task } from './ports.ts';
import { record } from './record.ts';

/** About a minute and a half of attempts: what has not passed by then is told to people instead of being tried in silence for days. */
const TELLING_ATTEMPT = 5;

type Step = Extract<Task, { task: 'submit' | 'plan' | 'apply' | 'merge' | 'state' }>;

/** The attempt counts from 1; one whose signal is aborted was interrupted by the end of the worker and did not fail. */
export interface JobContext {
  attempt: number;
  signal?: AbortSignal;
}

/**
 * Makes a step of the story end in something people see: a fault that does not pass ends the deploy's way there, with a reference that the
 * log has too. Only a merge goes on being tried, because what was applied has to be merged; one that comes before its apply does not.
 */
export const toAnEnd =
  <Of extends Step>(ports: Ports, work: (ports: Ports, deploy: DeployId, step: Of) => Promise<void>) =>
  async (step: Of, { attempt, signal }: JobContext): Promise<void> => {
    try {
      await work(ports, step.deploy, step);
    } catch (error) {
      if (error instanceof Paused) throw error; // it goes on, however long that takes
      const isRefused = error instanceof Refusal;
      if (!isRefused && (attempt < TELLING_ATTEMPT || signal?.aborted)) throw error;
      await tell(ports, step, error);
      if (step.task === 'merge') throw error;
    }
  };

async function tell({ store, clock, log }: Ports, step: Step, error: unknown): Promise<void> {
  const { task, deploy: id } = step;
  const reference = randomBytes(4).toString('hex');
  log.error({ deployId: id, task, reference, err: error }, 'a step of a deploy was given up');
  const refusal = error instanceof Refusal ? error : new Refusal({ code: 'fault', reference });
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const event = ending(step, deploy, refusal);
    if (!event) return;
    if (deploy.state.at === 'applying') await tables.runs.end(deploy.state.run, clock.now());
    await record(tables, deploy, event, clock.now());
  });
}

/** How a step that was given up ends, by where the deploy is; undefined where it is somewhere that the step does not lead to. */
function ending(step: Step, { state, pull, stateAct }: Deploy, refusal: Refusal): DeployEvent | undefined {
  const { task } = step;
  const { at } = state;
  if (task === 'submit' && at === 'validating' && !pull) return failureOf(refusal, 'plan');
  if (step.task === 'state')
    return stateAct?.run === step.run ? { kind: 'state-ended', run: step.run, ok: false } : undefined;
  if (task === 'plan' && (at === 'validating' || at === 'planning')) return failureOf(refusal, 'plan');
  if (task === 'apply' && at === 'applying')
    return { ...failureOf(refusal, 'apply'), outcome: 'unknown', advice: ADVICE.unknown };
  if ((task === 'apply' || task === 'merge') && at === 'approved')
    return { kind: 'apply-refused', problems: refusal.problems };
  if (task === 'merge' && at === 'applied' && state.merge.is === 'pending')
    return { kind: 'merge-refused', why: refusal.problems.map((problem) => explain(problem).what).join(' ') };
  return undefined;
}
