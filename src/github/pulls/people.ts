import type { Repo, Sha } from '../../core/ids.ts';
import type { TeamAnswer } from '../../deploy/ports.ts';
import type { GitHub } from '../app.ts';
import { orMissing } from '../errors.ts';
import { MEMBER_PERMISSIONS } from '../permissions.ts';
import { toRepoParams } from '../repo.ts';

/** Logins of people whose last word about a pull request is an approval of exactly this head; a mere comment is no word. */
export async function approversOf(github: GitHub, repo: Repo, number: number, head: Sha): Promise<string[]> {
  const client = await github.client(repo);
  const params = { ...toRepoParams(repo), pull_number: number, per_page: 100 };
  const reviews = await client.paginate(client.rest.pulls.listReviews, params);
  const words = reviews.filter(({ state }) => state !== 'COMMENTED' && state !== 'PENDING');
  const last = new Map(words.flatMap((review) => (review.user?.type === 'User' ? [[review.user.login, review]] : [])));
  return [...last].flatMap(([login, { state, commit_id: at }]) =>
    state === 'APPROVED' && at === head ? [login.toLowerCase()] : [],
  );
}

/** Who is in a team, those of its child teams too. Only an App that may see the members of an organisation is told. */
export async function membersOf(
  github: GitHub,
  repo: Repo,
  { org, slug }: { org: string; slug: string },
): Promise<TeamAnswer> {
  const client = await github.optionalClient(repo, MEMBER_PERMISSIONS);
  if (!client)
    return { why: `who is in @${org}/${slug} cannot be read, as the GitHub App lacks the permission members: read` };
  const members = await orMissing(
    client.paginate(client.rest.teams.listMembersInOrg, { org, team_slug: slug, per_page: 100 }),
  );
  if (!members) return { why: `GitHub knows no team @${org}/${slug} here` };
  return { logins: members.map(({ login }) => login.toLowerCase()) };
}

/** The address that an account shows on its profile, which GitHub has verified. */
export async function publicEmailOf(github: GitHub, repo: Repo, login: string): Promise<string | undefined> {
  const client = await github.client(repo);
  const found = await orMissing(client.rest.users.getByUsername({ username: login }));
  return found?.data.email ?? undefined;
}
