import type { Deploy } from '../core/deploy.ts';
import { onGitHub, type Person } from '../core/person.ts';
import type { Project } from '../core/project.ts';
import { freshId, newDeploy } from './draft-request.ts';
import type { Ports, PullFacts, Tables } from './ports.ts';
import { record } from './record.ts';

/** A pull request, and when the fetch began that brought its commits. */
export type FetchedPull = PullFacts & { fetchedAt: number };

export const linkOf = ({ number, branch, base, url, title }: PullFacts) => ({ number, branch, base, url, title });

/** A deploy for a project that a person's pull request is about. */
export async function adoptHandMade(
  tables: Tables,
  ports: Pick<Ports, 'clock'>,
  project: Project,
  pull: PullFacts,
  pushers: readonly Person[],
  cause: string,
): Promise<Deploy> {
  const at = ports.clock.now();
  const deploy = newDeploy(project, onGitHub(pull.author), {
    id: await freshId(tables),
    origin: 'pull',
    cause: `${cause}:${project.id}`,
    state: { at: 'validating', carried: { approvals: [] } },
    createdAt: at,
    pushers,
  });
  return record(tables, deploy, { kind: 'pull-linked', pull: linkOf(pull), head: pull.head }, at);
}
