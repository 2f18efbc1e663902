import type { Deploy } from '../core/deploy.ts';
import type { Project } from '../core/project.ts';
import type { Ports } from './ports.ts';
import { branchOf, proposalOf } from './proposal.ts';
import { record } from './record.ts';

/**
 * A request is data: when its base moved while it waited, its branch is written anew on the present base, as long as it holds only our
 * commits. A branch with a person's commits is left alone. Repeating it finds the branch as it should be.
 */
export async function rebase(ports: Ports, deploy: Deploy, project: Project): Promise<Deploy> {
  const { repositories, store, clock } = ports;
  const { pull, head, repo, landed } = deploy;
  if (landed || deploy.origin === 'pull' || !pull || !head || deploy.pushers.length > 0) return deploy;
  const base = await repositories.branch(repo, pull.base);
  const commits = base ? await repositories.commits(repo, base, head) : [];
  const inPlace = commits.length === 1 && commits[0]?.parent === base;
  if (!base || inPlace || commits.some(({ ours }) => !ours)) return deploy;
  const { files, message } = await proposalOf(ports, deploy, project);
  const rebased = await repositories.propose({
    repo,
    branch: branchOf(deploy),
    onto: base,
    files,
    message,
    expected: head,
  });
  return store.transaction(async (tables) => {
    const now = await tables.deploys.get(deploy.id);
    return now.head === rebased
      ? now
      : record(tables, now, { kind: 'pushed', head: rebased, pushers: [], rebased: true }, clock.now());
  });
}
