import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../core/json.ts';
import { isRefreshOnly, type PlanArgs } from '../core/plan-args.ts';
import { changesDigest, driftDigest } from '../core/plan-json/changes.ts';
import { redactPlan } from '../core/plan-json/redact.ts';
import { renderPlan, renderRefresh } from '../core/plan-json/render.ts';
import type { PlanOutcome, PlanTask } from '../deploy/ports.ts';
import type { Binary } from './binary.ts';
import { type Prepared, type RunTask, runStep, type StepResult } from './command.ts';
import { cutShort } from './cut-short.ts';
import { shortened } from './diagnostics.ts';
import { SHORT_LIVED } from './environment.ts';
import { shred } from './files.ts';
import { guarded } from './guard.ts';
import { needsInit } from './init.ts';
import type { RunnerOptions } from './options.ts';
import { passOn, shredPassedOn } from './pass-on.ts';
import type { Place } from './place.ts';
import { prepare, type Ready, withUnreached } from './prepare.ts';
import { releaseDeadPlan } from './stale-lock.ts';
import { stateNow } from './state-now.ts';
import { EMPTY_STREAM, readLine } from './stream.ts';
import { beginTelling, type Telling } from './telling.ts';

export const PLAN_FILE = 'plan.tfplan';

/** Arguments of a plan. The lock is waited for a while: the run before may be releasing it. Of what is there twice the last counts. */
export const planArgs = ({ out }: Pick<Place, 'out'>, lockMs: number, passedOn: readonly string[] = []): string[] => [
  ...['plan', '-input=false', '-json', `-lock-timeout=${lockMs}ms`],
  ...passedOn,
  `-out=${join(out, PLAN_FILE)}`,
];
export const showArgs = ({ out }: Pick<Place, 'out'>): string[] => ['show', '-json', join(out, PLAN_FILE)];

/** A plan with everything around it. */
export async function guardedPlan(
  options: RunnerOptions,
  findBinary: () => Promise<Binary>,
  task: PlanTask & Pick<RunTask, 'signal'>,
): Promise<PlanOutcome> {
  if (task.signal?.aborted) return { kind: 'failed', step: 'plan', output: 'The plan was stopped before it began.' };
  return guarded<PlanOutcome>(options, task, async () => {
    const telling = await beginTelling(options, task.run);
    try {
      const outcome = await planRun(options, await findBinary(), { ...task, onInitLine: telling.plain }, telling);
      // Why init failed is printed beside what it says.
      if (outcome.kind === 'failed' && outcome.step === 'init') telling.say({ is: 'error', text: outcome.output });
      return outcome;
    } finally {
      await telling.end();
    }
  });
}

/**
 * Plans a tree. The bytes of the plan come back in memory; on disk they are gone when this returns.
 * @throws Refusal from the credentials; Error when the engine cannot be started
 */
async function planRun(
  options: RunnerOptions,
  binary: Binary,
  task: PlanTask & RunTask,
  telling: Telling,
): Promise<PlanOutcome> {
  const preparation = await prepare(options, binary, task, { credentials: 'plan', state: 'plan' });
  if (preparation.kind === 'failed') return { ...preparation, step: 'init' };
  if (preparation.kind === 'refused') return preparation;
  return planReady(options, task, preparation, telling);
}

/** The plan of a run that is ready; what was passed on to it, and its bytes, are gone from the disk when this returns. */
export async function planReady(
  options: RunnerOptions,
  task: PlanTask & RunTask,
  ready: Ready,
  telling: Pick<Telling, 'stream'>,
): Promise<PlanOutcome> {
  const { prepared } = ready;
  try {
    const outcome = await planPrepared(options, task, ready, telling);
    if (outcome.kind === 'planned') return { ...outcome, text: await withUnreached(prepared, outcome.text) };
    if (outcome.kind === 'failed') return { ...outcome, output: await withUnreached(prepared, outcome.output) };
    return outcome;
  } finally {
    await shredPassedOn(prepared);
    await shred(join(prepared.host.folder.out, PLAN_FILE));
  }
}

async function planPrepared(
  options: RunnerOptions,
  task: PlanTask & RunTask,
  { prepared, scan, initAgain }: Ready,
  telling: Pick<Telling, 'stream'>,
): Promise<PlanOutcome> {
  const { args = [] } = task;
  const passedOn = await passOn({ prepared, scan }, task.project, args);
  const before = await stateNow(options, prepared, task);
  const plan = () => planStep(prepared, options, passedOn, (line) => telling.stream(line, prepared.redact));
  let result = await plan();
  if (!result.ok && needsInit(failureText(prepared, result))) {
    const stop = await initAgain();
    if (stop) return stop.kind === 'failed' ? { ...stop, step: 'init' } : stop;
    result = await plan();
  }
  const failure = result.ok ? '' : failureText(prepared, result);
  if (await releaseDeadPlan(prepared, task, { failure, deadlineMs: options.deadlines.show })) result = await plan();
  if (!result.ok) return { kind: 'failed', step: 'plan', output: failureText(prepared, result) };
  const outcome = await readPlan(prepared, options, args);
  // A state that moved since counts as one that moved after the plan: better one plan too many.
  return outcome.kind === 'planned' && before.kind === 'state' ? { ...outcome, on: before.contents.on } : outcome;
}

const planStep = (
  prepared: Prepared,
  { deadlines }: RunnerOptions,
  passedOn: readonly string[],
  onLine: (line: string) => void,
): Promise<StepResult> =>
  runStep(prepared, {
    onLine,
    args: planArgs(prepared.place, deadlines.lock, passedOn),
    writable: ['out'],
    deadlineMs: deadlines.plan,
    environment: SHORT_LIVED,
  });

async function readPlan(prepared: Prepared, { deadlines }: RunnerOptions, args: PlanArgs): Promise<PlanOutcome> {
  const { binary, place, host, redact, secrets } = prepared;
  const [file, shown] = await Promise.all([
    readFile(join(host.folder.out, PLAN_FILE)),
    runStep(prepared, {
      args: showArgs(place),
      writable: [],
      deadlineMs: deadlines.show,
      environment: SHORT_LIVED,
      network: 'none',
    }),
  ]);
  if (!shown.ok) return { kind: 'failed', step: 'plan', output: failureText(prepared, shown) };
  const clear = JSON.parse(shown.stdout) as Json;
  const json = redactPlan(clear, secrets);
  return {
    kind: 'planned',
    file,
    json,
    text: redact(isRefreshOnly(args) ? renderRefresh(json) : renderPlan(json)),
    engine: `${binary.name} ${binary.version}`,
    changes: isRefreshOnly(args) ? driftDigest(clear) : changesDigest(clear),
  };
}

/** The errors of the stream as people read them; what else was printed when there are none. */
function failureText({ redact }: Prepared, result: StepResult): string {
  const cut = cutShort('The plan', result);
  if (cut !== undefined) return cut;
  const { stdout, stderr } = result;
  const { errors } = stdout.split('\n').reduce(readLine, EMPTY_STREAM);
  return shortened(redact(errors.length > 0 ? errors.join('\n\n') : `${stdout}\n${stderr}`.trim()));
}
