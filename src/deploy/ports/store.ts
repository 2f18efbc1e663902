/** What the use cases keep. Every port is asynchronous so that Postgres can follow SQLite. */
import type { Deploy, StateName } from '../../core/deploy.ts';
import type { DeployEvent } from '../../core/deploy-event.ts';
import type { Drift } from '../../core/drift.ts';
import type { Grant, Link, Quota, Usage } from '../../core/governance.ts';
import type { DeployId, Digest, GuildId, PlanId, ProjectId, Repo, RunId, StateId } from '../../core/ids.ts';
import type { Json } from '../../core/json.ts';
import type { Person } from '../../core/person.ts';
import type { PlanArgs } from '../../core/plan-args.ts';
import type { Project, Provider } from '../../core/project.ts';
import type { PlannedOn } from '../../core/state-mark.ts';
import type { SetTerms } from '../../core/terms.ts';
import type { SavedTemplate } from '../../generators/templates/saved.ts';
import type { Progress } from './engine.ts';
import type { Jobs } from './jobs.ts';

export interface StoredEvent {
  deploy: DeployId;
  n: number;
  at: Date;
  event: DeployEvent;
}

export interface Deploys {
  /** @throws Refusal `no-such` */
  get(id: DeployId): Promise<Deploy>;
  find(id: DeployId): Promise<Deploy | undefined>;
  /** Every deploy of one pull request, oldest first. */
  byPull(repo: Repo, number: number): Promise<Deploy[]>;
  /** How many deploys of one pull request are on their way to a plan; those in line behind a lock are not. */
  underway(repo: Repo, number: number): Promise<number>;
  /** Oldest first. */
  inStates(states: readonly StateName[]): Promise<Deploy[]>;
  /** The deploy that this interaction or delivery started; makes starting one safe to repeat. */
  byCause(cause: string): Promise<Deploy | undefined>;
  /** Of one project, newest first, at most `limit`. */
  ofProject(guild: GuildId, project: ProjectId, limit: number): Promise<Deploy[]>;
  /** Of one repository, newest first, at most `limit`; `before` is the deploy that the page before ended with. */
  ofRepo(repo: Repo, page: { limit: number; states?: readonly StateName[]; before?: DeployId }): Promise<Deploy[]>;
  /** First in line for the state: `validating` with `waitingFor`, oldest first. */
  waiting(stateId: StateId): Promise<Deploy[]>;
  /** Who waits for that deploy, in whichever line, oldest first. */
  behind(id: DeployId): Promise<Deploy[]>;
  /**
   * Stores the deploy and the event that led to it. A new id is inserted, a known one updated.
   * @throws Error when what is stored is not at the revision before this one: somebody else moved it, or an event is missing
   */
  save(deploy: Deploy, event: DeployEvent): Promise<Deploy>;
  events(id: DeployId): Promise<StoredEvent[]>;
}

export interface Projects {
  find(guild: GuildId, id: ProjectId): Promise<Project | undefined>;
  /** The project whose folder this is. */
  at(repo: Repo, directory: string): Promise<Project | undefined>;
  inRepo(repo: Repo): Promise<Project[]>;
  ofGuild(guild: GuildId): Promise<Project[]>;
  /** False when the id is taken, or the folder by another project that a command made. */
  add(project: Project): Promise<boolean>;
  /** Writes what is known now of the project of that id. Nothing happens to one that is not there. */
  replace(project: Project): Promise<void>;
  remove(guild: GuildId, id: ProjectId): Promise<void>;
  /** Prices of its own from now on, or the lists' again. Nothing happens to a project that is not there. */
  setTerms(guild: GuildId, id: ProjectId, terms: SetTerms | undefined): Promise<void>;
  /** When to look for drift from now on; undefined: as for all. Nothing happens to a project that is not there. */
  setDrift(guild: GuildId, id: ProjectId, drift: string | undefined): Promise<void>;
}

export interface Governance {
  grants(guild: GuildId): Promise<Grant[]>;
  addGrant(grant: Grant): Promise<void>;
  /** The project's own quota, or undefined for the default. */
  quota(guild: GuildId, project: ProjectId): Promise<Quota | undefined>;
  setQuota(guild: GuildId, project: ProjectId, quota: Quota): Promise<void>;
  /** By surface as well as id: a GitHub login may be made of digits, like a Discord id. */
  linkOf(person: Pick<Person, 'surface' | 'id'>): Promise<Link | undefined>;
  /** Replaces what linked either of the two before. */
  addLink(link: Link): Promise<void>;
}

export interface Lock {
  stateId: StateId;
  holder: DeployId;
  takenAt: Date;
}

export interface Locks {
  /** The lock after the attempt: ours when it was free or already ours, else the holder's. */
  take(stateId: StateId, holder: DeployId, at: Date): Promise<Lock>;
  of(stateId: StateId): Promise<Lock | undefined>;
  /** Nothing happens when `holder` does not hold it. */
  release(stateId: StateId, holder: DeployId): Promise<void>;
}

