import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execaSync } from 'execa';
import type { ProjectId, Repo, RunId, Sha, StateId } from '../../src/core/ids.ts';
import { createRedactor } from '../../src/core/redact.ts';
import { createSealer } from '../../src/core/seal.ts';
import type { RunProject } from '../../src/deploy/ports.ts';
import { createEngine } from '../../src/runner/engine.ts';
import { detectJail } from '../../src/runner/jail.ts';
import type { RunnerOptions } from '../../src/runner/options.ts';
import { DEADLINES } from '../../src/runner/ports.ts';
import { createStateAccess } from '../../src/state/access.ts';
import { createStateServer } from '../../src/state/server.ts';
import { memoryStateStore } from '../state/memory-store.ts';

const found = execaSync('which', ['terraform'], { reject: false }).stdout.trim();
/** The real terraform, or undefined where there is none. */
export const terraform = found !== '' && existsSync(found) ? found : undefined;
export const jail = await detectJail();
if (!terraform) console.warn('terraform is not in PATH: tests that need it are left out');
if (jail.kind === 'none') console.warn(`no jail here (${jail.why}): tests that need one are left out`);

export const quiet = { info() {}, warn() {}, error() {} };
export const clock = { now: () => new Date() };

export const project: RunProject = {
  id: 'shop' as ProjectId,
  repo: 'acme/infra' as Repo,
  directory: 'projects/shop',
  engine: 'terraform',
  provider: 'gcp',
  environment: 'dev',
  backend: { kind: 'http' },
  stateId: '0123456789abcdef0123456789abcdef' as StateId,
};

export const BACKEND = 'terraform {\n  backend "http" {}\n}\n';

/** A folder of its own, the state backend on a port of its own, and an engine on both; trees are given as files by their sha. */
export async function createRig(overrides: Partial<RunnerOptions> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-runner-'));
  const store = memoryStateStore();
  const sealer = createSealer([{ id: 'test', key: Buffer.alloc(32, 7) }]);
  const server = createStateServer({ store, sealer, clock, log: quiet });
  const http = createServer((request, response) => void server.handle(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const state = createStateAccess({ store, sealer, clock, origin });
  const trees = new Map<string, Record<string, string>>();
  const options: RunnerOptions = {
    dir: join(dir, 'runner'),
    binaries: terraform === undefined ? {} : { terraform },
    jail,
    allowUnjailed: false,
    state,
    checkout: (_, tree, into) => writeTree(trees.get(tree) ?? {}, into),
    credentials: async () => ({}),
    redact: createRedactor([]),
    clock,
    log: quiet,
    deadlines: DEADLINES,
    ...overrides,
  };
  let runs = 0;
  const rig = {
    dir,
    store,
    state,
    http,
    options,
    engine: createEngine(options),
    /** The same rig with an engine that is set otherwise, as after a restart. */
    withOptions(changed: Partial<RunnerOptions>) {
      const all = { ...options, ...changed };
      return { ...rig, options: all, engine: createEngine(all) };
    },
    /** The files of a tree, by path from its root. */
    files: (tree: Sha): Record<string, string> => trees.get(tree) ?? {},
    /** Names a tree with these files in the project's folder. */
    tree(files: Record<string, string>): Sha {
      const sha = String(trees.size + 1).padStart(40, '0') as Sha;
      trees.set(
        sha,
        Object.fromEntries(Object.entries(files).map(([path, text]) => [join(project.directory, path), text])),
      );
      return sha;
    },
    run: (kind: 'plan' | 'apply'): RunId => `7f3k-${++runs}-${kind}` as RunId,
    async close() {
      http.closeAllConnections();
      http.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
  return rig;
}
export type Rig = Awaited<ReturnType<typeof createRig>>;

export async function writeTree(files: Record<string, string>, into: string): Promise<{ removed: string[] }> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(into, path)), { recursive: true });
    await writeFile(join(into, path), text);
  }
  return { removed: [] };
}
