import { once } from 'node:events';
import { mkdir, open as openFolder, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '../files.ts';
import type { Bind } from '../jail.ts';
import type { Variables } from '../ports.ts';
import { createProxy, type EgressEvent, type EgressRules } from './proxy.mjs';

const codeOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const FORWARDER = codeOf('forwarder.cjs');
/** The proxy that an apply keeps beside itself. */
export const PROXY_PROCESS = codeOf('process.mjs');

const PORT = 3128;
const IN_JAIL = { node: '/guildops/node', forwarder: '/guildops/forwarder.cjs', folder: '/guildops/way' };
const SOCKET = 'socket';

/** How a program in the jail finds the way out. Nothing is exempt: what is not the jail's own is behind the proxy. */
export const PROXY_VARIABLES: Variables = Object.fromEntries(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map((name) => [name, `http://127.0.0.1:${PORT}`]),
);

/** Whatever a folder is bound to the forwarder sees of it: the socket may be made later. */
export const wayBinds = (node: string, folder: string): Bind[] => [
  { from: node, to: IN_JAIL.node, writable: false },
  { from: FORWARDER, to: IN_JAIL.forwarder, writable: false },
  { from: folder, to: IN_JAIL.folder, writable: false },
];

/**
 * Starts a program of ours beside what comes, without any of its environment, and waits until it has said `ready` and closed its output.
 * A constant, like everything that a shell reads here.
 */
export const START_BESIDE = `beside() { [ "$(env -i "$@" 2>/dev/null </dev/null &)" = ready ]; }`;

/** Opens the way out of the jail, then becomes the engine, which so stays its process 1. */
const OPEN_WAY = `${START_BESIDE}
beside "$1" "$2" "$3" "$4" || { echo 'GuildOps could not open the way out of the jail' >&2; exit 70; }
shift 4; exec "$@"`;

/** The command in front of the engine's own. */
export const openWay = (command: readonly string[]): string[] => [
  ...['/bin/sh', '-c', OPEN_WAY, 'way', IN_JAIL.node, IN_JAIL.forwarder, String(PORT)],
  ...[join(IN_JAIL.folder, SOCKET), ...command],
];

/**
 * Listens for one step of a run, in this process.
 * @returns closes it, with all that goes through it
 */
export async function listenInside(
  folder: string,
  rules: EgressRules,
  note: (event: EgressEvent) => void,
): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rm(join(folder, SOCKET), { force: true });
  const server = createProxy({ rules, note });
  // A socket's whole path has at most 107 bytes, and the data folder may be deep: seen from the folder's descriptor it is short. It stays open
  // until the end, as the socket is removed by that path.
  const handle = await openFolder(folder, 'r');
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket.on('close', () => sockets.delete(socket))));
  server.listen(`/proc/self/fd/${handle.fd}/${SOCKET}`);
  try {
    await once(server, 'listening');
  } catch (fault) {
    await handle.close();
    throw fault;
  }
  return async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
    await handle.close();
  };
}

export interface Orders {
  rules: EgressRules;
  log: string;
}

/** What the proxy of an apply is told; not in the folder that its jail sees. */
export async function orderProxy(folder: string, path: string, orders: Orders): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeWhole(path, JSON.stringify(orders));
}
