import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { provider } from './configuration.ts';
import { useSandbox } from './sandbox.ts';
import { noTerraform } from './terraform.ts';

const isolated = ['--unshare-user', '--unshare-pid', '--unshare-net', '--die-with-parent', '--clearenv'];
const system = ['/usr', '/bin', '/lib', '/lib64'].filter(existsSync).flatMap((dir) => ['--ro-bind', dir, dir]);
const jail = [...isolated, ...system, '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'];
const noJail = spawnSync('bwrap', [...jail, 'true']).status === 0 ? '' : 'bubblewrap does not work here';
const skipped = noTerraform || noJail;

describe.skipIf(skipped)(`terraform in a jail of its own ${skipped}`, () => {
  // Longer than the second after which terraform looks whether the provider's pid is still there.
  const sandbox = useSandbox({ create: 1500 });

  it('reaches the sandbox cloud and stays with it', async () => {
    const { cloud, workspace } = sandbox;
    workspace.write(`${provider}resource "google_compute_network" "main" {\n  name = "main"\n}\n`);
    const env = {
      PATH: process.env.PATH ?? '',
      TF_CLI_CONFIG_FILE: `${workspace.dir}/cli.tfrc`,
      TF_REATTACH_PROVIDERS: cloud.reattach,
    };
    const run = (...args: string[]) => {
      const binds = [workspace.dir, cloud.socketDir].flatMap((dir) => ['--bind', dir, dir]);
      const settings = Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]);
      const jailed = [...jail, ...binds, ...settings, '--chdir', workspace.dir, 'terraform', ...args];
      return spawnSync('bwrap', jailed, { encoding: 'utf8' });
    };
    expect(run('init', '-input=false').status).toBe(0);
    expect(run('apply', '-auto-approve', '-no-color').stdout).toContain('1 added');
    expect(await cloud.objects()).toHaveLength(1);
  });
});
