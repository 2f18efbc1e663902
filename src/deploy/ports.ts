/**
 * What the use cases need from outside, in our words. Edges provide these; fakes in `test/fakes` stand in for pure unit tests.
 */
import type { GuildId, Repo, RunId } from '../core/ids.ts';
import type { Pack } from '../review/packs/pack.ts';
import type { Engine } from './ports/engine.ts';
import type { Repositories } from './ports/git.ts';
import type { ChatMirror, EnvironmentMirror, PullMirror } from './ports/mirrors.ts';
import type { PolicyHook } from './ports/policies.ts';
import type { Pulls } from './ports/pulls.ts';
import type { Practices, Reviewer } from './ports/reviewer.ts';
import type { DeviceFlow } from './ports/rights.ts';
import type { Store } from './ports/store.ts';

export type * from './ports/audit.ts';
export type * from './ports/counsels.ts';
export type * from './ports/deploys.ts';
export type * from './ports/engine.ts';
export type * from './ports/git.ts';
export type * from './ports/guilds.ts';
export type * from './ports/health.ts';
export type * from './ports/jobs.ts';
export type * from './ports/ledger.ts';
export type * from './ports/limits.ts';
export type * from './ports/mirrors.ts';
export type * from './ports/policies.ts';
export type * from './ports/pulls.ts';
export type * from './ports/reviewer.ts';
export type * from './ports/rights.ts';
export type * from './ports/runs.ts';
export type * from './ports/store.ts';
export type * from './ports/validations.ts';

/** Time and chance, so that tests decide both. */
export interface Clock {
  now(): Date;
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** Settings the use cases read. */
export interface Rules {
  /** Guild → its repositories, the first is the default; and its first administrators (Discord ids). */
  guilds: ReadonlyMap<GuildId, { repos: readonly Repo[] }>;
  admins: readonly string[];
  /** Discord id of a server's owner, who is its administrator while nobody else is. */
  ownerOf(guild: GuildId): string | undefined;
  /** Hours a plan stays valid. */
  planHours: number;
  /** Minutes a draft lives after its last change. */
  draftMinutes: number;
  /** When to look for drift where nothing else is said, as a cron pattern; empty: never. */
  drift: string;
  /** What people write in a thread is told on the pull request, and the other way round. */
  mirrorsReplies: boolean;
  /** When the cost report comes where a guild says nothing else, as a cron pattern; empty: never. */
  costReport: string;
  /** Days that what runs said is kept. */
  logDays: number;
  /** Days that the audit trail is kept. */
  auditDays: number;
  /** Where what a run said can be read; absent where nobody has said under which address we can be reached. */
  runUrl?: ((run: RunId) => string) | undefined;
  /** Compliance packs of the team, beside those that come with GuildOps. */
  packs?: readonly Pack[];
  sandbox: boolean;
}

export interface Ports {
  store: Store;
  repositories: Repositories;
  pulls: Pulls;
  engine: Engine;
  pullMirror: PullMirror;
  chatMirror: ChatMirror;
  environmentMirror: EnvironmentMirror;
  /** Rules in another language; absent where the settings name none. */
  policyHook?: PolicyHook;
  /** How people prove which GitHub account is theirs; absent where they cannot. */
  deviceFlow?: DeviceFlow;
  /** Models that explain plans; absent where none is bound. */
  reviewer?: Reviewer;
  /** What is known of good practice. */
  practices?: Practices;
  clock: Clock;
  log: Log;
  rules: Rules;
}
