import type { Redactor } from '../core/redact.ts';
import type { CheckOutcome, PlanTask } from '../deploy/ports.ts';
import type { Binary } from './binary.ts';
import { type Prepared, type RunTask, runStep } from './command.ts';
import { cutShort } from './cut-short.ts';
import { printedText, shortened, type Told, validationIn } from './diagnostics.ts';
import { guarded } from './guard.ts';
import type { RunnerOptions } from './options.ts';
import { planReady } from './plan-run.ts';
import { prepare, type Ready } from './prepare.ts';
import { warningIn } from './stream.ts';

type Task = PlanTask & Pick<RunTask, 'signal'>;

/** Never waits for terraform's lock and never takes it: whoever plans or applies meanwhile is not kept from that. */
const WITHOUT_LOCK = ['-lock=false'];

/** Formatting, validation and plan of a tree, each told apart. It only reads, so it may be repeated. */
export async function checkRun(
  options: RunnerOptions,
  findBinary: () => Promise<Binary>,
  task: Task,
): Promise<CheckOutcome> {
  if (task.signal?.aborted) return stoppedAt('init', 'It was stopped before it began.');
  const outcome = await guarded<CheckOutcome>(options, task, async () => {
    const preparation = await prepare(options, await findBinary(), task, { credentials: 'plan', state: 'plan' });
    if (preparation.kind === 'failed') return stoppedAt('init', preparation.output);
    return preparation.kind === 'refused' ? preparation : look(options, task, preparation);
  });
  return outcome.kind === 'failed' ? stoppedAt('init', outcome.output) : outcome;
}

const stoppedAt = (failedAt: 'init', error: string): CheckOutcome => ({
  ...{ kind: 'checked', failedAt, errors: [error], warnings: [], unformatted: [] },
});

async function look(options: RunnerOptions, task: Task, ready: Ready): Promise<CheckOutcome> {
  const { prepared } = ready;
  const unformatted = await formatting(prepared, options);
  const { errors, warnings } = await validation(prepared, options);
  const found = { kind: 'checked' as const, unformatted };
  if (errors.length > 0) return { ...found, errors, warnings, failedAt: 'validate' };
  const ofPlan = new Set(warnings);
  const stream = (line: string, redact: Redactor) => {
    const warning = warningIn(line);
    if (warning !== undefined) ofPlan.add(redact(warning));
  };
  const args = [...WITHOUT_LOCK, ...(task.args ?? [])];
  const outcome = await planReady(options, { ...task, args }, ready, { stream });
  if (outcome.kind === 'refused') return outcome;
  const said = { ...found, warnings: [...ofPlan] };
  if (outcome.kind === 'failed') return { ...said, errors: [outcome.output], failedAt: outcome.step };
  return { ...said, errors: [], planned: outcome };
}

/** What nobody would read to its end. */
const MOST_FILES = 50;

/** Names of files that the engine would write otherwise. */
async function formatting(prepared: Prepared, { deadlines }: RunnerOptions): Promise<string[]> {
  const args = ['fmt', '-check', '-list=true', '-recursive'];
  const { stdout } = await runStep(prepared, { args, writable: [], deadlineMs: deadlines.show, network: 'none' });
  const names = stdout.split('\n').filter((name) => name.trim() !== '');
  return names.slice(0, MOST_FILES).map(prepared.redact);
}

/** What the engine says of the code without looking at the state. */
async function validation(prepared: Prepared, { deadlines }: RunnerOptions): Promise<Told> {
  const step = { args: ['validate', '-json'], writable: [], deadlineMs: deadlines.plan };
  const result = await runStep(prepared, step);
  const { errors, warnings } = validationIn(result.stdout) ?? {
    errors: [cutShort('The validation', result) ?? printedText(result)],
    warnings: [],
  };
  const told = (text: string) => shortened(prepared.redact(text));
  return { errors: errors.map(told), warnings: warnings.map(told) };
}
