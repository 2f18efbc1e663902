import { lstat, readlink } from 'node:fs/promises';
import { execa } from 'execa';
import { openWay, wayBinds } from './egress/way.ts';
import { PATH } from './environment.ts';

/** Whether runs can be shut in, and with what. */
export type Jail =
  | { kind: 'bwrap'; path: string; version: string; system: readonly string[]; network: JailNetwork }
  | { kind: 'none'; why: string };

/** Whether what is in a jail reaches only what our proxy lets it, for which `node` runs inside; or all that the host reaches. */
export type JailNetwork = { kind: 'shut'; node: string } | { kind: 'open'; why: string };

/** A folder or file that exists inside the jail. */
export interface Bind {
  from: string;
  to: string;
  writable: boolean;
}

/** Root folders of a host; where `/bin` is a link into `/usr` the jail has the same link. */
const ROOTS = ['/bin', '/sbin', '/lib', '/lib32', '/lib64'];

/** What a program needs to reach the network: certificates and name resolution. */
const NETWORK = [
  '/etc/ssl',
  '/etc/pki',
  '/etc/ca-certificates',
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/nsswitch.conf',
];

async function systemArguments(): Promise<string[]> {
  const roots = await Promise.all(
    ROOTS.map(async (path) => {
      const found = await lstat(path).catch(() => undefined);
      if (found?.isSymbolicLink()) return ['--symlink', await readlink(path), path];
      return found ? ['--ro-bind', path, path] : [];
    }),
  );
  return ['--ro-bind', '/usr', '/usr', ...roots.flat(), ...NETWORK.flatMap((path) => ['--ro-bind-try', path, path])];
}

/**
 * Namespaces of its own, no capability, and no `/proc` at all: without it HCL cannot read any environment (`file("/proc/self/environ")`),
 * not even its own. Devices are `/dev/null` only: a `file("/dev/zero")` would never end. The engine is process 1, so that bubblewrap's
 * `child-pid` is the engine's own and everything it started ends with it.
 */
const WALLS = [
  ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
  ...['--new-session', '--cap-drop', 'ALL', '--as-pid-1'],
  ...['--dir', '/dev', '--dev-bind', '/dev/null', '/dev/null'],
  ...['--tmpfs', '/tmp', '--tmpfs', '/home', '--dir', '/home/run'],
];

export interface Shut {
  binds: readonly Bind[];
  cwd: string;
  /** Host name inside: terraform writes it into the lock of a state, so that a lock that stays tells whose it is. */
  hostname?: string;
  /** Nothing of the host's network is in it. */
  isOffline: boolean;
  /** The jail ends with us. Not for an apply, which has to outlive us. */
  diesWithUs: boolean;
  /** Descriptor to which bubblewrap writes the child's pid. */
  statusFd?: number;
}

/** Arguments for bubblewrap before the command. The environment is not among them: arguments are seen by every user of the host. */
export function jailArguments(
  system: readonly string[],
  { binds, cwd, hostname, isOffline, diesWithUs, statusFd }: Shut,
): string[] {
  return [
    ...WALLS,
    ...(isOffline ? ['--unshare-net'] : []),
    ...system,
    ...binds.flatMap(({ from, to, writable }) => [writable ? '--bind' : '--ro-bind', from, to]),
    ...(hostname === undefined ? [] : ['--hostname', hostname]),
    ...(diesWithUs ? ['--die-with-parent'] : []),
    ...(statusFd === undefined ? [] : ['--json-status-fd', String(statusFd)]),
    ...['--chdir', cwd, '--'],
  ];
}

/** Tries the whole jail with a command that does nothing; kernels and containers may forbid what it is made of. */
export async function detectJail(path = '/usr/bin/bwrap', node = process.execPath): Promise<Jail> {
  const options = { env: { PATH }, extendEnv: false, stdin: 'ignore', reject: false, timeout: 10_000 } as const;
  const version = await execa(path, ['--version'], options);
  if (version.exitCode !== 0) return { kind: 'none', why: `bubblewrap was not found at ${path}` };
  const system = await systemArguments();
  const attempt = async (how: Pick<Shut, 'binds' | 'isOffline'>, command: readonly string[]) => {
    const walls = jailArguments(system, { ...how, cwd: '/', diesWithUs: true });
    const { exitCode, stderr } = await execa(path, [...walls, ...command], options);
    return exitCode === 0 ? undefined : stderr.trim().slice(0, 300);
  };
  const why = await attempt({ binds: [], isOffline: false }, NOTHING);
  if (why !== undefined) return { kind: 'none', why: `bubblewrap cannot make a jail here: ${why}` };
  const whyOpen = await attempt({ binds: wayBinds(node, '/usr'), isOffline: true }, openWay(NOTHING));
  const network: JailNetwork =
    whyOpen === undefined
      ? { kind: 'shut', node }
      : { kind: 'open', why: `the network of a jail cannot be shut here: ${whyOpen}` };
  return { kind: 'bwrap', path, version: version.stdout.trim(), system, network };
}

const NOTHING = ['/usr/bin/env', 'true'];
