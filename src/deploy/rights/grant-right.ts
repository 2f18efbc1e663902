import type { Grant, KeptGrant } from '../../core/governance.ts';
import { type Problem, Refusal, refuseIf } from '../../core/refusal.ts';
import { lacks, projectOf, roleIn } from '../authority.ts';
import type { Ports, Tables } from '../ports.ts';
import type { GrantAsked } from '../use-cases/rights.ts';
import { grantDetails } from './grant-text.ts';
import { readTeams } from './teams.ts';

const DEFAULT_MS = 30 * 24 * 3_600_000;

/**
 * Gives a role for a time: 30 days unless said otherwise, for ever only when that is asked for in so many words. Whoever administers a project
 * may give rights in it.
 */
export async function grantRight(ports: Ports, input: GrantAsked): Promise<KeptGrant> {
  const { guild, by, subject, project } = input;
  refuseIf(inputProblems(input));
  const granted = await ports.store.transaction(async (tables) => {
    const where = { guild, ...(project && { project }) };
    refuseIf(lacks(await roleIn(tables, ports, by, where), 'admin', 'grant rights'));
    if (project) await projectOf(tables, guild, project);
    return give(tables, toGrant(input, ports.clock.now()), by);
  });
  if (subject.kind === 'github-team') await readTeams(ports, guild);
  return granted;
}

/** Keeps a grant and says so in the audit trail; the same cause once more changes nothing. */
export async function give(
  { governance, audit }: Pick<Tables, 'governance' | 'audit'>,
  grant: Grant,
  by: GrantAsked['by'],
): Promise<KeptGrant> {
  const { guild, cause, project, grantedAt: at } = grant;
  const present = (await governance.grants(guild)).find((one) => cause !== undefined && one.cause === cause);
  if (present) return present;
  const kept = await governance.addGrant(grant);
  await audit.add({ guild, at, by, what: 'granted', ...(project && { project }), details: grantDetails(kept) });
  return kept;
}

function toGrant({ guild, by, subject, role, project, limits, forMs, permanent, cause }: GrantAsked, now: Date): Grant {
  return {
    ...{ guild, subject, role, grantedBy: by.id, grantedAt: now },
    ...(project && { project }),
    ...(limits && { limits }),
    ...(!permanent && { until: new Date(now.getTime() + (forMs ?? DEFAULT_MS)) }),
    ...(cause !== undefined && { cause }),
  };
}

function inputProblems({ subject, role, limits }: GrantAsked): Problem[] {
  const isCrowd = subject.kind === 'discord-role' || subject.kind === 'github-team';
  const bad = (field: string, why: string, expected: string): Problem => ({ code: 'bad-input', field, why, expected });
  return [
    ...(role === 'admin' && isCrowd
      ? [bad('role', 'admin is granted to people, never to a role or team', 'viewer or user, or a person')]
      : []),
    ...(role === 'admin' && Object.keys(limits ?? {}).some((name) => name !== 'provider')
      ? [bad('role', 'an administrator could lift every limit of their own', 'user, with these limits')]
      : []),
  ];
}

export const noSuchGrant = (id: string): Refusal => new Refusal({ code: 'no-such', what: 'grant', id });
