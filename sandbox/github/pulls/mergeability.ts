import { writeCommit } from '../git/commits.ts';
import { mergedTree, replayCommits } from '../git/merging.ts';
import { branchTip, setRef } from '../git/refs.ts';
import type { Hub } from '../hub.ts';
import type { Pull } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import { webSignature } from './web-signature.ts';

/** Starts finding out whether a pull request merges, unless that is known or under way. The answer comes later. */
export function startMergeability(hub: Hub, repo: Repository, pull: Pull): void {
  if (pull.state === 'closed' || pull.mergeability.at !== 'unknown') return;
  const ticket = { at: 'computing' } as const;
  pull.mergeability = ticket;
  const settle = (mergeability: Pull['mergeability']) => {
    if (pull.mergeability === ticket) pull.mergeability = mergeability; // else something moved meanwhile
    hub.changes.announce();
  };
  const found = Promise.all([testMerge(hub, repo, pull), testRebase(hub, repo, pull)]).then(
    ([commit, rebases]) => settle({ at: 'known', testMerge: commit, rebases }),
    () => settle({ at: 'unknown' }),
  );
  hub.background(found);
}

/** The merge commit that would be made, kept under `refs/pull/N/merge`; null on conflict. */
async function testMerge(hub: Hub, { gitDir }: Repository, pull: Pull): Promise<string | null> {
  const head = pull.headSha;
  const base = await branchTip(gitDir, pull.baseRef);
  if (base === undefined) return null;
  const tree = await mergedTree(gitDir, base, head);
  if (tree === undefined) return null;
  const by = webSignature(hub);
  const message = `Merge ${head} into ${base}`;
  const commit = await writeCommit(gitDir, { tree, parents: [base, head], message, author: by, committer: by });
  await setRef(gitDir, `refs/pull/${pull.number}/merge`, commit);
  return commit;
}

async function testRebase(hub: Hub, { gitDir }: Repository, { baseRef, headSha: head }: Pull): Promise<boolean> {
  const base = await branchTip(gitDir, baseRef);
  return (
    base !== undefined && (await replayCommits(gitDir, { base, head, committer: webSignature(hub) })) !== undefined
  );
}
