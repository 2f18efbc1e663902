import type { RunId, StateId } from '../core/ids.ts';
import type { Sealer } from '../core/seal.ts';
import { createCopies } from './copies.ts';
import type { StateLock, StateRight, StateStore, StateVersionFacts } from './ports.ts';
import { statePath } from './server.ts';
import { asSuccessor, contentsOf } from './state-file.ts';
import { newToken, STATE_USER } from './tokens.ts';
import { createVersions, type OpenedVersion, type Rejection } from './versions.ts';

export interface StateAccessOptions {
  store: StateStore;
  sealer: Sealer;
  clock: { now(): Date };
  /** Origin of the private listener, `http://127.0.0.1:4010`. Fixed: an apply that outlives us must find us again. */
  origin: string;
}

/** The program's own way to the states: who may reach them, and what they are. */
export interface StateAccess {
  /** A new token for the run, as the `TF_HTTP_*` variables that point terraform's `http` backend at its state. */
  grant(run: RunId, stateId: StateId, may: StateRight): Promise<Record<string, string>>;
  revoke(run: RunId): Promise<void>;
  /** Releases terraform's lock of a run that is known to be dead. */
  dropLock(run: RunId): Promise<void>;
  latestSerial(stateId: StateId): Promise<number | undefined>;
  /** Equal before and after when no resource in the state was made, changed or removed. */
  fingerprint(stateId: StateId): Promise<string>;
  /** The newest state in clear, or the one with `serial`. */
  snapshot(stateId: StateId, serial?: number): Promise<OpenedVersion | undefined>;
  /** Every version that is kept of a state, by serial: our own ones, and copies of one that lies in a cloud. */
  versions(stateId: StateId): Promise<StateVersionFacts[]>;
  /** A kept version in clear. */
  open(stateId: StateId, serial: number): Promise<OpenedVersion | undefined>;
  /** Keeps a sealed copy of a state that lies in a cloud, as it is before a run changes it. @throws Error for what is no state */
  keep(run: RunId, stateId: StateId, bytes: Uint8Array): Promise<void>;
  lockOf(stateId: StateId): Promise<StateLock | undefined>;
  /** Removes terraform's lock of that id. False when the state is not locked by it. */
  unlock(stateId: StateId, id: string): Promise<boolean>;
  /** Keeps a state as the next version of its history, whatever its own serial says. Answers the new serial, or why not. */
  restore(run: RunId, stateId: StateId, bytes: Uint8Array): Promise<number | Rejection>;
  /** Keeps a state that terraform could not deliver (`errored.tfstate`) as the next version; says why not otherwise. */
  recover(run: RunId, stateId: StateId, bytes: Uint8Array): Promise<Rejection | undefined>;
}

/** Seconds. A plan gives up soon; an apply waits out a restart of ours: about ten minutes, as waits grow from 1 s to 10 s. */
const RETRIES: Record<StateRight, { max: number; minWait: number; maxWait: number }> = {
  plan: { max: 4, minWait: 1, maxWait: 5 },
  apply: { max: 60, minWait: 1, maxWait: 10 },
};

export function createStateAccess({ store, sealer, clock, origin }: StateAccessOptions): StateAccess {
  const versions = createVersions(store, sealer, () => clock.now());
  const copies = createCopies(store, sealer, () => clock.now());
  return {
    async grant(run, stateId, may) {
      const { token, hash } = newToken();
      await store.grant({ hash, run, stateId, may });
      return stateEnvironment(new URL(statePath(stateId), origin).href, token, may);
    },
    revoke: (run) => store.revoke(run),
    dropLock: (run) => store.unlockRun(run),
    latestSerial: async (stateId) => (await store.latest(stateId))?.serial,
    fingerprint: async (stateId) => contentsOf((await versions.read(stateId))?.bytes),
    snapshot: (stateId, serial) => versions.read(stateId, serial),
    versions: async (stateId) => [...(await store.copies(stateId)), ...(await store.versions(stateId))],
    open: async (stateId, serial) => (await versions.read(stateId, serial)) ?? copies.read(stateId, serial),
    keep: (run, stateId, bytes) => copies.keep(stateId, run, bytes),
    lockOf: (stateId) => store.lockOf(stateId),
    unlock: (stateId, id) => store.unlock(stateId, id),
    async restore(run, stateId, bytes) {
      const last = await store.latest(stateId);
      const next = asSuccessor(bytes, last);
      return (await versions.write(stateId, run, next)) ?? (last?.serial ?? 0) + 1;
    },
    async recover(run, stateId, bytes) {
      const last = await store.latest(stateId);
      return versions.write(stateId, run, asSuccessor(bytes, last));
    },
  };
}

/** Source: https://developer.hashicorp.com/terraform/language/backend/http#configuration-variables */
function stateEnvironment(address: string, token: string, may: StateRight): Record<string, string> {
  const { max, minWait, maxWait } = RETRIES[may];
  return {
    TF_HTTP_ADDRESS: address,
    TF_HTTP_LOCK_ADDRESS: address,
    TF_HTTP_UNLOCK_ADDRESS: address,
    TF_HTTP_LOCK_METHOD: 'LOCK',
    TF_HTTP_UNLOCK_METHOD: 'UNLOCK',
    TF_HTTP_USERNAME: STATE_USER,
    TF_HTTP_PASSWORD: token,
    TF_HTTP_RETRY_MAX: String(max),
    TF_HTTP_RETRY_WAIT_MIN: String(minWait),
    TF_HTTP_RETRY_WAIT_MAX: String(maxWait),
  };
}