/** What a deploy takes of its project's quota and budget until its apply replaces it by facts. */
export interface Reservation {
  deploy: DeployId;
  guild: GuildId;
  project: ProjectId;
  usage: Usage;
  /** Monthly dollars the deploy adds; may be negative, which reserves nothing. */
  addedUsd: number;
}

/** What a project has, as its last applied plan said. */
export interface Deployed {
  guild: GuildId;
  project: ProjectId;
  usage: Usage;
  monthlyUsd: number;
  deploy: DeployId;
  at: Date;
}

export interface Ledger {
  deployed(guild: GuildId, project: ProjectId): Promise<Deployed | undefined>;
  setDeployed(deployed: Deployed): Promise<void>;
  /** Of one project, without the given deploy's own. */
  reserved(guild: GuildId, project: ProjectId, except?: DeployId): Promise<Reservation[]>;
  reservationOf(deploy: DeployId): Promise<Reservation | undefined>;
  reserve(reservation: Reservation): Promise<void>;
  release(deploy: DeployId): Promise<void>;
}

/** The heavy half of a plan; the light half, PlanSummary, lives in the deploy. `file` is sealed at rest by the store. */
export interface StoredPlan {
  id: PlanId;
  deploy: DeployId;
  file: Uint8Array;
  /** Rendered, redacted plan text. */
  text: string;
  /** Redacted `terraform show -json`. */
  json: Json;
}

export interface Plans {
  put(plan: StoredPlan): Promise<void>;
  /** undefined also once its file was dropped. */
  find(id: PlanId): Promise<StoredPlan | undefined>;
  text(id: PlanId): Promise<string | undefined>;
  /** Forgets plan files (not their texts) of a deploy whose plan is void. */
  dropFiles(deploy: DeployId): Promise<void>;
  /** What a deploy's plans pass on to terraform, with the values of variables: sealed at rest by the store. None: forgets them. */
  setArgs(deploy: DeployId, args: PlanArgs): Promise<void>;
  args(deploy: DeployId): Promise<PlanArgs>;
}

/** One run of the engine, known across restarts by its id, folder and process. */
export interface Run {
  id: RunId;
  deploy: DeployId;
  kind: 'plan' | 'apply';
  stateId: StateId;
  startedAt: Date;
  endedAt?: Date;
  progress?: Progress;
}

export interface Runs {
  put(run: Run): Promise<void>;
  find(id: RunId): Promise<Run | undefined>;
  progress(id: RunId, progress: Progress): Promise<void>;
  end(id: RunId, at: Date): Promise<void>;
  /** Oldest first. */
  ofDeploy(id: DeployId): Promise<Run[]>;
  /** Runs without an end. */
  open(): Promise<Run[]>;
}

/** Something a run said, in words and redacted. `n` counts from 1. */
export interface LogLine {
  n: number;
  at: Date;
  is: 'info' | 'done' | 'warning' | 'error';
  text: string;
}

/** What runs said, kept longer than their folders. */
export interface RunLogs {
  /** A line that is there already stays: a run that is read again after a restart says the same. */
  put(run: RunId, lines: readonly LogLine[]): Promise<void>;
  /** The number of the last line; 0 where there is none. */
  last(run: RunId): Promise<number>;
  /** In order, from behind line `n`. */
  after(run: RunId, n: number, limit: number): Promise<LogLine[]>;
  /** Forgets lines of before that time. */
  forget(before: Date): Promise<void>;
}

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

/** Templates that guilds saved, each for one provider. */
export interface Templates {
  /** By name. */
  of(guild: GuildId, provider: Provider): Promise<SavedTemplate[]>;
  find(guild: GuildId, provider: Provider, name: string): Promise<SavedTemplate | undefined>;
  /** Replaces the one of that name. */
  put(template: SavedTemplate): Promise<void>;
  /** False when there was none. */
  remove(guild: GuildId, provider: Provider, name: string): Promise<boolean>;
}

/** The last look for drift at each project. */
export interface Drifts {
  find(guild: GuildId, project: ProjectId): Promise<Drift | undefined>;
  /** Replaces the one before. */
  put(drift: Drift): Promise<void>;
}

/** Versions of the states that GuildOps keeps itself. */
export interface StateMarks {
  /** The newest; `none` where nothing was written yet. */
  of(stateId: StateId): Promise<PlannedOn>;
}

/** Everything that is written together or not at all. */
export interface Tables {
  deploys: Deploys;
  projects: Projects;
  governance: Governance;
  locks: Locks;
  ledger: Ledger;
  plans: Plans;
  runs: Runs;
  runLogs: RunLogs;
  mirrors: Mirrors;
  inbox: Inbox;
  notes: Notes;
  templates: Templates;
  drifts: Drifts;
  stateMarks: StateMarks;
  jobs: Jobs;
}

export interface Store extends Tables {
  /**
   * Runs `work` in one transaction. It gets only the transaction's tables and must await nothing else; using the outer store inside throws.
   */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}
