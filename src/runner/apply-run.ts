import { digestOf } from '../core/ids.ts';
import { createRedactor, type Redactor } from '../core/redact.ts';
import type { AppliedOutcome, ApplyTask, Progress } from '../deploy/ports.ts';
import type { Binary } from './binary.ts';
import { collect } from './collect.ts';
import { follow } from './follow.ts';
import { refreshIdentity } from './identity.ts';
import type { RunnerOptions } from './options.ts';
import { type Folder, folderOf } from './place.ts';
import { type RunRecord, readOutcome, readRecord, writeOutcome } from './record.ts';
import { secretsIn } from './secrets.ts';
import { startApply } from './start-apply.ts';
import { keepDeadline } from './stop.ts';
import { progressOf } from './stream.ts';
import { tellOf } from './tell.ts';
import { hasEnded, NEVER, tracesOf } from './traces.ts';
import { wordsIn } from './words.ts';

type OnProgress = (progress: Progress) => void;

/**
 * Applies exactly the bytes of `task.file`. The run's folder is its memory: one that was begun, by us or by a process before us, is
 * followed and collected, and only one that never was is started.
 * @param findBinary asked only when the engine has to be started
 * @throws Error when the run is the apply of other bytes
 */
export async function applyRun(
  options: RunnerOptions,
  findBinary: () => Promise<Binary>,
  task: ApplyTask,
  onProgress: OnProgress,
): Promise<AppliedOutcome> {
  const folder = folderOf(options.dir, task.run);
  const known = await readOutcome(folder);
  if (known) return known;
  const outcome =
    (await adopt(options, folder, task, onProgress)) ?? (await begin(options, findBinary, task, onProgress));
  await writeOutcome(folder, outcome);
  return outcome;
}

/** The end of a run that was begun before; undefined when there was none. */
async function adopt(
  options: RunnerOptions,
  folder: Folder,
  task: ApplyTask,
  onProgress: OnProgress,
): Promise<AppliedOutcome | undefined> {
  const record = await readRecord(folder);
  if (!record) return undefined;
  if (record.planFile !== digestOf(task.file)) throw new Error(`run ${task.run} is the apply of another plan file`);
  options.log.info({ run: task.run, pid: record.supervisor?.pid }, 'apply found');
  const mask = createRedactor(secretsIn(await options.credentials(task.project, 'apply').catch(() => ({}))));
  const ended = await toEnd(options, folder, {
    record,
    task,
    onProgress,
    redact: (text) => options.redact(mask(text)),
  });
  return ended === NEVER ? undefined : ended;
}

async function begin(
  options: RunnerOptions,
  findBinary: () => Promise<Binary>,
  task: ApplyTask,
  onProgress: OnProgress,
): Promise<AppliedOutcome> {
  const start = await startApply(options, findBinary, task);
  if (start.kind === 'stopped') return start.outcome;
  const ended = await toEnd(options, folderOf(options.dir, task.run), { ...start, task, onProgress });
  if (ended === NEVER) throw new Error(`run ${task.run} was not begun`);
  return ended;
}

interface Begun {
  record: RunRecord;
  task: ApplyTask;
  redact: Redactor;
  onProgress: OnProgress;
}

/** Follows a run, keeps it to its deadline, and finds out what it did. */
async function toEnd(options: RunnerOptions, folder: Folder, { record, task, redact, onProgress }: Begun) {
  const { deadlines, clock, log } = options;
  const { supervisor, jailed } = record;
  const traces = tracesOf(folder);
  const stream = await follow({
    folder: folder.out,
    streamPath: traces.stream,
    onChange: (said) => onProgress(progressOf(said, redact)),
    onLines: (lines, before) => tellOf(options, record.run, wordsIn(lines, before, redact)),
    async hasEnded() {
      if (!supervisor || (await hasEnded(traces, { supervisor, jailed }))) return true;
      await refreshIdentity(options, folder, { ...task, jailed });
      await keepDeadline(folder, record, { deadlines, log, now: clock.now().getTime() });
      return false;
    },
  });
  return collect(options, { folder, record, project: task.project, stream, redact });
}
