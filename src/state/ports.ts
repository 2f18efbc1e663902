/**
 * What the state backend needs from a store: versions that are only ever appended, terraform's own lock, tokens by their hash.
 * The store sees sealed bytes and hashes only; it can neither read a state nor let anybody in.
 */
import type { Digest, RunId, StateId } from '../core/ids.ts';

/** Facts about one kept serial, without its bytes. Unique by `stateId` and `serial`. */
export interface StateVersionFacts {
  stateId: StateId;
  /** Terraform's own counter; goes up with every write. */
  serial: number;
  /** Terraform's id for the history of one state; never changes while the state lives. */
  lineage: string;
  /** sha256 of the state in clear. */
  sha256: Digest;
  /** The run that wrote it. */
  run: RunId;
  at: Date;
}

export interface StateVersion extends StateVersionFacts {
  /** The state file, sealed; its ciphertext names its key. */
  sealed: Uint8Array;
}

/** Terraform's lock on a state, held while one command runs. Not the deploy's lock, which is held until the merge. */
export interface StateLock {
  stateId: StateId;
  /** Terraform's lock id. */
  id: string;
  run: RunId;
  /** The LockInfo document as terraform sent it; answered to whoever finds the state locked. */
  info: string;
  at: Date;
}

/** A plan may read and lock; an apply may also write. */
export type StateRight = 'plan' | 'apply';

export interface StateToken {
  /** sha256 of the token in hex; the token itself is never stored. */
  hash: Digest;
  run: RunId;
  stateId: StateId;
  may: StateRight;
}

/** Each method is one statement (or one transaction) of its own. */
export interface StateStore {
  /** The version with the highest serial. */
  latest(stateId: StateId): Promise<StateVersion | undefined>;
  find(stateId: StateId, serial: number): Promise<StateVersion | undefined>;
  /** False when that serial is there already; nothing is changed then. */
  append(version: StateVersion): Promise<boolean>;
  /** Oldest first. */
  versions(stateId: StateId): Promise<StateVersionFacts[]>;
  /** Keeps a copy of a state that lies elsewhere; the same again is fine. All but the newest `most` of that state are dropped. */
  keepCopy(copy: StateVersion, most: number): Promise<void>;
  /** Oldest first. */
  copies(stateId: StateId): Promise<StateVersionFacts[]>;
  /** The newest copy with that serial. */
  findCopy(stateId: StateId, serial: number): Promise<StateVersion | undefined>;
  lockOf(stateId: StateId): Promise<StateLock | undefined>;
  /** Takes the lock if it is free, atomically. Answers the lock that is in the way, or undefined when ours was stored. */
  lock(lock: StateLock): Promise<StateLock | undefined>;
  /** Releases the lock of that id. False when the state is not locked by it. */
  unlock(stateId: StateId, id: string): Promise<boolean>;
  /** Releases whatever locks a run holds; for runs known to be dead. */
  unlockRun(run: RunId): Promise<void>;
  /** Stores a token; several may exist for one run. */
  grant(token: StateToken): Promise<void>;
  findToken(hash: Digest): Promise<StateToken | undefined>;
  /** Forgets every token of the run. */
  revoke(run: RunId): Promise<void>;
}
