import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { provider } from './configuration.ts';
import { useSandbox } from './sandbox.ts';
import { createWorkspace, noTerraform } from './terraform.ts';

const bucket = (name: string, alias = '') => `
resource "google_storage_bucket" "${name}" {
  name     = "${name}"
  location = "EU"
  ${alias && `provider = google.${alias}`}
}
`;

describe.skipIf(noTerraform)(`provider blocks and runs side by side ${noTerraform}`, () => {
  const sandbox = useSandbox({ create: 300 });

  it('each have their own settings', async () => {
    const { cloud, workspace } = sandbox;
    const alias = `
provider "google" {
  alias                           = "books"
  project                         = "books"
  default_labels                  = { owner = "library" }
  add_terraform_attribution_label = false
}
`;
    workspace.write(provider + alias + bucket('shop-things') + bucket('book-things', 'books'));
    await workspace.init();
    expect((await workspace.apply()).output).toContain('2 added');
    const found = (await cloud.objects()).map(({ name, attributes }) => [
      name,
      attributes.project,
      attributes.effective_labels,
    ]);
    expect(found.sort()).toEqual([
      ['book-things', 'books', { owner: 'library' }],
      ['shop-things', 'shop', { 'goog-terraform-provisioned': 'true' }],
    ]);
  });

  it('use a project of the sandbox where they name none', async () => {
    const { cloud, workspace } = sandbox;
    workspace.write(`provider "google" {}\n${bucket('things')}`);
    await workspace.init();
    await workspace.apply();
    expect((await cloud.objects()).map(({ attributes }) => attributes.project)).toEqual(['sandbox-project']);
  });

  it('do not wait for or disturb each other', async () => {
    const { cloud } = sandbox;
    const workspaces = ['one', 'two', 'three'].map((name) => {
      const workspace = createWorkspace(cloud.reattachFor({ jailed: false }));
      workspace.write(provider.replace('"shop"', `"project-${name}"`) + bucket(`bucket-${name}`));
      return workspace;
    });
    const outputs = await Promise.all(
      workspaces.map(async (workspace) => {
        await workspace.init();
        return (await workspace.apply()).output;
      }),
    );
    for (const output of outputs) expect(output).toContain('1 added');
    expect((await cloud.objects()).map(({ attributes }) => attributes.project).sort()).toEqual([
      ...['project-one', 'project-three', 'project-two'],
    ]);
    for (const workspace of workspaces) workspace.remove();
  });

  it('are stopped one at a time', async () => {
    const { cloud, workspace } = sandbox;
    const other = createWorkspace(cloud.reattachFor({ jailed: false }));
    workspace.write(provider + bucket('stopped'));
    other.write(provider + bucket('goes-on'));
    await Promise.all([workspace.init(), other.init()]);
    await cloud.addChaos({ on: 'create', name: 'stopped', kind: 'hang' });
    const stopped = workspace.start('apply', '-auto-approve', '-input=false');
    const ended = once(stopped, 'close');
    stopped.stdout.on('data', (chunk) => String(chunk).includes('Creating...') && stopped.kill('SIGINT'));
    expect((await other.apply()).output).toContain('1 added');
    expect(await ended).toEqual([1, null]);
    expect((await cloud.objects()).map(({ name }) => name)).toEqual(['goes-on']);
    other.remove();
  });
});
