import type { Repository } from './repository.ts';
import type { User } from './user.ts';

/** What issues and pull requests share: a number, words, people talking below. */
interface Topic {
  readonly id: number;
  readonly number: number;
  readonly author: User;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  labels: string[];
  reactions: Reaction[];
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

export interface Issue extends Topic {
  readonly kind: 'issue';
}

/**
 * A pull request between two branches of one repository, or from a fork's. `baseSha` is the base branch as it was when the head last moved,
 * as on GitHub: it goes stale, and whoever wants the tip has to ask for the branch.
 */
export interface Pull extends Topic {
  readonly kind: 'pull';
  readonly headRef: string;
  /** The fork that the head is in; absent: the repository itself. */
  readonly from?: Repository;
  headSha: string;
  baseRef: string;
  baseSha: string;
  draft: boolean;
  size: PullSize;
  mergeability: Mergeability;
  merged: Merged | null;
  reviews: Review[];
  threads: Thread[];
  lineComments: ReviewComment[];
}

/** A conversation about a line of the code; its first comment has the same id, where there is one. */
export interface Thread {
  readonly id: number;
  isResolved: boolean;
}

/** A comment at lines of a file, as a review brought it. */
export interface ReviewComment {
  readonly id: number;
  readonly review: number;
  readonly author: User;
  readonly body: string;
  readonly path: string;
  /** Where it was written, in the file of that commit. */
  readonly commit: string;
  readonly line: number;
  readonly startLine: number | undefined;
  /** The hunk up to its line. */
  readonly hunk: string;
  readonly createdAt: Date;
  updatedAt: Date;
}

/** Totals of base...head. */
export interface PullSize {
  commits: number;
  files: number;
  additions: number;
  deletions: number;
}

/** GitHub computes in the background: the first look after a change finds nothing yet. */
export type Mergeability =
  | { at: 'unknown' }
  | { at: 'computing' }
  | { at: 'known'; testMerge: string | null; rebases: boolean };

export interface Merged {
  readonly at: Date;
  readonly by: User;
  readonly sha: string;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

export interface Review {
  readonly id: number;
  readonly author: User;
  readonly body: string;
  readonly commit: string;
  readonly at: Date;
  state: ReviewState;
}

export interface Comment {
  readonly id: number;
  readonly number: number;
  readonly author: User;
  body: string;
  readonly createdAt: Date;
  updatedAt: Date;
  reactions: Reaction[];
}

export const reactionContents = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;
export type ReactionContent = (typeof reactionContents)[number];

export interface Reaction {
  readonly id: number;
  readonly author: User;
  readonly content: ReactionContent;
  readonly at: Date;
}
