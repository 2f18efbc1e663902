import { execFile } from 'node:child_process';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { detectJail } from '../src/runner/jail.ts';

const run = promisify(execFile);

async function firstLine(command: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(command, args);
  return stdout.split('\n')[0]?.trim() ?? '';
}

/** The facts without which a figure says nothing, in one line. */
export async function machineLine(): Promise<string> {
  const [git, terraform, jail] = await Promise.all([
    firstLine('git', '--version'),
    firstLine('terraform', 'version'),
    detectJail(),
  ]);
  const [load = 0] = loadavg();
  return [
    `${cpus().length} × ${cpus()[0]?.model.trim() || 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${platform()} ${arch()}`,
    `node ${process.versions.node}`,
    git,
    terraform,
    jail.kind === 'bwrap' ? jail.version : 'no jail',
    `load ${load.toFixed(1)}`,
  ].join(' · ');
}
