import type { Grant } from '../core/governance.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { lacks, projectOf, roleIn } from './authority.ts';
import type { Ports } from './ports.ts';
import type { UseCases } from './use-cases.ts';

const DEFAULT_MS = 30 * 24 * 3_600_000;

/** Gives a role for a time: 30 days unless said otherwise, for ever only when that is asked for in so many words. */
export async function grantRight(ports: Ports, input: Parameters<UseCases['grantRight']>[0]): Promise<Grant> {
  const { guild, by, subject, role, project, forMs, permanent } = input;
  if (role === 'admin' && (subject.kind === 'discord-role' || subject.kind === 'github-team'))
    throw new Refusal({
      code: 'bad-input',
      field: 'role',
      why: 'admin is granted to people, never to a role or team',
      expected: 'viewer or user, or a person',
    });
  const now = ports.clock.now();
  const until = permanent ? undefined : new Date(now.getTime() + (forMs ?? DEFAULT_MS));
  const grant: Grant = {
    guild,
    subject,
    role,
    grantedBy: by.id,
    grantedAt: now,
    ...(project && { project }),
    ...(until && { until }),
  };
  await ports.store.transaction(async (tables) => {
    refuseIf(lacks(await roleIn(tables, ports, by, { guild }), 'admin', 'grant rights'));
    if (project) await projectOf(tables, guild, project);
    await tables.governance.addGrant(grant);
    const details = { to: `${subject.kind}:${subject.id}`, role, ...(until && { until: until.toISOString() }) };
    await tables.audit.add({ guild, at: now, by, what: 'granted', ...(project && { project }), details });
  });
  return grant;
}
