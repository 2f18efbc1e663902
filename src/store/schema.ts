import type { Generated } from 'kysely';

/** ISO 8601 in UTC with milliseconds: its text order is its time order, until the year 9999. */
export type Instant = string;
/** A document in the manner of `codec.ts`. */
export type Doc = string;

/** The columns, as `migrations/` makes them. What a query asks for is a column; the rest of a value is in its document. */
export interface Schema {
  deploys: {
    /** Order of creation, which two deploys of the same millisecond have too. */
    seq: Generated<number>;
    id: string;
    guild: string;
    project: string;
    stateId: string;
    repo: string;
    pull: number | null;
    state: string;
    waitingFor: string | null;
    cause: string;
    revision: number;
    createdAt: Instant;
    changedAt: Instant;
    doc: Doc;
  };
  events: { deploy: string; n: number; at: Instant; kind: string; doc: Doc };
  projects: { guild: string; id: string; repo: string; directory: string; isFound: number; doc: Doc };
  grants: { id: Generated<number>; guild: string; cause: string | null; doc: Doc };
  /** `logins` are parted by blanks. */
  teams: { guild: string; team: string; logins: string; at: Instant };
  accessRequests: { id: string; guild: string; person: string; project: string; state: 'open' | 'over'; doc: Doc };
  linkings: { discordId: string; doc: Doc };
  limits: {
    guild: string;
    project: string;
    region: string;
    person: string;
    name: string;
    most: number;
    setBy: string;
    setAt: Instant;
  };
  budgets: { guild: string; project: string; doc: Doc };
  quotaAsks: { id: string; doc: Doc };
  alerts: { guild: string; project: string; setAt: Instant; month: string; point: string; at: Instant };
  links: { discordId: string; githubLogin: string; linkedAt: Instant; via: string };
  locks: { stateId: string; holder: string; takenAt: Instant };
  deployed: { guild: string; project: string; doc: Doc };
  holdings: { guild: string; project: string; doc: Doc };
  created: { plan: string; guild: string; at: Instant; doc: Doc };
  reservations: { deploy: string; guild: string; project: string; doc: Doc };
  plans: { id: string; deploy: string; file: Uint8Array | null; text: string; json: string };
  runs: {
    id: string;
    deploy: string;
    kind: 'plan' | 'apply';
    stateId: string;
    startedAt: Instant;
    endedAt: Instant | null;
    progress: Doc | null;
  };
  planArgs: { deploy: string; sealed: Uint8Array };
  mirrors: { key: string; remoteId: string; hash: string; at: Instant };
  inbox: {
    id: string;
    source: 'github' | 'discord';
    name: string;
    payload: Uint8Array;
    receivedAt: Instant;
    doneAt: Instant | null;
  };
  audit: {
    n: number;
    at: Instant;
    guild: string | null;
    surface: string;
    actor: string;
    linked: string | null;
    name: string;
    what: string;
    project: string | null;
    deploy: string | null;
    commit: string | null;
    plan: string | null;
    details: string | null;
    prev: string;
    hash: string;
  };
  auditHeads: { n: number; why: string; hash: string; at: Instant };
  notes: { key: string; value: string };
  guilds: { guild: string; doc: Doc };
  projectRequests: { id: string; guild: string; open: number; doc: Doc };
  notices: { id: string; at: Instant; doc: Doc };
  validations: { deploy: string; at: Instant; doc: Doc };
  drifts: { guild: string; project: string; doc: Doc };
  policies: { guild: string; id: string; version: number; isNewest: number; doc: Doc };
  freezes: { guild: string; id: string; doc: Doc };
  counsels: { id: string; guild: string; person: string; at: Instant; doc: Doc };
  counselDeploys: { counsel: string; deploy: string };
  templates: { guild: string; provider: string; name: string; doc: Doc };
  jobs: {
    id: Generated<number>;
    key: string | null;
    queue: string | null;
    task: string;
    payload: string;
    priority: number;
    share: string | null;
    round: number;
    pool: string | null;
    poolSize: number | null;
    runAt: Instant;
    state: 'waiting' | 'running' | 'dead';
    attempts: number;
    maxAttempts: number;
    worker: string | null;
    leaseUntil: Instant | null;
    error: string | null;
  };
  apiTokens: {
    name: string;
    hash: string;
    repo: string;
    may: string;
    createdBy: string;
    createdAt: Instant;
    expiresAt: Instant;
    revokedAt: Instant | null;
    usedAt: Instant | null;
  };
  advice: {
    plan: string;
    guild: string;
    project: string;
    /** Of what was sent. */
    digest: string | null;
    /** Which said something. */
    model: string | null;
    doc: Doc;
  };
  explanations: { deploy: string; revision: number; digest: string; doc: Doc };
  adviceVotes: { plan: string; person: string; up: number; at: Instant };
  dismissedHints: { guild: string; project: string; hint: string; person: string; at: Instant };
  modelUse: { day: string; model: string; requests: number; failed: number; tokensIn: number; tokensOut: number };
  webSessions: { hash: string; login: string; createdAt: Instant; expiresAt: Instant };
  runLogs: { run: string; n: number; at: Instant; sealed: Uint8Array };
  stateVersions: {
    stateId: string;
    serial: number;
    lineage: string;
    sha256: string;
    run: string;
    at: Instant;
    sealed: Uint8Array;
  };
  /** Copies of states that lie elsewhere. */
  stateCopies: Schema['stateVersions'];
  stateLocks: { stateId: string; id: string; run: string; info: string; at: Instant };
  stateTokens: { hash: string; run: string; stateId: string; may: 'plan' | 'apply' };
}
