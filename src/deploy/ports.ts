/**
 * What the use cases need from outside, in our words. Edges provide these, fakes in `test/fakes` stand in for pure unit tests.
 * Every store port is asynchronous so that Postgres can follow SQLite.
 */
import type { ApplyOutcome, Deploy, DeployEvent, StateName } from '../core/deploy.ts';
import type { Grant, Link, Quota, Usage } from '../core/governance.ts';
import type { DeployId, Digest, GuildId, PlanId, ProjectId, Repo, RunId, Sha, StateId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import type { Person } from '../core/person.ts';
import type { Project } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import type { Resource } from '../core/request.ts';

// ── Store ────────────────────────────────────────────────────────────────────────────────────────────────────────────

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
  /** Oldest first. */
  inStates(states: readonly StateName[]): Promise<Deploy[]>;
  /** The deploy that this interaction or delivery started; makes starting one safe to repeat. */
  byCause(cause: string): Promise<Deploy | undefined>;
  /** Of one project, newest first, at most `limit`. */
  ofProject(guild: GuildId, project: ProjectId, limit: number): Promise<Deploy[]>;
  /** First in line for the state: `validating` with `waitingFor`, oldest first. */
  waiting(stateId: StateId): Promise<Deploy[]>;
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
  /** False when the id is taken. */
  add(project: Project): Promise<boolean>;
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
}

/** One line of terraform's stream, in our words. */
export interface ProgressStep {
  address: string;
  action: string;
  is: 'running' | 'done' | 'failed';
  startedAt: Date;
  seconds?: number;
  id?: string;
}

export interface Progress {
  total: number;
  steps: readonly ProgressStep[];
  /** Redacted error text, when terraform reported one. */
  error?: string;
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
  /** Runs without an end. */
  open(): Promise<Run[]>;
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

export type Task =
  | { task: 'inbox'; item: string }
  | { task: 'submit'; deploy: DeployId }
  | { task: 'plan'; deploy: DeployId }
  | { task: 'apply'; deploy: DeployId }
  | { task: 'merge'; deploy: DeployId }
  | { task: 'close-pull'; deploy: DeployId }
  | { task: 'mirror-pull'; repo: Repo; number: number }
  | { task: 'mirror-chat'; deploy: DeployId }
  | { task: 'sweep' }
  | { task: 'sync' }
  | { task: 'backup' };

export interface JobOptions {
  /** One waiting job per key: a later one replaces it; while one runs, a later one runs once after it. */
  key?: string;
  /** Jobs of one queue run one after the other, in the order they were added. */
  queue?: string;
  runAt?: Date;
  /** Default 25, about four days of retries; then the job is kept as dead. */
  maxAttempts?: number;
  /** Lower goes first; default 0. */
  priority?: number;
}

export interface Jobs {
  add(task: Task, options?: JobOptions): Promise<void>;
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
  mirrors: Mirrors;
  inbox: Inbox;
  notes: Notes;
  jobs: Jobs;
}

export interface Store extends Tables {
  /**
   * Runs `work` in one transaction. It gets only the transaction's tables and must await nothing else; using the outer store inside throws.
   */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}

// ── Outside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Signature {
  name: string;
  email: string;
}

/** A commit on its way to a branch of ours. `null` deletes the file. */
export interface ProposedCommit {
  repo: Repo;
  branch: string;
  /** Parent of the commit; the branch is made to hold exactly this one commit on it. */
  onto: Sha;
  files: ReadonlyMap<string, string | null>;
  message: string;
  /** Head we believe the branch has; undefined: it must not exist, or hold the very same tree already. */
  expected?: Sha;
}

export interface CommitFacts {
  sha: Sha;
  /** First parent; undefined for a root commit. */
  parent: Sha | undefined;
  authorName: string;
  authorEmail: string;
  message: string;
  /** Made by GuildOps: author and committer are our bot's. */
  ours: boolean;
}

export type MergedTree = { kind: 'clean'; tree: Sha } | { kind: 'conflict'; paths: readonly string[] };

/** Git, through one bare mirror per repository. Reads come from the mirror; `refresh` brings it up to date. */
export interface Repositories {
  /** Fetches branches, tags and pull request heads. */
  refresh(repo: Repo): Promise<void>;
  /** Commit of a branch in the mirror. */
  branch(repo: Repo, name: string): Promise<Sha | undefined>;
  has(repo: Repo, sha: Sha): Promise<boolean>;
  defaultBranch(repo: Repo): Promise<string>;
  mergedTree(repo: Repo, base: Sha, head: Sha): Promise<MergedTree>;
  /** Text files below `directory` at a commit or tree, by path from the repository's root; symbolic links and files over 1 MiB are left out. */
  files(repo: Repo, at: Sha, directory: string): Promise<Map<string, string>>;
  /** Paths that differ between merge-base(base, head) and head. */
  changedPaths(repo: Repo, base: Sha, head: Sha): Promise<string[]>;
  /** Commits on head that are not on base, oldest first. */
  commits(repo: Repo, base: Sha, head: Sha): Promise<CommitFacts[]>;
  /** Pushes the commit; a branch that already holds the same tree on the same parent with the same message is returned as it is. @throws Refusal `head-moved` when the branch is not where we believed */
  propose(commit: ProposedCommit): Promise<Sha>;
  /** Files that undo `merge` (a squash or merge commit on the default branch) on top of `onto`. */
  revert(
    repo: Repo,
    merge: Sha,
    onto: Sha,
  ): Promise<{ kind: 'clean'; files: Map<string, string | null> } | { kind: 'conflict'; paths: readonly string[] }>;
  /** First commit of an empty repository. Nothing happens when it has one. */
  initialise(repo: Repo, files: ReadonlyMap<string, string>): Promise<void>;
}

