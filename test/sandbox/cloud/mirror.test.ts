import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../sandbox/cloud/store/index.ts';
import { machine, network, provider } from './configuration.ts';
import { tempDir } from './temp-dir.ts';
import { createWorkspace, noTerraform } from './terraform.ts';

/** Bundles the provider into the place where terraform looks for version 6.50.0 of it. */
async function createMirror(): Promise<string> {
  const mirror = tempDir();
  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const dir = join(mirror, 'registry.terraform.io', 'hashicorp', 'google', '6.50.0', platform);
  mkdirSync(dir, { recursive: true });
  const outfile = join(dir, 'terraform-provider-google_v6.50.0');
  await build({
    entryPoints: [fileURLToPath(new URL('../../../sandbox/cloud/plugin.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(outfile, 0o755);
  return mirror;
}

describe.skipIf(noTerraform)(`a provider that terraform installs and starts itself ${noTerraform}`, () => {
  it('is installed from a mirror, locked, and keeps its objects between runs', async () => {
    const cloudDir = tempDir();
    const workspace = createWorkspace('', { SANDBOX_CLOUD_DIR: cloudDir });
    const mirror = await createMirror();
    writeFileSync(
      join(workspace.dir, 'cli.tfrc'),
      `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`,
    );
    workspace.write(provider + network + machine());

    expect((await workspace.init()).output).toContain('Installed hashicorp/google v6.50.0');
    expect(readFileSync(join(workspace.dir, '.terraform.lock.hcl'), 'utf8')).toContain('h1:');
    expect((await workspace.apply()).output).toContain('3 added');
    expect(openStore(cloudDir).objects.list()).toHaveLength(3);
    expect((await workspace.run('plan', '-detailed-exitcode')).exitCode).toBe(0);
    expect((await workspace.destroy()).output).toContain('3 destroyed');
    workspace.remove();
  });
});
