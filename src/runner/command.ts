import { basename, posix } from 'node:path';
import { execa } from 'execa';
import type { RunId, Sha } from '../core/ids.ts';
import type { PlanArgs } from '../core/plan-args.ts';
import type { Redactor } from '../core/redact.ts';
import type { RunProject } from '../deploy/ports.ts';
import type { Binary } from './binary.ts';
import { KILLED_EXIT } from './cut-short.ts';
import type { Egress } from './egress/egress.ts';
import type { Errand } from './egress/rules.ts';
import { openWay, wayBinds } from './egress/way.ts';
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
  /** Told what init prints, redacted, while it prints it. */
  onInitLine?: (line: string) => void;
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
  /** Where its network is shut in: what is let through. */
  egress?: Egress;
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

/** `none`: what reads a file needs no network. */
export type StepNetwork = Errand | 'none';

/** The engine's command in its jail, or by itself where there is none. */
export function commandLine(
  prepared: Prepared,
  args: readonly string[],
  { writable, network, ...how }: { writable: Writable; network: StepNetwork } & Pick<Shut, 'diesWithUs' | 'statusFd'>,
): CommandLine {
  const { jail, host, place, egress } = prepared;
  const cwd = cwdOf(prepared);
  if (jail.kind === 'none') return { file: place.binary, args: [...args], cwd };
  const way = network === 'none' ? undefined : egress;
  const binds = [...bindsOf(host, place, writable), ...(way ? wayBinds(way.node, way.folder) : [])];
  const isOffline = jail.network.kind === 'shut';
  const walls = jailArguments(jail.system, { binds, cwd, hostname: basename(host.folder.root), isOffline, ...how });
  const command = [place.binary, ...args];
  return { file: jail.path, args: [...walls, ...(way ? openWay(command) : command)], cwd: '/' };
}

export interface Step {
  args: readonly string[];
  writable: Writable;
  deadlineMs: number;
  environment?: Variables;
  /** Default: `work`. */
  network?: StepNetwork;
  /** Told each line of the output as it comes, as it is: not redacted. */
  onLine?: ((line: string) => void) | undefined;
}

export interface StepResult {
  ok: boolean;
  stdout: string;
  stderr: string;
  /** It was ended because it took too long. */
  late: boolean;
  /** It was ended because somebody asked for it. */
  stopped: boolean;
  /** It was ended by a SIGKILL that was not ours. */
  killed: boolean;
}

/** More than the JSON of any plan we can show. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * Runs one step that changes nothing in the cloud. It ends with us, and without ceremony when it is late.
 * @throws Error when it cannot be started at all
 */
export async function runStep(
  prepared: Prepared,
  { args, writable, deadlineMs, environment, network = 'work', onLine }: Step,
): Promise<StepResult> {
  const close = network === 'none' ? undefined : await prepared.egress?.listen(network);
  try {
    const line = commandLine(prepared, args, { writable, network, diesWithUs: true });
    return await runLine(prepared, line, { deadlineMs, environment, onLine });
  } finally {
    await close?.();
  }
}

/** Lets every line through, and tells of it. */
const passing = (onLine: (line: string) => void) =>
  function* (line: unknown) {
    onLine(String(line));
    yield line;
  };

async function runLine(
  prepared: Prepared,
  line: CommandLine,
  { deadlineMs, environment, onLine }: Pick<Step, 'deadlineMs' | 'onLine'> & { environment: Variables | undefined },
): Promise<StepResult> {
  const { exitCode, signal, stdout, stderr, timedOut, isCanceled, code, shortMessage } = await execa(
    line.file,
    line.args,
    {
      cwd: line.cwd,
      env: { ...prepared.environment, ...environment },
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
      timeout: deadlineMs,
      killSignal: 'SIGKILL',
      maxBuffer: MAX_OUTPUT_BYTES,
      ...(onLine && { stdout: passing(onLine) }),
      ...(prepared.signal && { cancelSignal: prepared.signal }),
    },
  );
  if (exitCode === undefined && !timedOut && !isCanceled && code !== undefined)
    throw new Error(prepared.redact(shortMessage ?? code));
  const killed = (signal === 'SIGKILL' || exitCode === KILLED_EXIT) && !timedOut && !isCanceled;
  return { ok: exitCode === 0, stdout, stderr, late: timedOut, stopped: isCanceled, killed };
}
