import type { RunId, StateId } from '../core/ids.ts';
import type { Sealer } from '../core/seal.ts';
import type { StateRight, StateStore, StateVersionFacts } from './ports.ts';
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
  versions(stateId: StateId): Promise<StateVersionFacts[]>;
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
    versions: (stateId) => store.versions(stateId),
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
