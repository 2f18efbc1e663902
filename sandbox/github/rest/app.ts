import { covers, type Permissions } from '../auth/permissions.ts';
import type { Installation } from '../auth/tokens.ts';
import { findRepository } from '../hub.ts';
import { toApp, toInstallation } from '../json/app.ts';
import { instant } from '../json/links.ts';
import { toRepository } from '../json/repository.ts';
import type { Repository } from '../state/repository.ts';
import { ApiError, notFound, suspended } from './api-error.ts';
import { listReply, pageOf } from './paging.ts';
import { installationOf } from './repositories.ts';
import { type Call, created, type GlobalRoute, noContent, numberIn, ok } from './route.ts';

export const appRoutes: readonly GlobalRoute[] = [
  { on: 'GET /app', as: 'app', run: ({ hub }) => ok(toApp(hub)) },
  { on: 'GET /app/installations', as: 'app', run: listInstallations },
  {
    on: 'GET /app/installations/{installation_id}',
    as: 'app',
    run: (call) => ok(toInstallation(call.hub, installationIn(call))),
  },
  { on: 'POST /app/installations/{installation_id}/access_tokens', as: 'app', run: createToken },
  { on: 'GET /repos/{owner}/{repo}/installation', as: 'app', run: findInstallation },
  { on: 'GET /installation/repositories', as: 'installation', run: listRepositories },
  { on: 'DELETE /installation/token', as: 'installation', run: revokeToken },
];

function listInstallations(call: Call) {
  return listReply(call, [...call.hub.installations.values()], (installation) =>
    toInstallation(call.hub, installation),
  );
}

function installationIn(call: Call): Installation {
  const id = numberIn(call, 'installation_id');
  const found = [...call.hub.installations.values()].find((installation) => installation.id === id);
  if (!found) throw notFound();
  return found;
}

interface TokenInput {
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
  readonly permissions?: Permissions;
}

/** A token for an hour, narrowed as asked. It can never do more than the installation. */
function createToken(call: Call) {
  const installation = installationIn(call);
  if (installation.suspendedAt) throw suspended();
  const { permissions: asked, ...selection } = (call.input ?? {}) as TokenInput;
  if (asked && !covers(installation.permissions, asked))
    throw new ApiError(422, 'The permissions requested are not granted to this installation.');
  const permissions: Permissions = asked ? { metadata: 'read', ...asked } : installation.permissions;
  const selected = selectRepositories(call, installation, selection);
  const repositoryIds = selected && new Set(selected.map(({ id }) => id));
  const { token, expiresAt } = call.hub.tokens.issue({ installation, permissions, repositoryIds });
  return created({
    token,
    expires_at: instant(expiresAt),
    permissions,
    repository_selection: selected ? 'selected' : 'all',
    ...(selected ? { repositories: selected.map((repo) => toRepository(call.hub, repo)) } : {}),
  });
}

const ownedBy = ({ hub }: Call, { account, without }: Installation) =>
  [...hub.repositories.values()].filter(({ owner, id }) => owner === account && !without.has(id));

function selectRepositories(
  call: Call,
  installation: Installation,
  { repositories = [], repository_ids: ids = [] }: TokenInput,
): Repository[] | undefined {
  if (repositories.length === 0 && ids.length === 0) return undefined;
  const own = ownedBy(call, installation);
  const found = [
    ...repositories.map((name) => own.find((repo) => repo.name.toLowerCase() === name.toLowerCase())),
    ...ids.map((id) => own.find((repo) => repo.id === id)),
  ];
  return found.map((repo) => {
    if (repo) return repo;
    throw new ApiError(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  });
}

function findInstallation({ hub, params }: Call) {
  const repo = findRepository(hub, `${params.owner}/${params.repo}`);
  if (!repo) throw notFound();
  return installationOf(hub, repo);
}

function listRepositories(call: Call) {
  const { caller, hub } = call;
  if (caller.kind !== 'installation') throw notFound();
  const { installation, repositoryIds } = caller.grant;
  const visible = ownedBy(call, installation).filter(({ id }) => repositoryIds?.has(id) ?? true);
  const { items, headers } = pageOf(call, visible);
  const body = {
    total_count: visible.length,
    repository_selection: repositoryIds ? 'selected' : 'all',
    repositories: items.map((repo) => toRepository(hub, repo)),
  };
  return { status: 200, body, headers };
}

function revokeToken({ caller, hub }: Call) {
  if (caller.kind === 'installation') hub.tokens.revoke(caller.grant.token);
  return noContent;
}
