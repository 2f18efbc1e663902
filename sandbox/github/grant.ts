import type { Permissions } from './auth/permissions.ts';
import { emit } from './events/emit.ts';
import type { Hub } from './hub.ts';
import { toInstallation } from './json/app.ts';

/** An owner allows the App something else than before, and the App is told. @throws Error where it is not installed */
export function grant(hub: Hub, owner: string, permissions: Permissions): void {
  const installation = hub.installations.get(owner.toLowerCase());
  const repo = [...hub.repositories.values()].find((one) => one.owner.login.toLowerCase() === owner.toLowerCase());
  if (!installation || !repo) throw new Error(`The App is not installed for ${owner}`);
  installation.permissions = permissions;
  const body = { installation: toInstallation(hub, installation) };
  emit(hub, { event: 'installation', action: 'new_permissions_accepted', repo, by: repo.owner, body });
}
