import { execa } from 'execa';
import { type CommandLine, commandLine, type Prepared } from './command.ts';
import { PROXY_PROCESS, START_BESIDE } from './egress/way.ts';
import { identify, type ProcessId } from './processes.ts';
import { NEVER, type Traces, tracesOf } from './traces.ts';

/**
 * Waits for our word, runs the command it is given, and writes down its exit code. A constant: names come in as arguments, so nothing
 * in them is ever read as shell. Our word comes once the record is on disk; if we die before, the pipe ends and nothing was begun. Where
 * the network is shut in, the proxy is started first: it lives as long as the jail, whatever becomes of us.
 */
const SUPERVISOR = `
umask 077
${START_BESIDE}
exit_file=$0 pid_file=$1 status_file=$2 stream=$3 errors=$4 node=$5 proxy=$6 orders=$7 way=$8; shift 8
finish() { printf '%s\\n' "$1" >"$exit_file.new" && mv "$exit_file.new" "$exit_file"; }
read -r word || { finish ${NEVER}; exit 1; }
[ -z "$orders" ] || beside "$node" "$proxy" "$orders" "$way" || { finish ${NEVER}; exit 1; }
sh -c 'printf "%s\\n" "$$" >"$0"; exec "$@"' "$pid_file" "$@" </dev/null >>"$stream" 2>>"$errors" 3>"$status_file"
finish "$?"
`;

const STATUS_FD = 3;

/** Arguments of an apply. The saved plan carries everything else. */
export const applyArgs = (plan: string): string[] => ['apply', '-input=false', '-json', '-lock-timeout=120s', plan];

/**
 * Starts what runs the engine apart from us: own session, output to files, no end with ours.
 * @param note writes down the process that waits; the engine begins when it has, and never when it fails
 */
export async function launch(
  prepared: Prepared,
  plan: string,
  note: (supervisor: ProcessId) => Promise<void>,
): Promise<void> {
  const line = commandLine(prepared, applyArgs(plan), {
    writable: ['tree'],
    network: 'work',
    diesWithUs: false,
    statusFd: STATUS_FD,
  });
  const { egress, host } = prepared;
  const proxy = egress ? [egress.node, PROXY_PROCESS, await egress.order(), egress.folder] : NO_PROXY;
  const child = execa('sh', shellArguments(tracesOf(host.folder), proxy, line), {
    cwd: line.cwd,
    env: prepared.environment,
    extendEnv: false,
    stdin: 'pipe',
    stdout: 'ignore',
    stderr: 'ignore',
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
  });
  child.unref();
  const supervisor = child.pid === undefined ? undefined : await identify(child.pid);
  if (!supervisor) throw new Error(`the engine could not be started: ${(await child).shortMessage ?? 'sh is missing'}`);
  try {
    await note(supervisor);
  } catch (fault) {
    child.stdin.end();
    await child;
    throw fault;
  }
  child.stdin.end('go\n');
}

const NO_PROXY = ['', '', '', ''];

const shellArguments = (traces: Traces, proxy: readonly string[], { file, args }: CommandLine): string[] => [
  ...['-c', SUPERVISOR, traces.exit, traces.pid, traces.status, traces.stream, traces.errors, ...proxy],
  ...[file, ...args],
];
