import { install } from './add-repository.ts';
import type { Installation } from './auth/tokens.ts';
import { emit } from './events/emit.ts';
import { type Hub, repositoryOf } from './hub.ts';
import { mentionOf, toInstallation } from './json/app.ts';
import type { Repository } from './state/repository.ts';

/** How the App stands with a repository: `suspended` and `uninstalled` hold for all of its owner's, `removed` for it alone. */
export type Installed = 'installed' | 'suspended' | 'removed' | 'uninstalled';

/** What the owner of a repository does to the App's installation; the App is told. @throws Error where it is not installed */
export function setInstalled(hub: Hub, fullName: string, how: Installed): void {
  const repo = repositoryOf(hub, fullName);
  const installation = hub.installations.get(repo.owner.login.toLowerCase());
  if (how === 'installed') comeBack(hub, repo, installation);
  else if (!installation) throw new Error(`The App is not installed for ${repo.owner.login}`);
  else if (how === 'removed') leaveOut(hub, repo, installation);
  else if (how === 'suspended') {
    installation.suspendedAt = hub.now();
    tell(hub, repo, installation, 'suspend');
  } else {
    tell(hub, repo, installation, 'deleted');
    hub.installations.delete(repo.owner.login.toLowerCase());
    hub.tokens.revokeOf(installation);
  }
}

function comeBack(hub: Hub, repo: Repository, installation: Installation | undefined): void {
  if (installation?.suspendedAt) {
    installation.suspendedAt = undefined;
    tell(hub, repo, installation, 'unsuspend');
  }
  if (!installation || installation.without.delete(repo.id)) install(hub, repo);
}

function leaveOut(hub: Hub, repo: Repository, installation: Installation): void {
  installation.without.add(repo.id);
  const body = {
    ...{ installation: toInstallation(hub, installation), requester: null, repository_selection: 'selected' },
    ...{ repositories_added: [], repositories_removed: [mentionOf(repo)] },
  };
  emit(hub, { event: 'installation_repositories', action: 'removed', repo, by: repo.owner, body });
}

function tell(hub: Hub, repo: Repository, installation: Installation, action: 'suspend' | 'unsuspend' | 'deleted') {
  const body = { installation: toInstallation(hub, installation), requester: null };
  emit(hub, { event: 'installation', action, repo, by: repo.owner, body });
}
