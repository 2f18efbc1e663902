import type { Repo } from '../../core/ids.ts';
import type { Permission } from '../../deploy/ports.ts';
import type { GitHub } from '../app.ts';
import { orMissing } from '../errors.ts';
import { toRepoParams } from '../repo.ts';

/** What GitHub allows somebody in a repository; `none` also for who does not exist. */
export async function permissionOf(github: GitHub, repo: Repo, login: string): Promise<Permission> {
  const client = await github.client(repo);
  const params = { ...toRepoParams(repo), username: login };
  const found = await orMissing(client.rest.repos.getCollaboratorPermissionLevel(params));
  return found ? toPermission(found.data.user?.permissions) : 'none';
}

/** From what the person may do, not from the name of a role: organisations invent their own roles. */
function toPermission(
  may: { admin?: boolean; maintain?: boolean; push?: boolean; triage?: boolean; pull?: boolean } = {},
): Permission {
  if (may.admin) return 'admin';
  if (may.maintain || may.push) return 'write';
  return may.triage || may.pull ? 'read' : 'none';
}
