/** What the runner needs from other parts; the program binds them. */
import type { Repo, RunId, Sha, StateId } from '../core/ids.ts';
import type { LogLine, RunProject } from '../deploy/ports.ts';

/** A plan reads with one identity, an apply writes with another. */
export type Use = 'plan' | 'apply';
export type Variables = Readonly<Record<string, string>>;

/** Terraform's states, as far as a run needs them. */
export interface StateAccess {
  /** `TF_HTTP_*` variables with a new token for this run and this state only. */
  grant(run: RunId, stateId: StateId, use: Use): Promise<Record<string, string>>;
  revoke(run: RunId): Promise<void>;
  /** Releases terraform's lock of a run that is known to be dead. */
  dropLock(run: RunId): Promise<void>;
  /** Equal before and after when nothing of the state's resources was made, changed or removed. */
  fingerprint(stateId: StateId): Promise<string>;
  /** The newest state in clear, of our own backend. */
  snapshot(stateId: StateId): Promise<{ bytes: Uint8Array } | undefined>;
  /** Keeps a sealed copy of a state that lies elsewhere, as it is before a run changes it. */
  keep(run: RunId, stateId: StateId, bytes: Uint8Array): Promise<void>;
  /** Removes terraform's lock of that id from a state of ours. False when it is not locked by it. */
  unlock(stateId: StateId, id: string): Promise<boolean>;
  /** Keeps a state that terraform could not deliver; answers why not, or undefined when it is kept. */
  recover(run: RunId, stateId: StateId, bytes: Uint8Array): Promise<string | undefined>;
}

/** Writes a tree's files into an empty folder; names the links it left out because they lead out of the tree. */
export type Checkout = (repo: Repo, tree: Sha, into: string) => Promise<{ removed: readonly string[] }>;

/**
 * Cloud credentials of one run, by variable.
 * @throws Refusal `credentials-missing`
 */
export type Credentials = (project: RunProject, use: Use) => Promise<Variables>;

/** Files and variables that a run has instead of a key; `folder` is where the run sees the files. */
export interface RunIdentity {
  variables(folder: string): Variables;
  /** As they have to be now. */
  files(folder: string): Promise<Readonly<Record<string, string>>>;
}
/** Undefined for a project that has none. @throws Refusal `credentials-missing` */
export type Identities = (project: RunProject, use: Use) => Promise<RunIdentity | undefined>;

/** Keeps what runs say, in words and redacted. */
export interface Tell {
  /** The last line that is kept of a run, 0 before there is one; undefined for a run of which nothing is kept. */
  last(run: RunId): Promise<number | undefined>;
  /** The same line may be put again after a restart. */
  put(run: RunId, lines: readonly LogLine[]): Promise<void>;
}

export interface RunnerLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Milliseconds each step may take. */
export interface Deadlines {
  init: number;
  plan: number;
  /** How long a plan waits for the lock of its state. */
  lock: number;
  show: number;
  /** After it terraform is asked once to stop. */
  apply: number;
  /** How long terraform may take to stop and save before it is killed. */
  grace: number;
}

const MINUTE = 60_000;

export const DEADLINES: Deadlines = {
  init: 5 * MINUTE,
  plan: 15 * MINUTE,
  lock: MINUTE,
  show: 2 * MINUTE,
  apply: 60 * MINUTE,
  grace: 10 * MINUTE,
};
