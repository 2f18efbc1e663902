import { basename, posix } from 'node:path';
import { execa } from 'execa';
import type { RunId, Sha } from '../core/ids.ts';
import type { PlanArgs } from '../core/plan-args.ts';
import type { Redactor } from '../core/redact.ts';
import type { RunProject } from '../deploy/ports.ts';
import type { Binary } from './binary.ts';
import { type Jail, jailArguments, type Shut } from './jail.ts';
import { bindsOf, type Host, type Place, type Writable } from './place.ts';
import type { Variables } from './ports.ts';

/** What to plan or apply, and under which name. */
export interface RunTask {
  run: RunId;
  project: RunProject;
  tree: Sha;
  /** Passed on to a plan; the values in it are masked. */
  args?: PlanArgs;
  /** Ends a step that changes nothing in the cloud. */
  signal?: AbortSignal;
}

/** A run that is ready for the engine: where everything is, and all the engine gets to know. */
export interface Prepared {
  jail: Jail;
  binary: Binary;
  host: Host;
  place: Place;
  /** The project's folder below the tree. */
  directory: string;
  environment: Readonly<Record<string, string>>;
  /** Values of the environment that nobody may see. */
  secrets: readonly string[];
  redact: Redactor;
  signal?: AbortSignal;
}

/** A program with its arguments, never a shell line. */
export interface CommandLine {
  file: string;
  args: string[];
  cwd: string;
}

/** Working directory as the engine sees it. */
export const cwdOf = ({ place, directory }: Prepared): string => posix.join(place.tree, directory);

/** The engine's command in its jail, or by itself where there is none. */
export function commandLine(
  prepared: Prepared,
  args: readonly string[],
  { writable, ...how }: { writable: Writable } & Pick<Shut, 'diesWithUs' | 'statusFd'>,
): CommandLine {
  const { jail, host, place } = prepared;
  const cwd = cwdOf(prepared);
  if (jail.kind === 'none') return { file: place.binary, args: [...args], cwd };
  const binds = bindsOf(host, place, writable);
  const walls = jailArguments(jail.system, { binds, cwd, hostname: basename(host.folder.root), ...how });
  return { file: jail.path, args: [...walls, place.binary, ...args], cwd: '/' };
}

export interface Step {
  args: readonly string[];
  writable: Writable;
  deadlineMs: number;
  environment?: Variables;
}

export interface StepResult {
  ok: boolean;
  stdout: string;
  stderr: string;
  /** It was ended because it took too long. */
  late: boolean;
  /** It was ended because somebody asked for it. */
  stopped: boolean;
}

/** More than the JSON of any plan we can show. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * Runs one step that changes nothing in the cloud. It ends with us, and without ceremony when it is late.
 * @throws Error when it cannot be started at all
 */
export async function runStep(
  prepared: Prepared,
  { args, writable, deadlineMs, environment }: Step,
): Promise<StepResult> {
  const line = commandLine(prepared, args, { writable, diesWithUs: true });
  const { exitCode, stdout, stderr, timedOut, isCanceled, code, shortMessage } = await execa(line.file, line.args, {
    cwd: line.cwd,
    env: { ...prepared.environment, ...environment },
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    timeout: deadlineMs,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT_BYTES,
    ...(prepared.signal && { cancelSignal: prepared.signal }),
  });
  if (exitCode === undefined && !timedOut && !isCanceled && code !== undefined)
    throw new Error(prepared.redact(shortMessage ?? code));
  return { ok: exitCode === 0, stdout, stderr, late: timedOut, stopped: isCanceled };
}
