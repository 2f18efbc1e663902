import type { Deploy } from '../core/deploy.ts';
import type { Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import type { Ports } from './ports.ts';
import { proposalOf } from './proposal.ts';
import { record } from './record.ts';

/**
 * A request is data: when its base moved while it waited, or its lines were changed, its branch is written anew on the present base, as long as
 * it holds only our commits. A branch with a person's commits is left alone. Repeating it finds the branch as it should be.
 */
export async function rebase(ports: Ports, deploy: Deploy, project: Project): Promise<Deploy> {
  const { repositories } = ports;
  const { pull, head, repo, landed } = deploy;
  if (landed || deploy.origin === 'pull' || !pull || !head || deploy.pushers.length > 0) return deploy;
  const base = await repositories.branch(repo, pull.base);
  const commits = base ? await repositories.commits(repo, base, head) : [];
  const inPlace = commits.length === 1 && commits[0]?.parent === base && !deploy.amended;
  if (!base || inPlace || commits.some(({ ours }) => !ours)) return deploy;
  const proposal = await proposalOf(ports, deploy, project);
  const { files, message, title, body } = proposal;
  const { branch } = pull;
  const rebased = await repositories.propose({ repo, branch, onto: base, files, message, expected: head });
  // Only what was amended says something else of itself; it is told before it counts as written, so that dying here tells it again.
  if (deploy.amended) await ports.pulls.describe(repo, pull.number, { title, body });
  return written(ports, deploy, rebased, title);
}

async function written(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { id, amended }: Deploy,
  head: Sha,
  title: string,
): Promise<Deploy> {
  return store.transaction(async (tables) => {
    const now = await tables.deploys.get(id);
    if (now.head === head && !now.amended) return now;
    const at = clock.now();
    const moved = await record(tables, now, { kind: 'pushed', head, pushers: [], rebased: true }, at);
    if (!amended || !moved.pull) return moved;
    return record(tables, moved, { kind: 'pull-linked', pull: { ...moved.pull, title }, head }, at);
  });
}
