import type { Hub } from '../hub.ts';
import { nodeId } from '../json/links.ts';
import { toRepository } from '../json/repository.ts';
import { toSimpleUser } from '../json/user.ts';
import type { Repository } from '../state/repository.ts';
import type { User } from '../state/user.ts';

/** Something that happened in a repository. `body` is what the payload has beside repository, installation and sender. */
export interface Happening {
  readonly event: string;
  readonly action?: string;
  readonly repo: Repository;
  readonly by: User;
  readonly body: Readonly<Record<string, unknown>>;
}

/** GitHub tells an App these without being asked. */
const alwaysSent = ['installation', 'installation_repositories'];

/** Tells the App, if it is installed there and subscribed. The payload is fixed now, whatever changes before it arrives. */
export function emit(hub: Hub, { event, action, repo, by, body }: Happening): void {
  hub.changes.announce();
  const installation = hub.installations.get(repo.owner.login.toLowerCase());
  const isAlwaysSent = alwaysSent.includes(event);
  if (!installation || (!isAlwaysSent && !hub.app.events.includes(event))) return;
  if (!isAlwaysSent && (installation.suspendedAt || installation.without.has(repo.id))) return;
  const payload = {
    ...(action === undefined ? {} : { action }),
    ...body,
    ...(isAlwaysSent ? {} : { repository: toRepository(hub, repo) }),
    ...(repo.owner.type === 'Organization' ? { organization: toOrganization(hub, repo.owner) } : {}),
    sender: toSimpleUser(hub, by),
    installation: { id: installation.id, node_id: nodeId('Installation', installation.id), ...mentioned(body) },
  };
  hub.webhooks.dispatch({
    event,
    action: action ?? null,
    repository: repo.fullName,
    repositoryId: repo.id,
    installationId: installation.id,
    payload: JSON.stringify(payload),
  });
}

/** Events about the installation tell all of it, others only its id. */
const mentioned = (body: Readonly<Record<string, unknown>>): object =>
  typeof body.installation === 'object' && body.installation !== null ? body.installation : {};

function toOrganization({ apiUrl, url }: Hub, owner: User) {
  const api = `${apiUrl}/orgs/${owner.login}`;
  return {
    login: owner.login,
    id: owner.id,
    node_id: nodeId(owner.type, owner.id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${url}/avatars/${owner.id}`,
    description: null,
  };
}
