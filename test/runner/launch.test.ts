import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/core/redact.ts';
import type { Prepared } from '../../src/runner/command.ts';
import { makeFolders } from '../../src/runner/files.ts';
import { launch } from '../../src/runner/launch.ts';
import { folderOf } from '../../src/runner/place.ts';
import { isAlive, type ProcessId } from '../../src/runner/processes.ts';
import { createRig } from './rig.ts';

/** A run whose engine is a program of the host's, without a jail. */
async function prepare(dir: string, binary: string): Promise<Prepared> {
  const folder = folderOf(dir, 'a-1-apply');
  await makeFolders(folder);
  const { root, tree, out, home, config, identity } = folder;
  return {
    jail: { kind: 'none', why: 'a test' },
    binary: { name: 'terraform', path: binary, version: '1.0.0' },
    host: { folder, binary, data: root },
    place: { binary, tree, out, data: root, home, tmp: home, config, identity },
    directory: '.',
    environment: { PATH: '/usr/bin:/bin' },
    secrets: [],
    redact: createRedactor([]),
  };
}

describe('an engine that is started apart from us', () => {
  it('gets its arguments as they are, whatever is in them', async () => {
    const rig = await createRig();
    const prepared = await prepare(rig.dir, '/bin/echo');
    const plan = `$(touch ${rig.dir}/x) \`id\` "; exit 7 #\n'`;
    await launch(prepared, plan, async () => {});
    const exit = join(prepared.host.folder.out, 'exit');
    await expect.poll(() => readFileSync(exit, 'utf8'), { interval: 20 }).toBe('0\n');
    expect(readFileSync(join(prepared.host.folder.out, 'stream.jsonl'), 'utf8')).toContain(plan);
    await rig.close();
  });

  it('is not begun when nobody could note it', async () => {
    const rig = await createRig();
    const prepared = await prepare(rig.dir, '/bin/echo');
    let supervisor: ProcessId | undefined;
    const full = async (process: ProcessId) => {
      supervisor = process;
      throw new Error('disk full');
    };
    await expect(launch(prepared, 'plan', full)).rejects.toThrow('disk full');
    expect(supervisor && (await isAlive(supervisor))).toBe(false);
    expect(readFileSync(join(prepared.host.folder.out, 'exit'), 'utf8')).toBe('never\n');
    await rig.close();
  });

  it('is not begun when we are killed before we noted it', async () => {
    const rig = await createRig();
    const { host } = await prepare(rig.dir, '/bin/echo');
    const script = `
      const { launch } = await import('${new URL('../../src/runner/launch.ts', import.meta.url).href}');
      const prepared = JSON.parse(process.argv[1]);
      await launch(prepared, 'plan', async (supervisor) => {
        console.log(supervisor.pid);
        process.stdin.resume(); // alive until it is killed
        await new Promise(() => {});
      });`;
    const prepared = JSON.stringify(await prepare(rig.dir, '/bin/echo'));
    const child = execa(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, prepared], {
      reject: false,
    });
    for await (const _ of child) child.kill('SIGKILL');
    const exit = join(host.folder.out, 'exit');
    await expect.poll(() => readFileSync(exit, 'utf8'), { interval: 20 }).toBe('never\n');
    await rig.close();
  });
});
