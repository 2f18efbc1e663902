import type { Approval } from '../../core/approval.ts';
import type { Deploy } from '../../core/deploy.ts';
import type { Role } from '../../core/governance.ts';
import type { Person } from '../../core/person.ts';
import type { Tables } from '../ports.ts';
import { teamsNow } from '../rights/teams.ts';

/** As what somebody approves: with the role they hold, and as a member of those teams of GitHub that grants name. */
export async function standingOf(
  { governance }: Pick<Tables, 'governance'>,
  { guild }: Pick<Deploy, 'guild'>,
  { surface, id, linked }: Person,
  role: Role | undefined,
  now: Date,
): Promise<Pick<Approval, 'role' | 'teams'>> {
  const login = surface === 'github' ? id : linked;
  const known = await teamsNow({ governance }, guild, await governance.grants(guild), now);
  const teams = [...known].filter(([, logins]) => login !== undefined && logins.includes(login)).map(([team]) => team);
  return { ...(role && { role }), ...(teams.length > 0 && { teams }) };
}
