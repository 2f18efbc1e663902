import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxCloud, startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import { machine, network, provider } from './configuration.ts';
import { changesOf, createWorkspace, noTerraform, type Workspace } from './terraform.ts';

describe.skipIf(noTerraform)(`the life of a machine in the sandbox cloud ${noTerraform}`, () => {
  let cloud: SandboxCloud;
  let workspace: Workspace;

  beforeEach(async () => {
    cloud = await startSandboxCloud({ dir: mkdtempSync(join(tmpdir(), 'sandbox-cloud-dir-')) });
    workspace = createWorkspace(cloud.reattachFor({ jailed: false }));
    workspace.write(provider + network + machine());
    await workspace.init();
  });
  afterEach(async () => {
    await cloud.close();
    workspace.remove();
  });

  it('is planned, made, found unchanged, changed in place, replaced and removed', async () => {
    expect(changesOf(await workspace.plan())).toEqual({
      'google_compute_instance.web': 'create',
      'google_compute_network.main': 'create',
      'google_compute_subnetwork.main': 'create',
    });
    expect((await workspace.run('apply', '-no-color', 'plan')).output).toContain('3 added, 0 changed, 0 destroyed');
    expect(changesOf(await workspace.plan())).toEqual({});

    workspace.write(provider + network + machine({ type: 'e2-medium' }));
    expect(changesOf(await workspace.plan())).toEqual({ 'google_compute_instance.web': 'update' });
    expect((await workspace.apply()).output).toContain('0 added, 1 changed, 0 destroyed');

    workspace.write(provider + network + machine({ type: 'e2-medium', image: 'debian-13' }));
    const replacing = await workspace.plan();
    expect(changesOf(replacing)).toEqual({ 'google_compute_instance.web': 'delete,create' });
    expect(replacing.resource_changes?.[0]?.change.replace_paths).toEqual([
      ['boot_disk', 0, 'initialize_params', 0, 'image'],
    ]);
    expect((await workspace.run('apply', '-no-color', 'plan')).output).toContain('1 added, 0 changed, 1 destroyed');

    expect((await workspace.destroy()).output).toContain('3 destroyed');
    expect(await cloud.objects()).toEqual([]);
  });
});
