import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { addressOf } from '../core/backend.ts';
import type { Made } from '../core/made.ts';
import type { Redactor } from '../core/redact.ts';
import { parseState } from '../core/state-file.ts';
import type { AppliedOutcome, RunProject } from '../deploy/ports.ts';
import { refusedText } from './egress/log.ts';
import { readIfThere, shred } from './files.ts';
import { removeIdentity } from './identity.ts';
import type { RunnerOptions } from './options.ts';
import { type Ending, judge } from './outcome.ts';
import type { Folder } from './place.ts';
import { PLAN_FILE } from './plan-run.ts';
import { bootId } from './processes.ts';
import type { RunRecord } from './record.ts';
import { interruptedAt } from './stop.ts';
import type { Stream } from './stream.ts';
import { NEVER, readExit, tracesOf } from './traces.ts';
import { unrecorded } from './unrecorded.ts';

const ERRORED_STATE = 'errored.tfstate';

export interface Ended {
  folder: Folder;
  record: RunRecord;
  project: RunProject;
  stream: Stream;
  redact: Redactor;
}

/**
 * What an apply that has ended did, with everything it left saved: the state it could not deliver, its lock, its credentials.
 * `never` when the engine was not begun.
 */
export async function collect(options: RunnerOptions, ended: Ended): Promise<AppliedOutcome | typeof NEVER> {
  const { folder, record, project, stream, redact } = ended;
  const { state, log } = options;
  const exit = await readExit(tracesOf(folder));
  if (exit === NEVER) return NEVER;
  const errored = await saveErrored(options, ended);
  const stateMoved =
    project.backend.kind === 'http'
      ? record.stateBefore !== (await state.fingerprint(project.stateId))
      : stream.steps.size > 0; // in a cloud's bucket; what was touched counts as moved
  const rebooted = record.supervisor !== undefined && record.supervisor.bootId !== (await bootId());
  const stderr = (await readIfThere(tracesOf(folder).errors))?.toString('utf8') ?? '';
  const askedToStop = (await interruptedAt(folder)) !== undefined;
  const outcome = judge({ exit, stream, rebooted, errored, stateMoved, askedToStop, stderr });
  // The run is over, whatever it was: nobody holds its lock or needs its token any more.
  await state.dropLock(record.run);
  await state.revoke(record.run);
  await shred(join(folder.out, PLAN_FILE));
  await removeIdentity(folder);
  log.info({ run: record.run, exit, outcome: outcome.kind, steps: stream.steps.size }, 'apply ended');
  if (outcome.kind !== 'failed') return outcome;
  const unreached = record.egressLog === undefined ? '' : await refusedText(record.egressLog);
  const reason = redact([outcome.reason, unreached].filter(Boolean).join('\n\n'));
  const made = outcome.outcome === 'unknown' ? await madeBeside(options, ended) : [];
  return { ...outcome, reason, ...(made.length > 0 && { made }) };
}

/** What exists and the state does not know. A state in a cloud's bucket is not ours to read here: an import of what it knows changes nothing. */
async function madeBeside({ state }: RunnerOptions, { project, stream, redact }: Ended): Promise<Made[]> {
  const bytes = project.backend.kind === 'http' ? (await state.snapshot(project.stateId))?.bytes : undefined;
  return unrecorded(stream, parseState(bytes)?.instances ?? [], redact);
}

/** A state that terraform could not deliver goes into the backend by our own hand, or to a place where `forget` does not reach it. */
async function saveErrored(
  { state, dir, log }: RunnerOptions,
  { folder, record, project }: Ended,
): Promise<Ending['errored']> {
  const path = join(folder.tree, project.directory, ERRORED_STATE);
  const bytes = await readIfThere(path);
  if (!bytes) return { is: 'none' };
  const why =
    project.backend.kind === 'http'
      ? await state.recover(record.run, project.stateId, bytes)
      : `it belongs to ${addressOf(project.backend)}; "terraform state push" delivers it`;
  if (why === undefined) {
    await shred(path);
    return { is: 'recovered' };
  }
  const rescued = join(dir, 'rescued', `${record.run}.tfstate`);
  await mkdir(join(dir, 'rescued'), { recursive: true, mode: 0o700 });
  await rename(path, rescued);
  log.error({ run: record.run, path: rescued, why }, 'state could not be kept');
  return { is: 'lost', path: rescued, why };
}
