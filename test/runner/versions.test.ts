import { chmod, copyFile, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sayingVersion } from '../../sandbox/releases/releases.ts';
import type { EngineName } from '../../src/core/project.ts';
import type { RunProject } from '../../src/deploy/ports.ts';
import { type Block, parseHcl } from '../../src/repo/hcl/blocks.ts';
import { blockDigest } from '../../src/repo/hcl/canonical.ts';
import { probeBinary } from '../../src/runner/binary.ts';
import { engineFile } from '../../src/runner/engine-folder.ts';
import { createBinaries, wantedFor } from '../../src/runner/find-binary.ts';
import { aFind } from '../fakes/words.ts';
import { createInstallRig, type InstallRig } from './install/rig.ts';
import { BACKEND, createRig, project, type Rig, terraform } from './rig.ts';

const FOUND: NonNullable<RunProject['found']> = {
  ...aFind,
  block: blockDigest(parseHcl(BACKEND)[0]?.blocks[0] as Block),
};
const pinned = (engineVersion: string, engine: EngineName = 'terraform'): RunProject => ({
  ...project,
  engine,
  found: { ...FOUND, engineVersion },
});

async function writeProgram(path: string, text: Buffer): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await chmod(`${path}.new`, 0o755);
  await rename(`${path}.new`, path);
  return path;
}

let rig: InstallRig;
beforeEach(async () => {
  rig = await createInstallRig();
});
afterEach(() => rig.close());
const keep = (name: EngineName, version: string, says = version) =>
  writeProgram(engineFile(rig.folder, { name, version }), sayingVersion(name, says));
const host = (version: string) => writeProgram(join(rig.folder, '..', 'host'), sayingVersion('terraform', version));
const finding = (binaries: Partial<Record<EngineName, string>>, mayInstall = false) =>
  createBinaries({ binaries, engines: { folder: rig.folder, ...(mayInstall && { install: rig.install }) } });

describe('the engine of a project', () => {
  it("is the host's own where no version is asked for, whatever lies in the folder", async () => {
    await keep('terraform', '1.12.0');
    const path = await host('1.11.4');
    expect(await finding({ terraform: path }).find(wantedFor(project))).toEqual({
      ...{ name: 'terraform', version: '1.11.4', path },
    });
  });

  it('is the one in the folder of exactly the version that is asked for', async () => {
    const [terraformPath, tofuPath] = [await keep('terraform', '1.9.8'), await keep('tofu', '1.9.0')];
    await keep('terraform', '1.9.9');
    const { find } = finding({ terraform: await host('1.11.4') });
    expect(await find(wantedFor(pinned('1.9.8')))).toMatchObject({ version: '1.9.8', path: terraformPath });
    expect(await find(wantedFor(pinned('1.9.0', 'tofu')))).toMatchObject({ name: 'tofu', path: tofuPath });
  });

  it("is the host's own where that is the version that is asked for", async () => {
    const path = await host('1.11.4');
    expect(await finding({ terraform: path }).find(wantedFor(pinned('1.11.4')))).toMatchObject({ path });
  });

  it('that is nowhere is refused with the command that installs it', async () => {
    const { find } = finding({ terraform: await host('1.11.4') });
    await expect(find(wantedFor(pinned('1.9.8')))).rejects.toThrow(
      'this project asks for version 1.9.8, and 1.11.4 is there. Run `guildops engine install terraform 1.9.8` there, or set GUILDOPS_ENGINE_INSTALL=1',
    );
    expect(rig.releases.requests).toEqual([]);
  });

  it('that is nowhere is fetched where that is allowed, once for all that need it', async () => {
    await rig.releases.publish('tofu', '1.9.0');
    const { find } = finding({}, true);
    const found = await Promise.all([
      find(wantedFor(pinned('1.9.0', 'tofu'))),
      find(wantedFor(pinned('1.9.0', 'tofu'))),
    ]);
    expect(found.map(({ version }) => version)).toEqual(['1.9.0', '1.9.0']);
    expect(rig.releases.requests).toHaveLength(3);
  });

  it('that cannot be fetched is refused with the reason', async () => {
    await rig.releases.publish('terraform', '1.9.7');
    const { find } = finding({ terraform: await host('1.11.4') }, true);
    await expect(find(wantedFor(pinned('1.9.8')))).rejects.toThrow(
      /asks for version 1\.9\.8, and 1\.11\.4 is there, and .*no such release.*nearest are 1\.9\.7.*docs\/engines\.md/,
    );
  });

  it("that says that it is another version is refused, and not replaced by the host's", async () => {
    const path = await keep('terraform', '1.9.8', '1.9.7');
    const { find } = finding({ terraform: await host('1.9.8') }, true);
    await expect(find(wantedFor(pinned('1.9.8')))).rejects.toThrow(`${path} says that it is version 1.9.7. Remove`);
  });

  it('for an apply is the one that made the plan, also when the host has a newer one meanwhile', async () => {
    await keep('terraform', '1.11.4');
    const { find } = finding({ terraform: await host('1.12.0') });
    expect(await find(wantedFor(project, 'terraform 1.11.4'))).toMatchObject({ version: '1.11.4' });
    await expect(find(wantedFor(project, 'terraform 1.10.0'))).rejects.toThrow('it was planned by version 1.10.0');
  });

  it('is asked for its version again once another file is in its place', async () => {
    const { find, all } = finding({ terraform: await host('1.11.4') });
    expect((await find(wantedFor(project))).version).toBe('1.11.4');
    await host('1.12.10');
    await keep('terraform', '1.9.8');
    await keep('terraform', '1.10.0');
    expect((await find(wantedFor(project))).version).toBe('1.12.10');
    expect((await all(['terraform', 'tofu'])).map(({ version }) => version)).toEqual(['1.12.10', '1.9.8', '1.10.0']);
  });
});

