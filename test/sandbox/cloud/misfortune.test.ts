import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { machine, network, provider } from './configuration.ts';
import { useSandbox } from './sandbox.ts';
import { changesOf, noTerraform } from './terraform.ts';

const INSTANCE = 'google_compute_instance';
const ID = 'projects/shop/zones/europe-west1-b/instances/web';

describe.skipIf(noTerraform)(`what can go wrong in the sandbox cloud ${noTerraform}`, () => {
  const sandbox = useSandbox();
  const prepared = async () => {
    const { cloud, workspace } = sandbox;
    workspace.write(provider + network + machine());
    await workspace.init();
    return { cloud, workspace };
  };

  it('a spent quota stops one object; the rest is made, and the next try completes it', async () => {
    const { cloud, workspace } = await prepared();
    await cloud.addChaos({ on: 'create', type: INSTANCE, kind: 'quota', times: 1 });
    const first = await workspace.apply();
    expect(first.exitCode).toBe(1);
    expect(first.output).toContain("Error creating instance: googleapi: Error 403: Quota 'CPUS' exceeded.");
    expect((await cloud.objects()).map(({ type }) => type).sort()).toEqual([
      'google_compute_network',
      'google_compute_subnetwork',
    ]);
    expect((await workspace.apply()).output).toContain('1 added, 0 changed, 0 destroyed');
  });

  it('an error midway leaves the object there, tainted, and the next plan replaces it', async () => {
    const { cloud, workspace } = await prepared();
    await cloud.addChaos({ on: 'create', name: 'web', type: INSTANCE, kind: 'midway', message: 'lost contact' });
    expect((await workspace.apply()).output).toContain('Error creating instance: lost contact');
    expect((await cloud.objects()).map(({ id }) => id)).toContain(ID);
    await cloud.clearChaos();
    expect(changesOf(await workspace.plan())).toEqual({ 'google_compute_instance.web': 'delete,create' });
  });

  it('a provider that crashes fails the run, and the cloud is there for the next one', async () => {
    const { cloud, workspace } = await prepared();
    await cloud.addChaos({ on: 'create', type: INSTANCE, kind: 'crash', times: 1 });
    const { exitCode, output } = await workspace.apply();
    expect(exitCode).toBe(1);
    expect(output).toContain('Error: Plugin did not respond');
    expect((await workspace.apply()).output).toContain('1 added');
  });

  it('a refused plan, read, update and delete are told apart', async () => {
    const { cloud, workspace } = await prepared();
    await cloud.addChaos({ on: 'plan', type: INSTANCE, kind: 'fail', message: 'no plan today', times: 1 });
    expect((await workspace.apply()).output).toContain('Error: no plan today');
    await workspace.apply();
    await cloud.addChaos({ on: 'read', type: INSTANCE, kind: 'fail', message: 'no look today', times: 1 });
    expect((await workspace.apply()).output).toContain('no look today');
    await cloud.addChaos({ on: 'delete', type: INSTANCE, kind: 'fail', message: 'not gone today', times: 1 });
    expect((await workspace.destroy()).output).toContain('Error deleting instance: not gone today');
    expect(await cloud.objects()).toHaveLength(3);
  });

  it('a cloud that hangs lets go when terraform is interrupted, and nothing half-made is left', async () => {
    const { cloud, workspace } = await prepared();
    await cloud.addChaos({ on: 'create', type: INSTANCE, kind: 'hang' });
    const terraform = workspace.start('apply', '-auto-approve', '-input=false', '-no-color', '-json');
    const ended = once(terraform, 'close');
    const errors = text(terraform.stderr);
    let output = '';
    for await (const line of createInterface(terraform.stdout)) {
      output += line;
      if (line.includes('apply_start') && line.includes(INSTANCE)) terraform.kill('SIGINT');
    }
    expect(await ended).toEqual([1, null]);
    // It is asked to end when the call begins, which may be a moment before the cloud is called.
    expect(output).toMatch(/context canceled|execution halted/);
    expect(await errors).toBe('');
    expect((await cloud.objects()).some(({ type }) => type === INSTANCE)).toBe(false);
    const calls = (await cloud.log()).filter(({ operation, name }) => operation === 'create' && name === 'web');
    expect(calls.at(-1)?.outcome ?? 'interrupted').toBe('interrupted');
  });

  it('a change from outside shows as drift and is undone', async () => {
    const { cloud, workspace } = await prepared();
    await workspace.apply();
    await cloud.change(INSTANCE, ID, { machine_type: 'n2-standard-64' });
    const plan = await workspace.plan();
    expect(plan.resource_drift?.map(({ address, change }) => [address, change.actions])).toEqual([
      ['google_compute_instance.web', ['update']],
    ]);
    expect(plan.resource_drift?.[0]?.change.after).toMatchObject({ machine_type: 'n2-standard-64' });
    expect(changesOf(plan)).toEqual({ 'google_compute_instance.web': 'update' });
  });

  it('an object that someone removed shows as drift and is made again', async () => {
    const { cloud, workspace } = await prepared();
    await workspace.apply();
    await cloud.remove(INSTANCE, ID);
    const plan = await workspace.plan();
    expect(plan.resource_drift?.map(({ change }) => change.actions)).toEqual([['delete']]);
    expect(changesOf(plan)).toEqual({ 'google_compute_instance.web': 'create' });
    await expect(cloud.remove(INSTANCE, ID)).rejects.toThrow(`has no ${INSTANCE}`);
  });

  it('a name that Google refuses is refused before anything is planned', async () => {
    const { workspace } = await prepared();
    workspace.write(provider + network.replaceAll('"main"', '"Main_1"').replaceAll('.main.', '.Main_1.'));
    const { exitCode, output } = await workspace.run('validate', '-no-color');
    expect(exitCode).toBe(1);
    expect(output).toContain('"name" ("Main_1") doesn\'t match regexp');
  });

  it('a network in use cannot be deleted', async () => {
    const { cloud, workspace } = await prepared();
    await workspace.apply();
    await workspace.run('state', 'rm', 'google_compute_subnetwork.main', 'google_compute_instance.web');
    expect((await workspace.destroy()).output).toContain('resourceInUseByAnotherResource');
    expect(await cloud.objects()).toHaveLength(3);
  });

  it('what is not there cannot be used, except for what every project has', async () => {
    const { workspace } = await prepared();
    const firewall = (name: string) => `
resource "google_compute_firewall" "${name}" {
  name    = "${name}"
  network = "${name}"

  deny {
    protocol = "all"
  }
}
`;
    workspace.write(provider + firewall('default') + firewall('forgotten'));
    const { exitCode, output } = await workspace.apply();
    expect(exitCode).toBe(1);
    expect(output).toContain("Error creating Firewall: googleapi: Error 404: The resource 'forgotten' was not found");
    expect(output).toContain('google_compute_firewall.default: Creation complete');
  });

  it('what vanished between plan and apply cannot be changed', async () => {
    const { cloud, workspace } = await prepared();
    await workspace.apply();
    workspace.write(provider + network + machine({ type: 'e2-medium' }));
    await workspace.plan();
    await cloud.remove(INSTANCE, ID);
    const { exitCode, output } = await workspace.run('apply', '-no-color', 'plan');
    expect(exitCode).toBe(1);
    expect(output).toContain(`Error updating instance: googleapi: Error 404: The resource '${ID}' was not found`);
  });
});
