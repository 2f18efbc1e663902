import type { Comment, Issue, Pull } from './conversation.ts';
import type { CheckRun, CommitStatus, Deployment } from './signals.ts';
import type { User } from './user.ts';

/** From least to most: each role may do what those before it may. */
export const roles = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof roles)[number];

export const atLeast = (role: Role | undefined, needed: Role): boolean =>
  role !== undefined && roles.indexOf(role) >= roles.indexOf(needed);

export const mergeMethods = ['merge', 'squash', 'rebase'] as const;
export type MergeMethod = (typeof mergeMethods)[number];

/** Rules of one branch. Without any, everyone with write access pushes and merges as they like. */
export interface Protection {
  /** They are a branch protection of the older kind; a ruleset when absent. */
  readonly isClassic?: boolean;
  /** Names of checks or statuses that have to pass on the head before a merge. */
  readonly requiredChecks?: readonly string[];
  /** The only App that each of these checks may come from, by name. */
  readonly checkedBy?: Readonly<Record<string, number>>;
  /** Approvals by people with write access before a merge. */
  readonly requiredReviews?: number;
  /** The head has to contain the tip of the base. */
  readonly upToDate?: boolean;
  /** Changes come by pull request only: a push is refused with GH006. */
  readonly pullsOnly?: boolean;
  /** A push to the pull request dismisses its approvals. */
  readonly dismissStale?: boolean;
  /** The only ways to merge, of those that the repository allows. */
  readonly mergeMethods?: readonly MergeMethod[];
  /** Every conversation about the code has to be resolved. */
  readonly resolved?: boolean;
  /** Merges go through a merge queue. */
  readonly mergeQueue?: boolean;
  /** The App is on the bypass list. */
  readonly appBypasses?: boolean;
  /** Rules that this sandbox shows and does not enforce, by type. */
  readonly alsoShows?: readonly string[];
}

export interface Repository {
  readonly id: number;
  readonly owner: User;
  readonly name: string;
  readonly fullName: string;
  readonly gitDir: string;
  /** What somebody took a copy of. */
  readonly forkOf?: Repository;
  /** The copies of it. */
  readonly forks: Repository[];
  readonly defaultBranch: 'main';
  readonly createdAt: Date;
  pushedAt: Date;
  /** By lower-case login. Who is not in it does not see the repository. */
  readonly roles: Map<string, Role>;
  readonly protections: Map<string, Protection>;
  /** What its settings allow. */
  mergeMethods: readonly MergeMethod[];
  readonly topics: Map<number, Issue | Pull>;
  readonly comments: Map<number, Comment>;
  readonly checkRuns: Map<number, CheckRun>;
  readonly statuses: CommitStatus[];
  readonly deployments: Map<number, Deployment>;
  /** Runs the work after all earlier work on the references of this repository. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

export const roleOf = (repo: Repository, user: User): Role | undefined => repo.roles.get(user.login.toLowerCase());

export const pullsOf = (repo: Repository): Pull[] =>
  [...repo.topics.values()].filter((topic): topic is Pull => topic.kind === 'pull');

/** Issues and pull requests share one row of numbers. */
export const nextNumber = (repo: Repository): number => repo.topics.size + 1;
