import type { Hub } from '../hub.ts';
import { pullsOf, type Repository } from '../state/repository.ts';
import { instant, nodeId, repoApi, repoPage } from './links.ts';
import { toSimpleUser } from './user.ts';

/** The addresses below a repository, by name of the field without `_url`; what stands in braces the client fills in. */
const places = {
  archive: '{archive_format}{/ref}',
  assignees: 'assignees{/user}',
  blobs: 'git/blobs{/sha}',
  branches: 'branches{/branch}',
  collaborators: 'collaborators{/collaborator}',
  comments: 'comments{/number}',
  commits: 'commits{/sha}',
  compare: 'compare/{base}...{head}',
  contents: 'contents/{+path}',
  contributors: 'contributors',
  deployments: 'deployments',
  downloads: 'downloads',
  events: 'events',
  forks: 'forks',
  git_commits: 'git/commits{/sha}',
  git_refs: 'git/refs{/sha}',
  git_tags: 'git/tags{/sha}',
  hooks: 'hooks',
  issue_comment: 'issues/comments{/number}',
  issue_events: 'issues/events{/number}',
  issues: 'issues{/number}',
  keys: 'keys{/key_id}',
  labels: 'labels{/name}',
  languages: 'languages',
  merges: 'merges',
  milestones: 'milestones{/number}',
  notifications: 'notifications{?since,all,participating}',
  pulls: 'pulls{/number}',
  releases: 'releases{/id}',
  stargazers: 'stargazers',
  statuses: 'statuses/{sha}',
  subscribers: 'subscribers',
  subscription: 'subscription',
  tags: 'tags',
  teams: 'teams',
  trees: 'git/trees{/sha}',
} as const;

/** `repository`: the form inside pull requests and webhooks. */
export function toRepository(hub: Hub, repo: Repository) {
  const api = repoApi(hub, repo);
  const page = repoPage(hub, repo);
  const links = Object.fromEntries(Object.entries(places).map(([name, path]) => [`${name}_url`, `${api}/${path}`]));
  const openIssues = [...repo.topics.values()].filter(({ state }) => state === 'open').length;
  return {
    id: repo.id,
    node_id: nodeId('Repository', repo.id),
    name: repo.name,
    full_name: repo.fullName,
    private: true,
    visibility: 'private',
    owner: toSimpleUser(hub, repo.owner),
    html_url: page,
    description: null,
    fork: repo.forkOf !== undefined,
    url: api,
    ...links,
    clone_url: `${page}.git`,
    git_url: `${page}.git`,
    ssh_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repo.defaultBranch,
    created_at: instant(repo.createdAt),
    updated_at: instant(repo.pushedAt),
    pushed_at: instant(repo.pushedAt),
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    forks_count: 0,
    forks: 0,
    open_issues_count: openIssues,
    open_issues: openIssues,
    has_issues: true,
    has_projects: false,
    has_downloads: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    has_pull_requests: true,
    archived: false,
    disabled: false,
    topics: [],
    is_template: false,
    web_commit_signoff_required: false,
    allow_forking: false,
  };
}

/** `full-repository`: the form of the repository's own address. */
export const toFullRepository = (hub: Hub, repo: Repository) => ({
  ...toRepository(hub, repo),
  network_count: 0,
  subscribers_count: 0,
});

/** How it is merged; GitHub shows that only to those who may write its contents. */
export const toMergeSettings = ({ mergeMethods }: Repository) => ({
  allow_merge_commit: mergeMethods.includes('merge'),
  allow_squash_merge: mergeMethods.includes('squash'),
  allow_rebase_merge: mergeMethods.includes('rebase'),
  allow_auto_merge: false,
  allow_update_branch: true,
  delete_branch_on_merge: false,
});

/** The few words in which a check run or an installation mentions a repository. */
export const toRepositoryMention = (hub: Hub, repo: Repository) => ({
  id: repo.id,
  url: repoApi(hub, repo),
  name: repo.name,
});

export const openPullsFor = (repo: Repository, headSha: string) =>
  pullsOf(repo).filter((pull) => pull.state === 'open' && pull.headSha === headSha);
