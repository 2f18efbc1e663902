import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../core/json.ts';
import { changesDigest } from '../core/plan-json/changes.ts';
import { redactPlan } from '../core/plan-json/redact.ts';
import { renderPlan } from '../core/plan-json/render.ts';
import type { PlanOutcome, PlanTask } from '../deploy/ports.ts';
import type { Binary } from './binary.ts';
import { type Prepared, type RunTask, runStep, type StepResult } from './command.ts';
import { shortened } from './diagnostics.ts';
import { SHORT_LIVED } from './environment.ts';
import { shred } from './files.ts';
import { needsInit } from './init.ts';
import type { RunnerOptions } from './options.ts';
import type { Place } from './place.ts';
import { prepare } from './prepare.ts';
import { releaseDeadPlan } from './stale-lock.ts';
import { EMPTY_STREAM, readLine } from './stream.ts';

export const PLAN_FILE = 'plan.tfplan';

/** Arguments of a plan. The lock is waited for a while: the run before may be releasing it. */
export const planArgs = ({ out }: Pick<Place, 'out'>, lockMs: number): string[] => [
  ...['plan', '-input=false', '-json', `-lock-timeout=${lockMs}ms`],
  `-out=${join(out, PLAN_FILE)}`,
];
export const showArgs = ({ out }: Pick<Place, 'out'>): string[] => ['show', '-json', join(out, PLAN_FILE)];

/**
 * Plans a tree. The bytes of the plan come back in memory; on disk they are gone when this returns.
 * @throws Refusal from the credentials; Error when the engine cannot be started
 */
export async function planRun(
  options: RunnerOptions,
  binary: Binary,
  task: PlanTask & Pick<RunTask, 'signal'>,
): Promise<PlanOutcome> {
  const preparation = await prepare(options, binary, task, 'plan');
  if (preparation.kind === 'failed') return { ...preparation, step: 'init' };
  if (preparation.kind === 'refused') return preparation;
  const { prepared, initAgain } = preparation;
  let result = await plan(prepared, options);
  if (!result.ok && needsInit(failureText(prepared, result))) {
    const stop = await initAgain();
    if (stop) return stop.kind === 'failed' ? { ...stop, step: 'init' } : stop;
    result = await plan(prepared, options);
  }
  const failure = result.ok ? '' : failureText(prepared, result);
  if (await releaseDeadPlan(prepared, task, { failure, deadlineMs: options.deadlines.show }))
    result = await plan(prepared, options);
  if (!result.ok) return { kind: 'failed', step: 'plan', output: failureText(prepared, result) };
  try {
    return await readPlan(prepared, options);
  } finally {
    await shred(join(prepared.host.folder.out, PLAN_FILE));
  }
}

const plan = (prepared: Prepared, { deadlines }: RunnerOptions): Promise<StepResult> =>
  runStep(prepared, {
    args: planArgs(prepared.place, deadlines.lock),
    writable: ['out'],
    deadlineMs: deadlines.plan,
    environment: SHORT_LIVED,
  });

async function readPlan(prepared: Prepared, { deadlines }: RunnerOptions): Promise<PlanOutcome> {
  const { binary, place, host, redact, secrets } = prepared;
  const [file, shown] = await Promise.all([
    readFile(join(host.folder.out, PLAN_FILE)),
    runStep(prepared, {
      args: showArgs(place),
      writable: [],
      deadlineMs: deadlines.show,
      environment: SHORT_LIVED,
    }),
  ]);
  if (!shown.ok) return { kind: 'failed', step: 'plan', output: failureText(prepared, shown) };
  const clear = JSON.parse(shown.stdout) as Json;
  const json = redactPlan(clear, secrets);
  return {
    kind: 'planned',
    file,
    json,
    text: redact(renderPlan(json)),
    engine: `${binary.name} ${binary.version}`,
    changes: changesDigest(clear),
  };
}

/** The errors of the stream as people read them; what else was printed when there are none. */
function failureText({ redact }: Prepared, { stdout, stderr, late, stopped }: StepResult): string {
  if (stopped) return 'The plan was stopped.';
  if (late) return 'The plan took too long and was ended.';
  const { errors } = stdout.split('\n').reduce(readLine, EMPTY_STREAM);
  return shortened(redact(errors.length > 0 ? errors.join('\n\n') : `${stdout}\n${stderr}`.trim()));
}
