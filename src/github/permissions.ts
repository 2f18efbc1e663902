/** Level of a GitHub App permission. */
export type Level = 'read' | 'write';
export type Permissions = Readonly<Record<string, Level>>;

/** What a client for REST calls on one repository may do: merge, tag and delete branches (contents), pull requests, checks, the issue of a drift. */
export const REST_PERMISSIONS: Permissions = {
  metadata: 'read',
  contents: 'write',
  pull_requests: 'write',
  checks: 'write',
  issues: 'write',
};

/** What shows applies in GitHub's list of deployments. Everything else works without it, so it is a token of its own. */
export const DEPLOYMENT_PERMISSIONS: Permissions = { metadata: 'read', deployments: 'write' };

/** What only some requirements of projects need, each a token of its own: classic branch protection, statuses of others, members of teams. */
export const ADMINISTRATION_PERMISSIONS: Permissions = { metadata: 'read', administration: 'read' };
export const STATUS_PERMISSIONS: Permissions = { metadata: 'read', statuses: 'read' };
export const MEMBER_PERMISSIONS: Permissions = { metadata: 'read', members: 'read' };

/** What git may do with its token: a plan only reads. */
export const GIT_PERMISSIONS = {
  read: { metadata: 'read', contents: 'read' },
  write: { metadata: 'read', contents: 'write' },
} as const satisfies Record<'read' | 'write', Permissions>;

/** What an App needs to be told of merge queues; there is no call that takes it. */
export const QUEUE_PERMISSIONS: Permissions = { merge_queues: 'read' };

/** Events GuildOps subscribes to; `installation` and `installation_repositories` arrive unasked. */
export const EVENTS = ['pull_request', 'issue_comment', 'pull_request_review', 'check_run', 'push'] as const;
/** An event that only repositories with a merge queue need. */
export const QUEUE_EVENT = 'merge_group';
