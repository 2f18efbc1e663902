import { parseState, type StateContents } from '../core/state-file.ts';
import { type PlannedOn, serialText } from '../core/state-mark.ts';
import type { RunTask } from './command.ts';
import { type Prepared, runStep } from './command.ts';
import { printedText, shortened } from './diagnostics.ts';
import type { RunnerOptions } from './options.ts';

export type StateNow =
  | { kind: 'state'; contents: StateContents; bytes: Uint8Array | undefined }
  | { kind: 'failed'; output: string };

type Needs = Pick<RunnerOptions, 'state' | 'deadlines'>;

/** The state as it is now: out of our own backend, or as the engine fetches it from a cloud's, which takes no provider and 30 ms. */
export async function stateNow(
  { state, deadlines }: Needs,
  prepared: Prepared,
  { project }: Pick<RunTask, 'project'>,
): Promise<StateNow> {
  let bytes: Uint8Array | undefined;
  if (project.backend.kind === 'http') bytes = (await state.snapshot(project.stateId))?.bytes;
  else {
    const pulled = await runStep(prepared, { args: ['state', 'pull'], writable: [], deadlineMs: deadlines.show });
    if (!pulled.ok) return { kind: 'failed', output: shortened(prepared.redact(printedText(pulled))) };
    bytes = Buffer.from(pulled.stdout, 'utf8');
  }
  const contents = parseState(bytes);
  return contents
    ? { kind: 'state', contents, bytes }
    : { kind: 'failed', output: 'What lies in the place of the state is no state of terraform.' };
}

/**
 * Keeps the state as it is before it is changed. Our own backend has every serial already; of a cloud's a sealed copy is kept.
 */
export async function keepState(
  { state }: Pick<RunnerOptions, 'state'>,
  { run, project }: Pick<RunTask, 'run' | 'project'>,
  { bytes, contents }: Extract<StateNow, { kind: 'state' }>,
): Promise<void> {
  if (project.backend.kind !== 'http' && bytes && contents.on !== 'none') await state.keep(run, project.stateId, bytes);
}

/** Why a plan that was made on another state is not applied, in words. */
export const movedText = (was: PlannedOn, is: PlannedOn): string =>
  `The state is not what was planned on: it was ${serialText(was)} and is ${serialText(is)}.`;