/** A pull request as GitHub has it now; webhooks are only hints. */
export interface PullFacts {
  repo: Repo;
  number: number;
  title: string;
  branch: string;
  base: string;
  head: Sha;
  baseSha: Sha;
  open: boolean;
  merged: boolean;
  mergeSha?: Sha;
  draft: boolean;
  fork: boolean;
  /** Login of the author; `ours` when it is our App. */
  author: string;
  ours: boolean;
  url: string;
  /** undefined: GitHub is still computing. */
  mergeable?: boolean;
}

export type MergeOutcome =
  | { kind: 'merged'; sha: Sha }
  /** The head is not what was applied. */
  | { kind: 'moved' }
  | { kind: 'refused'; why: string };

export type Permission = 'admin' | 'write' | 'read' | 'none';

/** GitHub, as far as the use cases go beyond mirrors. */
export interface Pulls {
  /** Opens the pull request of a branch; an open one of that branch is returned as it is. */
  open(pull: { repo: Repo; branch: string; base: string; title: string; body: string }): Promise<PullFacts>;
  read(repo: Repo, number: number): Promise<PullFacts>;
  /** Every open pull request of a repository. */
  listOpen(repo: Repo): Promise<PullFacts[]>;
  /** Squash-merges while `head` is the head. Safe to repeat: one that is merged already says so. */
  merge(repo: Repo, number: number, head: Sha, text: { title: string; message: string }): Promise<MergeOutcome>;
  close(repo: Repo, number: number): Promise<void>;
  /** An annotated tag; one of that name that is there already stays. */
  tag(repo: Repo, name: string, target: Sha, message: string): Promise<void>;
  /** Deletes the branch if its tip is `tip`; one that is gone is fine. */
  deleteBranch(repo: Repo, branch: string, tip: Sha): Promise<void>;
  permission(repo: Repo, login: string): Promise<Permission>;
  /** One short comment that notifies people; `mark` makes it unique, so repeating it posts nothing new. */
  reply(repo: Repo, number: number, mark: string, body: string): Promise<void>;
  react(repo: Repo, comment: number, reaction: 'eyes' | 'rocket' | '-1' | 'confused'): Promise<void>;
}

export interface RunProject {
  id: ProjectId;
  repo: Repo;
  directory: string;
  engine: Project['engine'];
  provider: Project['provider'];
  environment: Project['environment'];
  backend: Project['backend'];
  stateId: StateId;
}

export interface PlanTask {
  run: RunId;
  project: RunProject;
  tree: Sha;
  /** A person pushed to the branch: without a jail such a tree is refused. */
  handMade: boolean;
}

export type PlanOutcome =
  | { kind: 'planned'; file: Uint8Array; json: Json; text: string; engine: string; changes: Digest }
  | { kind: 'failed'; step: 'init' | 'plan'; output: string }
  | { kind: 'refused'; problems: readonly Problem[] };

export interface ApplyTask {
  run: RunId;
  project: RunProject;
  tree: Sha;
  file: Uint8Array;
}

export type AppliedOutcome = { kind: 'applied' } | { kind: 'failed'; outcome: ApplyOutcome; reason: string };

/** terraform or tofu, one folder per run. */
export interface Engine {
  plan(task: PlanTask): Promise<PlanOutcome>;
  /**
   * Applies exactly `file`. The process outlives us: called again with the same run id after a restart it adopts what is running or
   * collects what has ended, and never starts a second apply.
   */
  apply(task: ApplyTask, onProgress: (progress: Progress) => void): Promise<AppliedOutcome>;
  /** Removes the folder and credentials of an ended run. */
  forget(run: RunId): Promise<void>;
}

/** A view of ours somewhere else, rendered and ready to be made true. */
export interface RenderedView {
  /** Last part of the mirror's key: `comment`, `check:plan:<head>`, `lobby`, `thread`, `log:0`. */
  name: string;
  hash: Digest;
  /** Makes the remote equal and answers its id. Without `remoteId` it first looks for one that a crash made it forget. */
  write(remoteId: string | undefined): Promise<string>;
}

/** What a mirror shows of one deploy; gathered by `viewOf`, so that GitHub and Discord tell the same story. */
export interface DeployView {
  deploy: Deploy;
  project: Project;
  /** The deploy it waits for, and how many are before it. */
  line?: { holder: Deploy; position: number };
  planText?: string;
  progress?: Progress;
  /** Resources as the request leaves them, with price; only for drafts. */
  draft?: { resources: readonly DraftLine[]; problems: readonly Problem[]; addedUsd: number };
  approvals: { need: number; have: number; othersOnly: boolean };
  deployed?: Deployed;
  /** Set when the engine is the sandbox: every view says so. */
  sandbox: boolean;
}

export interface DraftLine {
  resource: Resource;
  act: 'add' | 'change' | 'remove';
  monthlyUsd?: number;
}

export interface PullMirror {
  views(pull: { repo: Repo; number: number }, deploys: readonly DeployView[]): RenderedView[];
}

export interface ChatMirror {
  /** In the order to write them. `known` gives the remote id of a view by name, also of one written a moment ago: the thread needs the lobby. */
  views(deploy: DeployView, known: (name: string) => string | undefined): RenderedView[];
}

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
  sandbox: boolean;
}

export interface Ports {
  store: Store;
  repositories: Repositories;
  pulls: Pulls;
  engine: Engine;
  pullMirror: PullMirror;
  chatMirror: ChatMirror;
  clock: Clock;
  log: Log;
  rules: Rules;
}

/** Person who acts through a surface, as a use case gets it. */
export type Actor = Person;
