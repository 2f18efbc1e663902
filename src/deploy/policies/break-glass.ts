import type { Deploy } from '../../core/deploy.ts';
import type { Person } from '../../core/person.ts';
import { tellAudit, tellPerson } from '../notices/tell.ts';
import type { Ports, Tables } from '../ports.ts';

/** Tells the other administrators, in the audit channel and each directly, that somebody goes past a freeze and missing approvals. */
export async function tellBreakGlass(
  tables: Tables,
  { clock, rules }: Pick<Ports, 'clock' | 'rules'>,
  deploy: Deploy,
  by: Person,
  reason: string,
): Promise<void> {
  const at = clock.now();
  const { guild, id, project, pull, revision } = deploy;
  const told = {
    ...{ guild, at, about: `break-glass:${id}:${revision}` },
    body: {
      kind: 'said' as const,
      tone: 'warning' as const,
      title: `${by.name} broke the glass: ${project} is applied without what its rules ask for`,
      lines: [
        `Reason: ${reason}`,
        `Deploy ${id}${pull ? `, pull request #${pull.number}` : ''}. Look at it with them.`,
      ],
    },
  };
  await tellAudit(tables, told);
  for (const admin of await otherAdmins(tables, rules, deploy, by, at)) await tellPerson(tables, admin, told);
}

/** Discord ids of those who administer the project, without whoever it is about. */
async function otherAdmins(
  { governance }: Pick<Tables, 'governance'>,
  { admins }: Pick<Ports['rules'], 'admins'>,
  { guild, project }: Deploy,
  by: Person,
  now: Date,
): Promise<string[]> {
  const granted = (await governance.grants(guild))
    .filter(({ role, until }) => role === 'admin' && (until === undefined || until > now))
    .filter(
      (grant) => grant.subject.kind === 'discord-user' && (grant.project === undefined || grant.project === project),
    )
    .map(({ subject }) => subject.id);
  const own = by.surface === 'discord' ? by.id : by.linked;
  return [...new Set([...admins, ...granted])].filter((id) => id !== own);
}
