import type { Grant } from '../../core/governance.ts';
import { type GuildId, parseRepo, type Repo } from '../../core/ids.ts';
import type { Ports, Tables } from '../ports.ts';

/** What was read of a team counts so long; rights must not outlive what nobody can look at any more. */
const FRESH_MS = 15 * 60_000;

/** Who is in the teams that grants name, as last read; without a call outside, so that it may be asked within a transaction. */
export async function teamsNow(
  { governance }: Pick<Tables, 'governance'>,
  guild: GuildId,
  grants: readonly Grant[],
  now: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (namedIn(grants).length === 0) return new Map();
  const read = await governance.teams(guild);
  const fresh = read.filter(({ at }) => now.getTime() - at.getTime() < FRESH_MS);
  return new Map(fresh.map(({ team, logins }) => [team, logins]));
}

const namedIn = (grants: readonly Grant[]): string[] => [
  ...new Set(grants.flatMap(({ subject }) => (subject.kind === 'github-team' ? [subject.id] : []))),
];

/**
 * Reads the teams that grants name, one call for each; every five minutes, and when such a grant is made. A team that cannot be read keeps
 * what was read before until that is too old to count.
 */
export async function readTeams({ store, pulls, rules, clock, log }: Ports, guild: GuildId): Promise<void> {
  const repos = rules.guilds.get(guild)?.repos ?? [];
  for (const team of namedIn(await store.governance.grants(guild))) {
    const [org = '', slug = ''] = team.split('/');
    const repo = repoOf(repos, org);
    if (!repo) continue;
    const answer = await pulls.teamMembers(repo, { org, slug });
    if ('why' in answer) log.warn({ guild, team, why: answer.why }, 'team not read');
    else await store.governance.putTeam({ guild, team, logins: answer.logins, at: clock.now() });
  }
}

/** A repository through whose installation the organisation's teams can be read. */
const repoOf = (repos: readonly Repo[], org: string): Repo | undefined =>
  repos.find((repo) => repo.split('/')[0]?.toLowerCase() === org);

/** `org/team` in lower case, or undefined for what is none. */
export const parseTeam = (text: string): string | undefined => {
  const team = text.trim().replace(/^@/, '').toLowerCase();
  return parseRepo(team) === undefined ? undefined : team;
};
