import { Socket } from 'node:net';

/** Names and addresses of this machine. */
export const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** Where this process connected to since: hosts as they were asked for, before any look-up. Children such as git are not seen. */
export function recordConnections(): { hosts: ReadonlySet<string>; stop(): void } {
  const hosts = new Set<string>();
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function recorded(this: Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (host !== undefined) hosts.add(host);
    return Reflect.apply(connect, this, args) as Socket;
  } as typeof connect;
  return {
    hosts,
    stop() {
      Socket.prototype.connect = connect;
    },
  };
}

/** Undefined for a socket of the file system. Node itself hands on its arguments in one list. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as unknown[];
  if (typeof first === 'object' && first !== null) {
    const { path, host = 'localhost' } = first as { path?: string | null; host?: string };
    return path ? undefined : host;
  }
  return typeof second === 'string' ? second : 'localhost';
}
