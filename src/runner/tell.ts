import type { RunId } from '../core/ids.ts';
import type { LogLine } from '../deploy/ports.ts';
import type { RunnerOptions } from './options.ts';

/** Passes on what a run said. A line that cannot be kept is no reason to end an apply. */
export async function tellOf(
  { tell, log }: Pick<RunnerOptions, 'tell' | 'log'>,
  run: RunId,
  lines: readonly LogLine[],
): Promise<void> {
  if (!tell || lines.length === 0) return;
  await tell.put(run, lines).catch((err: unknown) => log.warn({ err, run }, 'lines of a run could not be kept'));
}
