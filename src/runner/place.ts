import { join } from 'node:path';
import type { Bind, Jail } from './jail.ts';

/** Folders of one run on the host. */
export interface Folder {
  /** Everything of the run; gone when it is forgotten. */
  root: string;
  /** Checkout of the planned tree. */
  tree: string;
  /** Plan file, and what the engine prints. */
  out: string;
  home: string;
  config: string;
  /** Short-lived statements of who the run is, instead of keys. */
  identity: string;
}

/** @throws Error for a run id that is not the name of a folder */
export const folderOf = (dir: string, run: string): Folder => {
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(run)) throw new Error(`${JSON.stringify(run)} is not a run`);
  const root = join(dir, 'runs', run);
  return {
    root,
    tree: join(root, 'tree'),
    out: join(root, 'out'),
    home: join(root, 'home'),
    config: join(root, 'terraform.rc'),
    identity: join(root, 'identity'),
  };
};

/** Paths as the engine sees them. In the jail they are the same for every run, so that `path.cwd` does not make plans differ. */
export interface Place {
  binary: string;
  tree: string;
  out: string;
  data: string;
  home: string;
  tmp: string;
  config: string;
  identity: string;
  mirror?: string;
}

/** What the host lends a run. */
export interface Host {
  folder: Folder;
  binary: string;
  /** TF_DATA_DIR of this state and this set of providers. */
  data: string;
  /** Unpacked provider mirror. */
  mirror?: string;
  /** Sockets of the sandbox, at the same path inside. */
  sockets?: string;
}

export const MIRROR_IN_JAIL = '/guildops/mirror';

/** Where a run finds who it is. */
export const identitySeen = ({ identity }: Pick<Folder, 'identity'>, jailed: boolean): string =>
  jailed ? '/guildops/identity' : identity;

/** Where a run finds everything: at fixed paths in a jail, at the host's own without one. */
export function placeOf(jail: Jail, { folder, binary, data, mirror }: Host): Place {
  if (jail.kind === 'none') {
    const { tree, out, home, config, identity } = folder;
    return { binary, tree, out, data, home, tmp: home, config, identity, ...(mirror !== undefined && { mirror }) };
  }
  return {
    binary: '/guildops/engine',
    tree: '/guildops/tree',
    out: '/guildops/out',
    data: '/guildops/data',
    home: '/home/run',
    tmp: '/tmp',
    config: '/guildops/terraform.rc',
    identity: identitySeen(folder, true),
    ...(mirror !== undefined && { mirror: MIRROR_IN_JAIL }),
  };
}

/** What a step may write: a plan its plan file only, init the providers it fetches, an apply the `errored.tfstate` beside the code. */
export type Writable = readonly ('tree' | 'out' | 'data')[];

/** What a jail shows, and nothing else of the host but its system folders. */
export function bindsOf({ folder, binary, data, mirror, sockets }: Host, place: Place, writable: Writable): Bind[] {
  const bind = (from: string, to: string, isWritable = false): Bind => ({ from, to, writable: isWritable });
  return [
    bind(binary, place.binary),
    bind(folder.config, place.config),
    bind(folder.identity, place.identity),
    bind(folder.tree, place.tree, writable.includes('tree')),
    bind(folder.out, place.out, writable.includes('out')),
    bind(data, place.data, writable.includes('data')),
    ...(mirror !== undefined && place.mirror !== undefined ? [bind(mirror, place.mirror)] : []),
    ...(sockets === undefined ? [] : [bind(sockets, sockets)]),
  ];
}
