/**
 * The process in which the sandbox clouds live: `node serve.js --dir <folder> [--latency realistic|<ms>|create=<ms>,…]
 * [--with-parent]`. Prints one line of JSON, a `Ready`, once it answers. With `--with-parent` it ends when its
 * standard input does, which is when the process that started it is gone, however that came.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cloud, clouds } from './clouds.ts';
import { serveProvider } from './provider/connect.ts';
import { parseLatency } from './provider/latency.ts';
import type { Ready } from './ready.ts';
import type { RunningProvider } from './reattach.ts';
import { openStore } from './store/index.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    latency: { type: 'string', default: '0' },
    'with-parent': { type: 'boolean', default: false },
  },
});
if (values.dir === undefined) throw new Error('Say where the cloud is kept: --dir <folder>');

const store = openStore(values.dir);
const latency = parseLatency(values.latency);
// Not in the cloud's own folder: the path of a socket can have no more than some hundred characters.
const socketDir = mkdtempSync(join(tmpdir(), 'sandbox-cloud-'));

function listen(cloud: Cloud): Promise<RunningProvider> {
  const socket = join(socketDir, `${cloud.source.replace('/', '-')}.sock`);
  const server = createServer();
  serveProvider(server, { cloud, store, latency, shutdown() {} });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, () => resolve({ source: cloud.source, socket }));
  });
}

function end(): void {
  rmSync(socketDir, { recursive: true, force: true });
  process.exit(0);
}

process.on('SIGTERM', end);
process.on('SIGINT', end);
if (values['with-parent']) process.stdin.on('end', end).on('error', end).resume();

const ready: Ready = { pid: process.pid, socketDir, providers: await Promise.all(clouds.map(listen)) };
process.stdout.write(`${JSON.stringify(ready)}\n`);
