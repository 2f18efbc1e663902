import type { AppliedOutcome, ProgressStep } from '../deploy/ports.ts';
import { KILLED_EXIT, killedText } from './cut-short.ts';
import { shortened } from './diagnostics.ts';
import type { Stream } from './stream.ts';

/** Everything that is known of an apply that has ended. */
export interface Ending {
  /** undefined: the engine died without a word, or the host did. */
  exit: number | undefined;
  stream: Stream;
  /** The host was started anew meanwhile: what was written last may be lost. */
  rebooted: boolean;
  /** What became of a state that the engine could not deliver: kept by us, or where the file is. */
  errored: { is: 'none' } | { is: 'recovered' } | { is: 'lost'; path: string; why: string };
  /** Resources in the state are not what they were before. */
  stateMoved: boolean;
  /** We or somebody had asked it to stop; who does not is killed in the end. */
  askedToStop: boolean;
  /** What the engine printed beside its stream; a crash leaves its words there. */
  stderr: string;
}

/** Ended otherwise than by its own decision: by a signal, a crash, or with its host. The engine itself ends with 0 or 1. */
const isKilled = (exit: number | undefined): boolean => exit !== 0 && exit !== 1;

/** What an apply did, as far as stream, exit code and state tell; where they do not, `unknown` with all that is known. */
export function judge(ending: Ending): AppliedOutcome {
  const { exit, stream, rebooted, errored, stateMoved } = ending;
  if (exit === 0) return { kind: 'applied' };
  const steps = [...stream.steps.values()];
  const failed = (outcome: 'nothing-changed' | 'partly-applied' | 'unknown', ...facts: string[]): AppliedOutcome => ({
    kind: 'failed',
    outcome,
    reason: shortened([reasonOf(ending), ...facts].filter(Boolean).join('\n\n')),
  });
  if (errored.is === 'lost') {
    const where = `The last state could not be kept (${errored.why}). It lies on the host at ${errored.path}.`;
    return failed('unknown', where, listOf('Touched', steps));
  }
  if (steps.length === 0 && !rebooted) return failed('nothing-changed');
  const isCutShort = isKilled(exit) || steps.some(({ is }) => is === 'running');
  if (isCutShort && errored.is === 'none') {
    // With our backend the state is delivered every 20 seconds at most: what was made since is in the cloud only.
    return failed('unknown', listOf('Made or changed, and perhaps not in the state', steps));
  }
  const kept =
    errored.is === 'recovered' ? 'The engine could not deliver its last state; GuildOps has taken it over.' : '';
  return failed(stateMoved || steps.some(({ is }) => is === 'done') ? 'partly-applied' : 'nothing-changed', kept);
}

function reasonOf({ exit, stream, rebooted, stderr, askedToStop }: Ending): string {
  if (stream.errors.length > 0) return stream.errors.join('\n\n');
  if (rebooted) return 'The host was started anew while the apply ran.';
  if (isKilled(exit)) return [killText(exit, askedToStop), stderr.trim()].filter(Boolean).join('\n\n');
  return stderr.trim() || `The engine ended with ${exit} and gave no reason.`;
}

function killText(exit: number | undefined, askedToStop: boolean): string {
  if (exit !== KILLED_EXIT) return 'The engine was killed while it ran.';
  return askedToStop ? 'The engine did not stop when it was asked to, and was killed.' : killedText('The engine');
}

function listOf(title: string, steps: readonly ProgressStep[]): string {
  if (steps.length === 0) return '';
  const lines = steps.map(
    ({ address, action, is, id }) => `- ${address}: ${action} ${is}${id === undefined ? '' : ` (id ${id})`}`,
  );
  return [`${title}:`, ...lines].join('\n');
}
