import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Latency, printLatency } from './provider/latency.ts';
import type { Ready } from './ready.ts';
import { reattachValue } from './reattach.ts';
import { serveFile } from './serve-file.ts';
import type { ChaosRule } from './store/chaos.ts';
import { openStore } from './store/index.ts';
import type { CloudOperation } from './store/log.ts';
import type { CloudObject } from './store/objects.ts';

export type { Latency } from './provider/latency.ts';
export type { ChaosRule, Operation } from './store/chaos.ts';
export type { CloudOperation } from './store/log.ts';
export type { CloudObject } from './store/objects.ts';

type ServerProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** A pretend cloud that terraform can reach, until it is closed. */
export interface SandboxCloud {
  /**
   * `reattachFor({ jailed: true })`: right in a jail with its own pid namespace whoever the user is, and right anywhere
   * for root. terraform that runs outside a jail as another user needs `reattachFor({ jailed: false })`.
   */
  readonly reattach: string;
  /** The value of `TF_REATTACH_PROVIDERS`, for the hosts of both terraform's and OpenTofu's registry. */
  reattachFor(place: { jailed: boolean }): string;
  /** Holds the sockets: to be bound into a jail at the same path, writable. */
  readonly socketDir: string;
  /** What exists, in no special order. */
  objects(): Promise<CloudObject[]>;
  /** From the next operation on, in whatever process; rules strike in the order in which they were added. */
  addChaos(rule: ChaosRule): Promise<void>;
  clearChaos(): Promise<void>;
  /**
   * Changes top-level attributes behind terraform's back.
   * @throws Error when there is no such object
   */
  change(type: string, id: string, attributes: CloudObject['attributes']): Promise<void>;
  /**
   * Removes an object behind terraform's back.
   * @throws Error when there is no such object
   */
  remove(type: string, id: string): Promise<void>;
  /** What was created, updated and deleted, in order. */
  log(): Promise<CloudOperation[]>;
  /** Ends the process; the folder stays. */
  close(): Promise<void>;
}

/**
 * Starts the sandbox clouds in a process of their own, which ends with this one. The folder `dir` is the cloud: what is
 * there from before still exists.
 * @throws Error when the process ends before it answers
 */
export async function startSandboxCloud(options: { dir: string; latencyMs?: Latency }): Promise<SandboxCloud> {
  const child = spawnServer(options);
  const { pid, socketDir, providers } = await readReady(child);
  const store = openStore(options.dir);
  // Inside a pid namespace the only pid that is known beforehand is 1: there it is the jail's own first process.
  const reattachFor = ({ jailed }: { jailed: boolean }) => reattachValue(providers, jailed ? 1 : pid);
  return {
    reattach: reattachFor({ jailed: true }),
    reattachFor,
    socketDir,
    objects: async () => store.objects.list(),
    addChaos: async (rule) => store.chaos.add(rule),
    clearChaos: async () => store.chaos.clear(),
    async change(type, id, attributes) {
      const { key, object } = store.objects.find(type, id);
      store.objects.put(key, { ...object, attributes: { ...object.attributes, ...attributes } });
    },
    async remove(type, id) {
      store.objects.remove(type, store.objects.find(type, id).key);
    },
    log: async () => store.log.read(),
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function spawnServer({ dir, latencyMs = 0 }: { dir: string; latencyMs?: Latency }): ServerProcess {
  const { cwd, args } = serveFile();
  const told = ['--with-parent', '--dir', resolve(dir), '--latency', printLatency(latencyMs)];
  return spawn(process.execPath, [...args, ...told], { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Waits for the first line. What the process complains about before is the error; what comes later is passed on. */
async function readReady(child: ServerProcess): Promise<Ready> {
  let complaint = '';
  const listen = (chunk: Buffer) => {
    complaint += chunk;
  };
  child.stderr.on('data', listen);
  const died = once(child, 'close').then(([code]) => {
    throw new Error(`The sandbox cloud ended with code ${code} before it answered: ${complaint.trim()}`);
  });
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), died]);
  child.stderr.off('data', listen).pipe(process.stderr);
  return JSON.parse(line);
}
