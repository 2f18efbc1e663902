import type { Repo, Sha } from '../../core/ids.ts';
import type { Unmet } from '../../core/requirement.ts';
import type { GitHub } from '../app.ts';
import { toRepoParams } from '../repo.ts';
import { askedBy, type RequiredCheck } from './asked.ts';
import { reviewObstacles } from './reviews.ts';
import { signalsOn } from './signals.ts';

interface Blocked {
  repo: Repo;
  number: number;
  head: Sha;
  /** The branch it goes into. */
  base: string;
}

/** Checks of ours: they wait for the apply that is asked about. */
const OURS: ReadonlySet<string> = new Set(['guildops/plan', 'guildops/apply']);

/** Why GitHub calls a pull request blocked, our own checks aside; what cannot be looked up counts as a reason. */
export async function obstaclesOfBlocked(github: GitHub, blocked: Blocked): Promise<Unmet[]> {
  const { repo, head, base } = blocked;
  const asked = await askedBy(github, repo, base);
  const isOurs = ({ name, app }: RequiredCheck) => OURS.has(name) && (app === undefined || app === github.appId);
  const ours = asked.checks.filter(isOurs);
  const [states, reviews, behind] = await Promise.all([
    signalsOn(github, repo, head, asked.checks),
    reviewObstacles(github, blocked, asked),
    asked.upToDate ? isBehind(github, blocked) : false,
  ]);
  const found = [
    ...asked.unreadable,
    ...asked.checks.filter((check) => !isOurs(check)).flatMap((check) => states.get(check)?.unmet ?? []),
    ...reviews,
    ...(behind ? [BEHIND] : []),
    ...asked.others.map(notToBeAsked),
  ];
  const waitsForUs = ours.some((check) => states.get(check)?.unmet !== undefined);
  return found.length > 0 || waitsForUs ? found : [UNEXPLAINED];
}

async function isBehind(github: GitHub, { repo, head, base }: Blocked): Promise<boolean> {
  const client = await github.client(repo);
  const basehead = `${base}...${head}`;
  const { data } = await client.rest.repos.compareCommitsWithBasehead({ ...toRepoParams(repo), basehead, per_page: 1 });
  return data.behind_by > 0;
}

const BEHIND: Unmet = {
  why: 'its base went on, and may be merged into only by branches that have all of it',
  wayOn: 'Update the branch: merge the base into it and push.',
};

const notToBeAsked = (rule: string): Unmet => ({
  why: `its base has the rule ${rule}, and while guildops/apply is required and still to come GitHub does not say whether it is kept`,
  wayOn: 'Do not require guildops/apply there: then GitHub’s own word counts. Or take that rule away.',
});

const UNEXPLAINED: Unmet = {
  why: 'GitHub calls it blocked, and none of the rules that we can read says by what',
  wayOn: 'Its page on GitHub, at the merge button, may tell; an administrator of the repository sees all rules.',
};
