import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { startSandboxCloud } from '../../sandbox/cloud/index.ts';
import type { RunId, Sha } from '../../src/core/ids.ts';
import type { RunnerOptions } from '../../src/runner/options.ts';
import { BACKEND, createRig, jail, project, type Rig } from './rig.ts';

export const GOOGLE = `${BACKEND}
terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }
}

provider "google" {
  project = "shop"
  region  = "europe-west1"
}
`;

export const network = (name: string): string => `
resource "google_compute_network" "${name}" {
  name                    = "${name}"
  auto_create_subnetworks = false
}
`;

/** A rig whose terraform reaches a sandbox cloud. */
export async function createCloudRig(latencyMs: { create?: number } = {}, overrides: Partial<RunnerOptions> = {}) {
  const rig = await createRig();
  const cloud = await startSandboxCloud({ dir: join(rig.dir, 'cloud'), latencyMs });
  const place = { reattach: cloud.reattachFor({ jailed: jail.kind === 'bwrap' }), socketDir: cloud.socketDir };
  const withCloud = rig.withOptions({ ...place, ...overrides });
  const close = async () => {
    await cloud.close();
    await rig.close();
  };
  return { ...withCloud, cloud, close };
}
export type CloudRig = Awaited<ReturnType<typeof createCloudRig>>;

/** Plans a tree and answers the plan's bytes. */
export async function planned(rig: Pick<Rig, 'engine' | 'run'>, tree: Sha): Promise<Uint8Array> {
  const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
  if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome));
  return outcome.file;
}

/** What `apply-process.ts` is told. */
export interface ApplyOrder {
  dir: string;
  run: RunId;
  tree: Sha;
  files: Record<string, string>;
  file: string;
  state: Record<string, string>;
  fingerprint: string;
  reattach: string;
  socketDir: string;
}

/** A process of its own that starts an apply and tells its progress line by line. */
export async function startApplyProcess(
  rig: CloudRig,
  { run, tree, file }: { run: RunId; tree: Sha; file: Uint8Array },
) {
  const fingerprint = await rig.state.fingerprint(project.stateId);
  const order: ApplyOrder = {
    dir: rig.options.dir,
    run,
    tree,
    files: rig.files(tree),
    file: Buffer.from(file).toString('base64'),
    state: await rig.state.grant(run, project.stateId, 'apply'),
    fingerprint,
    reattach: rig.options.reattach ?? '',
    socketDir: rig.options.socketDir ?? '',
  };
  const script = fileURLToPath(new URL('apply-process.ts', import.meta.url));
  const child = execa(process.execPath, ['--import', 'tsx', script], { input: JSON.stringify(order), reject: false });
  const lines = createInterface(child.stdout);
  return {
    child,
    /** Resolves with the first line that holds all of the given texts. */
    async told(...texts: string[]): Promise<string> {
      for await (const line of lines) if (texts.every((text) => line.includes(text))) return line;
      throw new Error(`ended without telling ${texts.join(' and ')}: ${(await child).stderr}`);
    },
  };
}
