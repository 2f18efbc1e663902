import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** One line of the program's log, as pino writes it. */
export type LogLine = Readonly<Record<string, unknown>> & { msg?: string };

/** The real program in a process of its own. */
export interface Program {
  pid: number;
  /** Every log line so far. */
  log: readonly LogLine[];
  /** The first line, past or future, that fits. @throws Error when the program ends before */
  line(fits: (line: LogLine) => boolean): Promise<LogLine>;
  /** Ends it as a crash does. */
  crash(): Promise<void>;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
  ended: Promise<number | null>;
}

/** The checkout, from the source as well as from the build. */
function checkout(): string {
  const here = fileURLToPath(new URL('../..', import.meta.url));
  return existsSync(join(here, 'package.json')) ? here : dirname(here);
}
/** The built command line. */
export const CLI = join(checkout(), 'dist', 'src', 'cli.js');

/** Only what the program is given: no variable of ours reaches it but PATH and HOME. */
const ambient = (): Record<string, string> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])) as [
      string,
      string,
    ][],
  );

/** Starts `guildops start` from the build. Its log is kept, and passed on when `GUILDOPS_SHOW_LOG` is set. */
export function startProgram(settings: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, [CLI, 'start'], {
    env: { ...ambient(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: LogLine[] = [];
  const listeners = new Set<() => void>();
  const take = (text: string) => {
    if (process.env.GUILDOPS_SHOW_LOG) console.error(text);
    log.push(parseLine(text));
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', take);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    log,
    ended,
    line: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = log.find(fits);
          if (!found && !isOver()) return;
          listeners.delete(look);
          if (found) resolve(found);
          else reject(new Error(`the program ended:\n${log.map((line) => JSON.stringify(line)).join('\n')}`));
        };
        listeners.add(look);
        void ended.then(look);
        look();
      }),
    crash: () => end(child, 'SIGKILL', ended),
    stop: () => end(child, 'SIGTERM', ended),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await ended;
}

function parseLine(text: string): LogLine {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return { msg: text };
  }
}

/** Resolves when the program says that it is ready. */
export const ready = (program: Program): Promise<LogLine> => program.line(({ msg }) => msg === 'ready');
