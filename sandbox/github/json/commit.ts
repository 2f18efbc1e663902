import type { GitCommit } from '../git/commits.ts';
import type { ChangedFile, ChangedPath } from '../git/diff.ts';
import type { Hub } from '../hub.ts';
import type { Repository } from '../state/repository.ts';
import { instant, nodeId, repoApi, repoPage } from './links.ts';
import { toSimpleUser } from './user.ts';

const verification = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

/** `commit`: a commit with the accounts its addresses belong to. */
export function toCommit(hub: Hub, repo: Repository, commit: GitCommit) {
  const api = repoApi(hub, repo);
  const account = (email: string) => {
    const user = hub.accounts.byEmail(email);
    return user ? toSimpleUser(hub, user) : null;
  };
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${api}/commits/${commit.sha}`,
    html_url: `${repoPage(hub, repo)}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    commit: {
      url: `${api}/git/commits/${commit.sha}`,
      author: utc(commit.author),
      committer: utc(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      comment_count: 0,
      verification,
    },
    author: account(commit.author.email),
    committer: account(commit.committer.email),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${repoPage(hub, repo)}/commit/${sha}`,
    })),
  };
}

const utc = <T extends { readonly date: string }>(signature: T): T => ({
  ...signature,
  date: instant(new Date(signature.date)),
});

/** A commit as a `push` webhook lists it. */
export function toPushedCommit(hub: Hub, repo: Repository, commit: GitCommit, files: readonly ChangedPath[]) {
  const who = ({ name, email, date }: GitCommit['author']) => {
    const user = hub.accounts.byEmail(email);
    return { name, email, date, ...(user ? { username: user.login } : {}) };
  };
  const paths = (status: ChangedFile['status']) =>
    files.filter((file) => file.status === status).map(({ path }) => path);
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${repoPage(hub, repo)}/commit/${commit.sha}`,
    author: who(commit.author),
    committer: who(commit.committer),
    added: [...paths('added'), ...paths('renamed')],
    removed: [...paths('removed'), ...files.flatMap(({ previousPath }) => previousPath ?? [])],
    modified: [...paths('modified'), ...paths('changed')],
  };
}

/** `diff-entry`: one changed file. */
export function toDiffEntry(hub: Hub, repo: Repository, commit: string, file: ChangedFile) {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const page = repoPage(hub, repo);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${commit}/${path}`,
    raw_url: `${page}/raw/${commit}/${path}`,
    contents_url: `${repoApi(hub, repo)}/contents/${path}?ref=${commit}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}