describe.runIf(terraform)('a plan with a version', () => {
  let runner: Rig;
  beforeEach(async () => {
    runner = await createRig({ engines: { folder: rig.folder } });
  });
  afterEach(() => runner.close());

  it('is made and applied by exactly that one, and says so', async () => {
    const version = await probeBinary(terraform ?? '');
    const path = engineFile(rig.folder, { name: 'terraform', version });
    await mkdir(dirname(path), { recursive: true });
    await symlink(terraform ?? '', path).catch(() => copyFile(terraform ?? '', path));
    const other = runner.withOptions({ binaries: { terraform: await host('1.0.0') } });
    const task = { project: pinned(version), tree: runner.tree({ 'main.tf': BACKEND }) };
    const plan = await other.engine.plan({ ...task, run: runner.run('plan'), handMade: true });
    expect(plan).toMatchObject({ kind: 'planned', engine: `terraform ${version}` });
    if (plan.kind !== 'planned') return;
    const apply = { project, tree: task.tree, run: runner.run('apply'), file: plan.file };
    expect(await other.engine.apply({ ...apply, engine: plan.engine }, () => {})).toEqual({ kind: 'applied' });
    expect(await other.engine.versions()).toEqual(['terraform 1.0.0', `terraform ${version}`]);
  });

  it('that is nowhere fails before anything runs, with what to do', async () => {
    const task = { project: pinned('1.5.7'), tree: runner.tree({ 'main.tf': BACKEND }), run: runner.run('plan') };
    expect(await runner.engine.plan({ ...task, handMade: true })).toMatchObject({
      ...{ kind: 'failed', step: 'init' },
      output: expect.stringContaining('guildops engine install terraform 1.5.7'),
    });
  });

  it('that went since is told by the apply, which changes nothing', async () => {
    const task = { project, tree: runner.tree({ 'main.tf': BACKEND }), file: Buffer.from('x') };
    const applied = await runner.engine.apply(
      { ...task, run: runner.run('apply'), engine: 'terraform 1.5.7' },
      () => {},
    );
    expect(applied).toMatchObject({
      outcome: 'nothing-changed',
      reason: expect.stringContaining('planned by version'),
    });
  });
});
