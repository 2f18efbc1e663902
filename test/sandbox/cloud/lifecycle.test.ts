import { describe, expect, it } from 'vitest';
import { machine, network, provider } from './configuration.ts';
import { useSandbox } from './sandbox.ts';
import { changesOf, noTerraform } from './terraform.ts';

describe.skipIf(noTerraform)(`the life of a machine in the sandbox cloud ${noTerraform}`, () => {
  const sandbox = useSandbox();

  it('is planned, made, found unchanged, changed in place, replaced and removed', async () => {
    const { cloud, workspace } = sandbox;
    workspace.write(provider + network + machine());
    await workspace.init();
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
    expect((await cloud.log()).filter(({ outcome }) => outcome === 'done').map(({ operation }) => operation)).toEqual([
      ...['create', 'create', 'create', 'update', 'delete', 'create'],
      ...['delete', 'delete', 'delete'],
    ]);
  });

  it('writes ids, links and addresses as Google does', async () => {
    const { workspace } = sandbox;
    workspace.write(provider + network + machine());
    await workspace.init();
    await workspace.apply();
    const outputs = JSON.parse((await workspace.run('output', '-json')).output);
    const id = 'projects/shop/zones/europe-west1-b/instances/web';
    expect(outputs.web.value.link).toBe(`https://www.googleapis.com/compute/v1/${id}`);
    expect(outputs.web.value.ip).toMatch(/^10\.20\.0\.(?:[2-9]|1[0-3])$/); // Google keeps four addresses of each range
    const [object] = (await sandbox.cloud.objects()).filter(({ type }) => type === 'google_compute_instance');
    expect(object).toMatchObject({
      id,
      name: 'web',
      attributes: { effective_labels: { team: 'shop', 'goog-terraform-provisioned': 'true' } },
    });
  });

  it('needs leave to be stopped for another machine type', async () => {
    const { workspace } = sandbox;
    workspace.write(provider + network + machine({ stoppable: false }));
    await workspace.init();
    await workspace.apply();
    workspace.write(provider + network + machine({ stoppable: false, type: 'e2-medium' }));
    const { exitCode, output } = await workspace.apply();
    expect(exitCode).toBe(1);
    expect(output.replace(/\s+[│|]?\s*/g, ' ')).toContain('please set allow_stopping_for_update = true');
  });

  it('can be brought under terraform by its id when it exists already', async () => {
    const { workspace } = sandbox;
    workspace.write(provider + network + machine());
    await workspace.init();
    await workspace.apply();
    await workspace.run('state', 'rm', 'google_compute_instance.web');
    expect((await workspace.apply()).output).toContain('already exists, alreadyExists');
    const id = 'projects/shop/zones/europe-west1-b/instances/web';
    expect((await workspace.run('import', '-no-color', 'google_compute_instance.web', id)).exitCode).toBe(0);
    expect(changesOf(await workspace.plan())).toEqual({});
  });
});
