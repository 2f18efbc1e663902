import type { Deploy } from '../../core/deploy.ts';
import { planOf } from '../../core/deploy.ts';
import type { Person } from '../../core/person.ts';
import type { Project } from '../../core/project.ts';
import type { Ports, Standing } from '../ports.ts';
import { lookAtOwners, type Ownership } from './owners.ts';

/** What was looked up for the requirements of a project. What is not here was not looked at, and then is not met. */
export interface Looked {
  /** Commits that the base has and the head has not. */
  behind?: number;
  standing?: Standing;
  ownership?: Ownership;
}

type Needs = Pick<Ports, 'pulls' | 'repositories'>;

/** Asks git and GitHub for what the requirements of a project need. `maxAgeMs`: an answer that is not older will do. */
export async function lookAtRequirements(
  ports: Needs,
  deploy: Deploy,
  project: Project,
  { people, maxAgeMs = 0 }: { people: readonly Person[]; maxAgeMs?: number },
): Promise<Looked> {
  const asked = new Set(project.found?.requirements);
  const plan = planOf(deploy);
  const { pull, repo } = deploy;
  if (!plan || !pull || asked.size === 0) return {};
  if (asked.has('undiverged') || asked.has('code_owners')) await ports.repositories.refresh(repo);
  const [behind, standing, ownership] = await Promise.all([
    asked.has('undiverged') ? commitsBehind(ports, deploy, plan.head) : undefined,
    asked.has('mergeable') ? ports.pulls.standing(repo, pull.number, maxAgeMs) : undefined,
    asked.has('code_owners') ? lookAtOwners(ports, { repo, pull, plan, people, maxAgeMs }) : undefined,
  ]);
  return { ...(behind !== undefined && { behind }), ...(standing && { standing }), ...(ownership && { ownership }) };
}

/** Really compared, with the base as it is at this moment. */
async function commitsBehind(
  { repositories }: Needs,
  { repo, pull }: Deploy,
  head: NonNullable<Deploy['head']>,
): Promise<number | undefined> {
  const tip = pull && (await repositories.branch(repo, pull.base));
  return tip && (await repositories.commits(repo, head, tip)).length;
}
