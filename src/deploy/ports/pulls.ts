import type { Repo, Sha } from '../../core/ids.ts';
import type { Unmet } from '../../core/requirement.ts';

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
  mergedAt?: Date;
  /** Login of the person who merged it; absent for a program. */
  mergedBy?: string;
  draft: boolean;
  fork: boolean;
  /** Login of the author; `ours` when it is our App. */
  author: string;
  ours: boolean;
  url: string;
  /** undefined: GitHub is still computing. */
  mergeable?: boolean;
  /** Its commits can be put on the base one by one. undefined as above. */
  rebaseable?: boolean;
}

export type MergeMethod = 'squash' | 'merge' | 'rebase';

/** How GitHub lets us merge into a branch: by its repository's settings and by the rules of the branch. */
export interface MergeWays {
  methods: readonly MergeMethod[];
  /** Only a merge queue may merge, which builds what it merges itself. */
  isQueued: boolean;
}

/** What keeps GitHub from merging a pull request with this head, our own checks aside. No obstacle: it would. */
export interface Standing {
  head: Sha;
  obstacles: readonly Unmet[];
}

/** Who is in a team, in lower case, or why nobody can tell. */
export type TeamAnswer = { logins: readonly string[] } | { why: string };

export type MergeOutcome =
  | { kind: 'merged'; sha: Sha }
  /** The head is not what was applied. */
  | { kind: 'moved' }
  | { kind: 'refused'; why: string };

export type Permission = 'admin' | 'write' | 'read' | 'none';

/** An issue that is kept current: there is one for each `mark`. */
export interface KeptIssue {
  mark: string;
  title: string;
  /** Markdown. */
  body: string;
  isOpen: boolean;
  /** The one that we know. */
  number?: number;
}

/** A thumb under a comment, by a login of GitHub. */
export interface Thumb {
  login: string;
  up: boolean;
  at: Date;
}

/** GitHub, as far as the use cases go beyond mirrors. */
export interface Pulls {
  /** Opens the pull request of a branch; an open one of that branch is returned as it is. */
  open(pull: { repo: Repo; branch: string; base: string; title: string; body: string }): Promise<PullFacts>;
  read(repo: Repo, number: number): Promise<PullFacts>;
  /** Every open pull request of a repository. */
  listOpen(repo: Repo): Promise<PullFacts[]>;
  /**
   * Pull requests that were merged since, the first merge first, without who merged them. Of the hundred closed ones that changed last:
   * one call.
   */
  listMerged(repo: Repo, since: Date): Promise<PullFacts[]>;
  mergeWays(repo: Repo, branch: string): Promise<MergeWays>;
  /** Passes our checks on what a merge queue has built. */
  passMergeGroup(repo: Repo, head: Sha): Promise<void>;
  /** Merges while `head` is the head, by a squash unless asked otherwise. Safe to repeat: one that is merged already says so. */
  merge(
    repo: Repo,
    number: number,
    head: Sha,
    text: { title: string; message: string; method?: MergeMethod },
  ): Promise<MergeOutcome>;
  close(repo: Repo, number: number): Promise<void>;
  /** What a pull request of ours says of itself. */
  describe(repo: Repo, number: number, text: { title: string; body: string }): Promise<void>;
  /** An annotated tag; one of that name that is there already stays. */
  tag(repo: Repo, name: string, target: Sha, message: string): Promise<void>;
  /** Deletes the branch if its tip is `tip`; one that is gone is fine. */
  deleteBranch(repo: Repo, branch: string, tip: Sha): Promise<void>;
  /** What GitHub allows somebody; an answer that is at most `maxAgeMs` old will do, default none. */
  permission(repo: Repo, login: string, maxAgeMs?: number): Promise<Permission>;
  /** Looked up now; where `maxAgeMs` is given, an answer that is not older will do. */
  standing(repo: Repo, number: number, maxAgeMs?: number): Promise<Standing>;
  /** Logins, in lower case, of people whose last review approves exactly this head. */
  approvers(repo: Repo, number: number, head: Sha): Promise<string[]>;
  teamMembers(repo: Repo, team: { org: string; slug: string }, maxAgeMs?: number): Promise<TeamAnswer>;
  /** The address that an account shows on its profile. */
  publicEmail(repo: Repo, login: string, maxAgeMs?: number): Promise<string | undefined>;
  /** Logins of the authors of a pull request's commits, where GitHub knows whose address a commit carries. */
  authors(repo: Repo, number: number): Promise<ReadonlyMap<Sha, string>>;
  /** One short comment that notifies people; `mark` makes it unique, so repeating it posts nothing new. */
  reply(repo: Repo, number: number, mark: string, body: string): Promise<void>;
  /** Makes the issue equal, and opens one where it has to be open and there is none. Answers its number, if there is one. */
  issue(repo: Repo, issue: KeptIssue): Promise<number | undefined>;
  /** The same with words of other people and programs in it: plain text, what was printed, and what somebody wrote. */
  tell(
    repo: Repo,
    number: number,
    mark: string,
    note: { says: string; output?: string; quote?: string },
  ): Promise<void>;
  /** Thumbs that people gave a comment, the latest of each person; none where it is gone. */
  thumbs(repo: Repo, comment: number): Promise<readonly Thumb[]>;
  react(repo: Repo, comment: number, reaction: 'eyes' | 'rocket' | '-1' | 'confused'): Promise<void>;
}
