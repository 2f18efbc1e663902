import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { clouds } from '../../../sandbox/cloud/clouds.ts';
import { startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import type { Ready } from '../../../sandbox/cloud/ready.ts';
import { PATIENCE_MS } from '../../../sandbox/patience.ts';
import { tempDir } from './temp-dir.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A node that understands our source. */
function node(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('Started without an output');
  const [line] = await once(createInterface(stdout), 'line');
  return line;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the process of the sandbox clouds', () => {
  it('announces each cloud under the registries of terraform and OpenTofu, for use inside and outside a jail', async () => {
    const cloud = await startSandboxCloud({ dir: tempDir() });
    const jailed = JSON.parse(cloud.reattach);
    const providers = clouds.map(({ source }) => source);
    expect(Object.keys(jailed)).toEqual(
      providers.flatMap((source) => [`registry.terraform.io/${source}`, `registry.opentofu.org/${source}`]),
    );
    expect(jailed['registry.terraform.io/hashicorp/google']).toEqual({
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: 1,
      Test: true,
      Addr: { Network: 'unix', String: join(cloud.socketDir, 'hashicorp-google.sock') },
    });
    const outside = JSON.parse(cloud.reattachFor({ jailed: false }));
    const pid: number = outside['registry.opentofu.org/hashicorp/google'].Pid;
    expect(isAlive(pid)).toBe(true);

    await cloud.close();
    await cloud.close();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(cloud.socketDir)).toBe(false);
  });

  it('ends when the one that started it is killed', async () => {
    const index = join(root, 'sandbox/cloud/index.ts');
    const script = `
      import { startSandboxCloud } from ${JSON.stringify(index)};
      const cloud = await startSandboxCloud({ dir: ${JSON.stringify(tempDir())} });
      console.log(cloud.reattachFor({ jailed: false }));
      setInterval(() => {}, 1000);
    `;
    const parent = node('--input-type=module', '--eval', script);
    const reattach = JSON.parse(await firstLine(parent));
    const { Pid: pid, Addr: address } = reattach['registry.terraform.io/hashicorp/google'];
    parent.kill('SIGKILL');
    await vi.waitUntil(() => !isAlive(pid), { timeout: PATIENCE_MS });
    expect(existsSync(address.String)).toBe(false);
  });

  it('runs on its own too, until it is told to end', async () => {
    const server = node('sandbox/cloud/serve.ts', '--dir', tempDir(), '--latency', 'create=10,delete=20');
    const ready: Ready = JSON.parse(await firstLine(server));
    expect(ready.providers.map(({ source }) => source)).toEqual(clouds.map(({ source }) => source));
    expect(ready.providers.every(({ socket }) => existsSync(socket))).toBe(true);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
    expect(existsSync(ready.socketDir)).toBe(false);
  });

  it('does not start without a place for the cloud, and says so to the one who wanted it', async () => {
    const dir = join(root, 'package.json', 'cloud'); // below a file nothing can be made
    await expect(startSandboxCloud({ dir })).rejects.toThrow('ENOTDIR');
  });

  it('keeps what exists when it is started again', async () => {
    const dir = tempDir();
    const first = await startSandboxCloud({ dir });
    await first.addChaos({ on: 'create', kind: 'quota' });
    await first.close();
    const second = await startSandboxCloud({ dir });
    expect(await second.objects()).toEqual([]);
    expect(await second.log()).toEqual([]);
    await second.close();
  });
});
