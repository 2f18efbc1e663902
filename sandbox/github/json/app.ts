import type { Installation } from '../auth/tokens.ts';
import type { Hub } from '../hub.ts';
import type { Repository } from '../state/repository.ts';
import { instant, nodeId } from './links.ts';
import { toSimpleUser } from './user.ts';

/** `integration`: the App itself. */
export function toApp(hub: Hub) {
  const { app, url } = hub;
  return {
    id: app.id,
    slug: app.slug,
    client_id: app.clientId,
    node_id: nodeId('App', app.id),
    owner: toSimpleUser(hub, app.owner),
    name: app.slug,
    description: null,
    external_url: url,
    html_url: `${url}/apps/${app.slug}`,
    created_at: instant(app.createdAt),
    updated_at: instant(app.createdAt),
    permissions: app.permissions,
    events: app.events,
  };
}

/** `installation`: the App on one owner's repositories. */
export function toInstallation(hub: Hub, installation: Installation) {
  const { id, account, createdAt, permissions, suspendedAt } = installation;
  return {
    id,
    client_id: hub.app.clientId,
    account: toSimpleUser(hub, account),
    repository_selection: installation.without.size > 0 ? 'selected' : 'all',
    access_tokens_url: `${hub.apiUrl}/app/installations/${id}/access_tokens`,
    repositories_url: `${hub.apiUrl}/installation/repositories`,
    html_url: `${hub.url}/organizations/${account.login}/settings/installations/${id}`,
    app_id: hub.app.id,
    app_slug: hub.app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions,
    events: hub.app.events,
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: suspendedAt ? toSimpleUser(hub, account) : null,
    suspended_at: suspendedAt ? instant(suspendedAt) : null,
  };
}

/** The few words in which an event about the installation names a repository. */
export const mentionOf = ({ id, name, fullName }: Repository) => ({
  ...{ id, name },
  node_id: nodeId('Repository', id),
  full_name: fullName,
  private: true,
});
