import type { StepResult } from './command.ts';

/** What a shell, and bubblewrap, give for a process that SIGKILL ended. */
export const KILLED_EXIT = 137;

/** The system says to nobody who sent the signal; its own reason for it is memory. */
export const killedText = (what: string): string =>
  `${what} was killed: the machine ran out of memory, or somebody killed it. If it was memory, give the machine more, let less run at a time (GUILDOPS_MEMORY_MB), or reckon a run with more (GUILDOPS_RUN_MEMORY_MB).`;

/** Why a step could not say itself how it ended; undefined for one that could. `what` begins the sentence: `The plan`. */
export function cutShort(
  what: string,
  { stopped, late, killed }: Pick<StepResult, 'stopped' | 'late' | 'killed'>,
): string | undefined {
  if (stopped) return `${what} was stopped.`;
  if (late) return `${what} took too long and was ended.`;
  return killed ? killedText(what) : undefined;
}
