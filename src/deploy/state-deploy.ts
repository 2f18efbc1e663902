import type { Deploy } from '../core/deploy.ts';
import { explain } from '../core/explain.ts';
import type { DeployId, RunId } from '../core/ids.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { actText, changesState, isAudited, type StateAct } from '../core/state-act.ts';
import { closedProblems } from './ask-state.ts';
import { projectOf } from './authority.ts';
import type { Ports, StateOutcome, Task } from './ports.ts';
import { queuePlan, record } from './record.ts';
import { runProject } from './run-project.ts';
import { treeToPlan } from './tree-to-plan.ts';

type Step = Extract<Task, { task: 'state' }>;

/**
 * The job behind every look into a state and every change of it, in the line of that state's plans and applies. Dying anywhere repeats it: the
 * runner looks first what an attempt before has done. The event and the plan that follows are stored together, the answer is given after that.
 */
export async function stateDeploy(ports: Ports, id: DeployId, { run, act }: Step): Promise<void> {
  const deploy = await ports.store.deploys.get(id);
  if (isAudited(act) && deploy.stateAct?.run !== run) return answerAgain(ports, deploy, run, act);
  const outcome = await carryOut(ports, deploy, run, act);
  if (isAudited(act)) await settle(ports, id, run, outcome);
  await answer(ports, deploy, { run, act }, outcome);
  await ports.engine.forget(run);
}

async function carryOut(ports: Ports, deploy: Deploy, run: RunId, act: StateAct): Promise<StateOutcome> {
  try {
    refuseIf(closedProblems(deploy, act)); // it may have gone on while this waited in line
    const project = await projectOf(ports.store, deploy.guild, deploy.project);
    await ports.repositories.refresh(deploy.repo);
    const { tree } = await treeToPlan(ports, deploy, project);
    const handMade = deploy.pushers.length > 0;
    return await ports.engine.state({ run, project: runProject(project), tree, handMade, act });
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', problems: error.problems };
    throw error;
  }
}

/** The end of an act that is in the audit trail; after a change the present plan is void and a new one is made. */
async function settle({ store, clock }: Ports, id: DeployId, run: RunId, outcome: StateOutcome): Promise<void> {
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.stateAct?.run !== run) return;
    const after = await record(tables, deploy, { kind: 'state-ended', run, ok: outcome.kind === 'done' }, clock.now());
    if (after.state.at === 'validating') await queuePlan(tables, after);
  });
}

/** The process died after the end was stored: what is left to do is to say so, which is done once for one mark. */
async function answerAgain(ports: Ports, deploy: Deploy, run: RunId, act: StateAct): Promise<void> {
  const ended = (await ports.store.deploys.events(deploy.id)).find(
    ({ event }) => event.kind === 'state-ended' && event.run === run,
  )?.event;
  if (ended?.kind !== 'state-ended') return;
  const outcome: StateOutcome = ended.ok
    ? { kind: 'done', output: '' }
    : { kind: 'failed', output: 'The reason was lost with the process that knew it.' };
  await answer(ports, deploy, { run, act }, outcome);
  await ports.engine.forget(run);
}

async function answer(
  { pulls }: Pick<Ports, 'pulls'>,
  { repo, pull, project }: Deploy,
  { run, act }: Pick<Step, 'run' | 'act'>,
  outcome: StateOutcome,
): Promise<void> {
  if (!pull) return;
  const output = outputOf(outcome);
  await pulls.tell(repo, pull.number, `state-${run}`, {
    says: `${project}: ${saysOf(act, outcome)}`,
    ...(output !== '' && { output }),
  });
}

function saysOf(act: StateAct, outcome: StateOutcome): string {
  if (outcome.kind !== 'done') return `${actText(act)} ${outcome.kind === 'failed' ? 'failed' : 'was refused'}.`;
  if (!isAudited(act)) return `${actText(act)}${outcome.output === '' ? ' is empty' : ''}`;
  const done = outcome.before ? 'had been done already' : 'is done';
  return `${actText(act)} ${done}.${changesState(act) ? ' The plan before is void; a new one follows.' : ''}`;
}

const outputOf = (outcome: StateOutcome): string =>
  outcome.kind === 'refused'
    ? outcome.problems.map((problem) => Object.values(explain(problem)).join(' ')).join('\n')
    : outcome.output;
