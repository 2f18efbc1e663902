import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Sha } from '../core/ids.ts';
import { gitEnvironment } from './environment.ts';
import { GitError } from './git-error.ts';
import { DEADLINE_MS, type GitSettings } from './git-settings.ts';

/** What git knows of an object without reading it. */
export interface ObjectInfo {
  sha: Sha;
  type: 'blob' | 'tree' | 'commit' | 'tag';
  bytes: number;
}

/** The objects of a repository by any name that git has for them; undefined for what is not there, or is not there only once. */
export interface Objects {
  info(name: string): Promise<ObjectInfo | undefined>;
  contents(name: string): Promise<Buffer | undefined>;
}

type Answer = { info: ObjectInfo; body: Buffer } | undefined;
type Ask = { command: 'info' | 'contents'; take(answer: Answer): void; fail(error: Error): void };

/** How long git is kept when nobody asks. */
const IDLE_MS = 20_000;
const COMMAND = ['cat-file', '--batch-command'];

/**
 * Objects from one git that is kept while it is asked: starting one for each question costs more than all the answers. It finds new
 * refs, objects and packs by itself, ends with us, and is started anew when it died.
 */
export function createObjects(settings: GitSettings): Objects {
  let reader: Reader | undefined;

  async function ask(command: Ask['command'], name: string): Promise<Answer> {
    if (name === '' || /[\0\n]/.test(name)) return undefined; // no name of git's, but one more question
    if (!reader || reader.isOver()) reader = startReader(settings);
    return reader.ask(command, name);
  }

  return {
    info: async (name) => (await ask('info', name))?.info,
    contents: async (name) => (await ask('contents', name))?.body,
  };
}

interface Reader {
  ask(command: Ask['command'], name: string): Promise<Answer>;
  /** It takes no further question. */
  isOver(): boolean;
}

function startReader({ gitDir, home, environment }: GitSettings): Reader {
  const git = spawn('git', [`--git-dir=${gitDir}`, ...COMMAND], { env: gitEnvironment(environment, home) });
  const asks: Ask[] = [];
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let said = '';
  let rest: Buffer = Buffer.alloc(0);

  const unlessAsked = (ms: number, work: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(work, ms).unref();
  };
  const leave = (): void => {
    isOver = true;
    git.stdin.end();
  };
  const end = (why: Error): void => {
    isOver = true;
    clearTimeout(timer);
    for (const { fail } of asks.splice(0)) fail(why);
  };
  git.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  git.stdin.on('error', () => {}); // it died, and `close` says so
  git.on('error', end);
  git.on('close', (code) => end(new GitError(COMMAND, code ?? undefined, said)));
  git.stdout.on('data', (chunk: Buffer) => {
    rest = answerAll(asks, rest.length === 0 ? chunk : Buffer.concat([rest, chunk]));
    if (asks.length > 0) return unlessAsked(DEADLINE_MS, () => git.kill('SIGKILL'));
    hold(git, false);
    unlessAsked(IDLE_MS, leave);
  });

  return {
    isOver: () => isOver,
    ask: (command, name) =>
      new Promise((take, fail) => {
        if (asks.length === 0) hold(git, true);
        unlessAsked(DEADLINE_MS, () => git.kill('SIGKILL'));
        asks.push({ command, take, fail });
        git.stdin.write(`${command} ${name}\n`);
      }),
  };
}

/** Whether our process goes on living for it. */
function hold(git: ChildProcessWithoutNullStreams, isAsked: boolean): void {
  for (const handle of [git, git.stdin, git.stdout, git.stderr] as { ref?(): void; unref?(): void }[])
    if (isAsked) handle.ref?.();
    else handle.unref?.();
}

/** Gives each ask its answer, as far as they are there whole; what is left belongs to the next. */
function answerAll(asks: Ask[], bytes: Buffer): Buffer {
  let at = 0;
  for (let ask = asks[0]; ask; ask = asks[0]) {
    const endOfLine = bytes.indexOf('\n', at);
    if (endOfLine < 0) break;
    const info = toInfo(bytes.toString('latin1', at, endOfLine));
    const start = endOfLine + 1;
    const length = info && ask.command === 'contents' ? info.bytes : undefined;
    const next = length === undefined ? start : start + length + 1;
    if (next > bytes.length) break;
    asks.shift();
    ask.take(info && { info, body: Buffer.from(bytes.subarray(start, start + (length ?? 0))) });
    at = next;
  }
  return bytes.subarray(at);
}

/** `<object> <type> <size>`, or `<name> missing` and the like. */
function toInfo(line: string): ObjectInfo | undefined {
  const [, sha, type, bytes] = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(line) ?? [];
  return sha && type ? { sha: sha as Sha, type: type as ObjectInfo['type'], bytes: Number(bytes) } : undefined;
}
