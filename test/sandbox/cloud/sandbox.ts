import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Latency, type SandboxCloud, startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import { createWorkspace, type Workspace } from './terraform.ts';

/** One cloud for the tests of a file, each of which starts with nothing in it and with a folder of its own. */
export function useSandbox(latencyMs: Latency = 0): { cloud: SandboxCloud; workspace: Workspace } {
  const dir = mkdtempSync(join(tmpdir(), 'sandbox-cloud-dir-'));
  const used: { cloud?: SandboxCloud; workspace?: Workspace } = {};
  beforeAll(async () => {
    used.cloud = await startSandboxCloud({ dir, latencyMs });
  });
  beforeEach(() => {
    used.workspace = createWorkspace(there(used.cloud).reattachFor({ jailed: false }));
  });
  afterEach(async () => {
    const cloud = there(used.cloud);
    await cloud.clearChaos();
    for (const { type, id } of await cloud.objects()) await cloud.remove(type, id);
    there(used.workspace).remove();
  });
  afterAll(async () => {
    await used.cloud?.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    get cloud() {
      return there(used.cloud);
    },
    get workspace() {
      return there(used.workspace);
    },
  };
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('Only inside of a test');
  return thing;
}
