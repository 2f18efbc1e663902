import type { Json } from '../core/json.ts';
import { renderState } from '../core/plan-json/render-state.ts';
import { changesState, type StateAct } from '../core/state-act.ts';
import { isNamedBy } from '../core/state-file.ts';
import type { StateOutcome, StateTask } from '../deploy/ports.ts';
import type { Binary } from './binary.ts';
import { type Prepared, type RunTask, runStep, type StepResult } from './command.ts';
import { cutShort } from './cut-short.ts';
import { printedText, shortened } from './diagnostics.ts';
import { guarded } from './guard.ts';
import type { RunnerOptions } from './options.ts';
import { passOn, shredPassedOn } from './pass-on.ts';
import type { Use } from './ports.ts';
import { prepare, type Ready } from './prepare.ts';
import { lockOf } from './stale-lock.ts';
import { keepState, stateNow } from './state-now.ts';

type Task = StateTask & Pick<RunTask, 'signal'>;

/**
 * Looks into a state or changes it. Safe to repeat: what an attempt before has done is found in the state and not done again, and its lock
 * is taken away, as only the run of that name can have left it.
 */
export function stateRun(options: RunnerOptions, findBinary: () => Promise<Binary>, task: Task): Promise<StateOutcome> {
  return guarded<StateOutcome>(options, task, async () => {
    const { act, project, run } = task;
    await options.state.dropLock(run);
    if (act.do === 'unlock' && project.backend.kind === 'http')
      return (await options.state.unlock(project.stateId, act.lock))
        ? DONE
        : { kind: 'failed', output: notLocked(act.lock) };
    const preparation = await prepare(options, await findBinary(), { ...task, ...argsOf(act) }, usesOf(task));
    if (preparation.kind !== 'ready') return preparation;
    try {
      return await carryOut(options, task, preparation);
    } finally {
      await shredPassedOn(preparation.prepared);
    }
  });
}

const DONE: StateOutcome = { kind: 'done', output: '' };
const notLocked = (lock: string): string => `The state is not locked by ${lock}.`;

const argsOf = (act: StateAct) => (act.do === 'import' && act.args ? { args: act.args } : {});

/**
 * Whoever looks, reads. What changes a state in our backend needs the right to write it and nothing more of the cloud than a plan; a state in
 * a cloud's bucket is written with the credentials of an apply.
 */
function usesOf({ act, project }: Task): { credentials: Use; state: Use } {
  if (!changesState(act)) return { credentials: 'plan', state: 'plan' };
  return { credentials: project.backend.kind === 'http' ? 'plan' : 'apply', state: 'apply' };
}

async function carryOut(options: RunnerOptions, task: Task, ready: Ready): Promise<StateOutcome> {
  const { act } = task;
  const step = (args: readonly string[]) =>
    runStep(ready.prepared, { args, writable: [], deadlineMs: options.deadlines.plan });
  switch (act.do) {
    case 'list':
      return listed(ready.prepared, await step(['state', 'list']));
    case 'show':
      return shown(ready.prepared, act.address, await step(['show', '-json']));
    case 'unlock':
      return listed(ready.prepared, await step(['force-unlock', '-force', act.lock]));
    case 'rm':
    case 'import':
      return change(options, { ...task, act }, ready, step);
  }
}

const failed = ({ redact }: Prepared, result: StepResult): StateOutcome => ({
  kind: 'failed',
  output: cutShort('It', result) ?? shortened(redact(printedText(result))),
});

const listed = (prepared: Prepared, result: StepResult): StateOutcome =>
  result.ok ? { kind: 'done', output: shortened(prepared.redact(result.stdout.trim())) } : failed(prepared, result);

function shown(prepared: Prepared, address: string, result: StepResult): StateOutcome {
  if (!result.ok) return failed(prepared, result);
  const text = renderState(JSON.parse(result.stdout) as Json, address, prepared.secrets);
  if (text === undefined) return { kind: 'failed', output: `${address} is not in the state.` };
  return { kind: 'done', output: shortened(prepared.redact(text)) };
}

type Change = Extract<StateAct, { do: 'rm' | 'import' }>;
type RunEngine = (args: readonly string[]) => Promise<StepResult>;

/** Keeps the state, changes it, and says what it is then. */
async function change(
  options: RunnerOptions,
  task: Task & { act: Change },
  ready: Ready,
  step: RunEngine,
): Promise<StateOutcome> {
  const { act } = task;
  const { prepared } = ready;
  const before = await stateNow(options, prepared, task);
  if (before.kind === 'failed') return before;
  const there = before.contents.instances;
  const done = act.do === 'rm' ? removedBefore(act, there) : importedBefore(act, there);
  if (done) {
    if (done.kind === 'done') await freeOfOwnLock(task, step);
    return done;
  }
  await keepState(options, task, before);
  const passedOn = act.do === 'import' ? await passOn(ready, task.project, act.args ?? []) : [];
  const attempt = (waitMs: number) => step([...argsFor(act), lockWait(waitMs), ...passedOn, ...operands(act)]);
  let result = await attempt(0);
  if (isLocked(result)) {
    await removeOwnLock(task, step, result);
    result = await attempt(options.deadlines.lock);
  }
  return result.ok ? DONE : failed(prepared, result);
}

const lockWait = (ms: number): string => `-lock-timeout=${ms}ms`;
const isLocked = (result: StepResult): boolean => !result.ok && lockOf(printedText(result)) !== undefined;

/** Removes the lock that a step met, if an attempt before has left it: that one is dead, as runs of one name never run side by side. */
async function removeOwnLock({ run }: Task, step: RunEngine, met: StepResult): Promise<void> {
  const lock = lockOf(printedText(met));
  if (lock?.run === run) await step(['force-unlock', '-force', lock.id]);
}

/** Where what is wanted had been done before: who did it may have died with its lock still in the bucket. A trial meets it there. */
async function freeOfOwnLock(task: Task & { act: Change }, step: RunEngine): Promise<void> {
  if (task.project.backend.kind === 'http') return; // that lock went with the run
  const trial = await step(['state', 'rm', '-dry-run', lockWait(0), addressesOf(task.act)[0] ?? '']);
  if (isLocked(trial)) await removeOwnLock(task, step, trial);
}

const argsFor = (act: Change): string[] =>
  act.do === 'import' ? ['import', '-input=false', '-no-color'] : ['state', 'rm'];
const operands = (act: Change): readonly string[] => (act.do === 'import' ? [act.address, act.id] : act.addresses);
const addressesOf = (act: Change): readonly string[] => (act.do === 'import' ? [act.address] : act.addresses);

function removedBefore({ addresses }: Extract<Change, { do: 'rm' }>, there: readonly { address: string }[]) {
  const missing = addresses.filter((address) => !there.some((one) => isNamedBy(one, address)));
  if (missing.length === addresses.length) return { kind: 'done', output: '', before: true } as const;
  if (missing.length > 0) return { kind: 'failed', output: `${missing.join(', ')}: not in the state.` } as const;
  return undefined;
}

function importedBefore(
  { address, id }: Extract<Change, { do: 'import' }>,
  there: readonly { address: string; attributes: Json }[],
) {
  const found = there.find((one) => one.address === address);
  if (!found) return undefined;
  const has = (found.attributes as { id?: Json } | null)?.id;
  if (has === id) return { kind: 'done', output: '', before: true } as const;
  return { kind: 'failed', output: `${address} is in the state already, as ${JSON.stringify(has ?? null)}.` } as const;
}
