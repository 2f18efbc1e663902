import { readText } from './git/files.ts';
import { git } from './git/git.ts';
import { findCommit, listRefs } from './git/refs.ts';
import { type Hub, repositoryOf } from './hub.ts';
import type { Comment, Pull, ReactionContent, ReviewComment, ReviewState } from './state/conversation.ts';
import { pullsOf, type Repository } from './state/repository.ts';
import type { CheckRun, Deployment } from './state/signals.ts';
import type { User } from './state/user.ts';

/** What a person sees on the pages of this GitHub. Snapshots: they do not change under the reader. */
export interface Views {
  pull(repo: string, number: number): PullView | undefined;
  /** Oldest first. */
  pulls(repo: string): PullView[];
  /** Oldest first. */
  comments(repo: string, number: number): CommentView[];
  /** Comments at lines, oldest first. */
  lineComments(repo: string, number: number): LineCommentView[];
  /** Check runs of a commit, or of all commits, oldest first. */
  checkRuns(repo: string, sha?: string): CheckRun[];
  /** Oldest first, with all that was said of each. */
  deployments(repo: string): Deployment[];
  /** Reactions to a comment. */
  reactions(commentId: number): ReactionView[];
  branches(repo: string): Promise<{ name: string; sha: string }[]>;
  /** With the commit a tag leads to and, for annotated tags, its message. */
  tags(repo: string): Promise<{ name: string; commit: string; message: string }[]>;
  /** The text of a file at a branch, tag or commit. */
  readFile(repo: string, ref: string, path: string): Promise<string | undefined>;
}

export interface AuthorView {
  readonly login: string;
  readonly type: User['type'];
}

export interface PullView {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly author: AuthorView;
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly draft: boolean;
  readonly createdAt: Date;
  readonly labels: readonly string[];
  /** The merge commit and who made it. */
  readonly merged: { readonly sha: string; readonly by: string; readonly at: Date } | undefined;
  readonly reviews: readonly ReviewView[];
}

export interface ReviewView {
  readonly id: number;
  readonly author: string;
  readonly state: ReviewState;
  readonly commit: string;
  readonly body: string;
  readonly at: Date;
}

export type LineCommentView = Pick<ReviewComment, 'id' | 'review' | 'path' | 'line' | 'body'>;

export interface CommentView {
  readonly id: number;
  readonly author: AuthorView;
  readonly body: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly reactions: readonly ReactionView[];
}

export interface ReactionView {
  readonly author: string;
  readonly content: ReactionContent;
}

export function createViews(hub: Hub): Views {
  return {
    pull(repo, number) {
      const topic = repositoryOf(hub, repo).topics.get(number);
      return topic?.kind === 'pull' ? toPullView(topic) : undefined;
    },
    pulls: (repo) => pullsOf(repositoryOf(hub, repo)).map(toPullView),
    comments: (repo, number) => allComments(repositoryOf(hub, repo), number).map(toCommentView),
    lineComments(repo, number) {
      const topic = repositoryOf(hub, repo).topics.get(number);
      const comments = topic?.kind === 'pull' ? topic.lineComments : [];
      return comments.map(({ id, review, path, line, body }) => ({ id, review, path, line, body }));
    },
    checkRuns: (repo, sha) =>
      [...repositoryOf(hub, repo).checkRuns.values()]
        .filter(({ headSha }) => sha === undefined || headSha === sha)
        .map((run) => ({ ...run })),
    deployments: (repo) =>
      [...repositoryOf(hub, repo).deployments.values()].map((one) => ({ ...one, statuses: [...one.statuses] })),
    reactions(commentId) {
      const comments = [...hub.repositories.values()].map((repo) => repo.comments.get(commentId));
      return comments.flatMap((comment) => (comment ? toCommentView(comment).reactions : []));
    },
    async branches(repo) {
      const refs = await listRefs(repositoryOf(hub, repo).gitDir, 'refs/heads');
      return [...refs.values()].map(({ name, sha }) => ({ name: name.replace('refs/heads/', ''), sha }));
    },
    async tags(repo) {
      const { gitDir } = repositoryOf(hub, repo);
      const refs = [...(await listRefs(gitDir, 'refs/tags')).values()];
      return Promise.all(
        refs.map(async ({ name, commit, type, sha }) => {
          const object = type === 'tag' ? await git(gitDir, ['cat-file', 'tag', sha]) : '';
          const message = object.slice(object.indexOf('\n\n') + 2).trimEnd();
          return { name: name.replace('refs/tags/', ''), commit, message: type === 'tag' ? message : '' };
        }),
      );
    },
    async readFile(repo, ref, path) {
      const { gitDir } = repositoryOf(hub, repo);
      const commit = await findCommit(gitDir, ref);
      return commit === undefined ? undefined : readText(gitDir, commit, path);
    },
  };
}

const allComments = (repo: Repository, number: number) =>
  [...repo.comments.values()].filter((comment) => comment.number === number);

const toPullView = (pull: Pull): PullView => ({
  number: pull.number,
  title: pull.title,
  body: pull.body ?? '',
  state: pull.state,
  author: { login: pull.author.login, type: pull.author.type },
  head: { ref: pull.headRef, sha: pull.headSha },
  base: { ref: pull.baseRef, sha: pull.baseSha },
  draft: pull.draft,
  createdAt: pull.createdAt,
  labels: [...pull.labels],
  merged: pull.merged ? { sha: pull.merged.sha, by: pull.merged.by.login, at: pull.merged.at } : undefined,
  reviews: pull.reviews.map(({ id, author, state, commit, body, at }) => ({
    id,
    author: author.login,
    state,
    commit,
    body,
    at,
  })),
});

const toCommentView = ({ id, author, body, createdAt, updatedAt, reactions }: Comment): CommentView => ({
  id,
  author: { login: author.login, type: author.type },
  body,
  createdAt,
  updatedAt,
  reactions: reactions.map((reaction) => ({ author: reaction.author.login, content: reaction.content })),
});
