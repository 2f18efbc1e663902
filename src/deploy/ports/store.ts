/** What the use cases keep. Every port is asynchronous so that Postgres can follow SQLite. */
import type { Digest, StateId } from '../../core/ids.ts';
import type { Json } from '../../core/json.ts';
import type { PlannedOn } from '../../core/state-mark.ts';
import type { Audit } from './audit.ts';
import type { Counsels } from './counsels.ts';
import type { Deploys, Drifts, Governance, Projects, Templates } from './deploys.ts';
import type { Guilds, Notices, ProjectRequests } from './guilds.ts';
import type { Jobs } from './jobs.ts';
import type { Ledger, Locks } from './ledger.ts';
import type { Limits } from './limits.ts';
import type { Freezes, Policies } from './policies.ts';
import type { Advices, ModelUse } from './reviewer.ts';
import type { AccessRequests, Linkings } from './rights.ts';
import type { Plans, RunLogs, Runs } from './runs.ts';
import type { Validations } from './validations.ts';

/** A remote view: which remote thing it is and what we last made it say. */
export interface MirrorRow {
  /** `pull:owner/name#7:comment`, `deploy:7F3K:lobby`. */
  key: string;
  remoteId: string;
  hash: Digest;
  at: Date;
}

export interface Mirrors {
  of(prefix: string): Promise<MirrorRow[]>;
  /** Whose view the remote thing of that id is. */
  withRemote(remoteId: string): Promise<MirrorRow[]>;
  put(row: MirrorRow): Promise<void>;
  /** From now on no view counts as written, so each is written again when it is next drawn. Which remote thing it is stays known. */
  forgetHashes(): Promise<void>;
}

/** What came in through a door, stored before it was acknowledged. `id` is the webhook's GUID or the interaction's id. */
export interface InboxItem {
  id: string;
  source: 'github' | 'discord';
  /** `pull_request.opened`, `command`, `component`, `modal`. */
  name: string;
  payload: Json;
  receivedAt: Date;
}

export interface Inbox {
  /** False when the id is known already: a redelivery. */
  accept(item: InboxItem): Promise<boolean>;
  find(id: string): Promise<InboxItem | undefined>;
  done(id: string, at: Date): Promise<void>;
  /** Forgets what was done before that time. Keep more than the three days in which GitHub redelivers. */
  forget(doneBefore: Date): Promise<void>;
}

/** Small facts of the installation itself: what the sweeper last did, the bot's user id. */
export interface Notes {
  get(key: string): Promise<Json | undefined>;
  set(key: string, value: Json): Promise<void>;
}

/** Versions of the states that GuildOps keeps itself. */
export interface StateMarks {
  /** The newest; `none` where nothing was written yet. */
  of(stateId: StateId): Promise<PlannedOn>;
}

/** Everything that is written together or not at all. */
export interface Tables {
  policies: Policies;
  freezes: Freezes;
  deploys: Deploys;
  projects: Projects;
  governance: Governance;
  guilds: Guilds;
  notices: Notices;
  projectRequests: ProjectRequests;
  audit: Audit;
  access: AccessRequests;
  linkings: Linkings;
  locks: Locks;
  ledger: Ledger;
  limits: Limits;
  plans: Plans;
  advices: Advices;
  modelUse: ModelUse;
  runs: Runs;
  runLogs: RunLogs;
  mirrors: Mirrors;
  inbox: Inbox;
  notes: Notes;
  templates: Templates;
  counsels: Counsels;
  drifts: Drifts;
  validations: Validations;
  stateMarks: StateMarks;
  jobs: Jobs;
}

export interface Store extends Tables {
  /**
   * Runs `work` in one transaction. It gets only the transaction's tables and must await nothing else; using the outer store inside throws.
   */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** Calls `listener` after each commit that added a job, and nothing moves without one. Answers the way to stop it. */
  onJobAdded(listener: () => void): () => void;
}
