import type { Sha } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { type NewCommit, type Signature, writeCommit, writeTree } from './commit.ts';
import type { Remote } from './environment.ts';
import type { Git } from './git.ts';
import { madeRef, readCommit } from './history.ts';
import type { Mirror } from './mirror.ts';
import { push, remoteTip } from './push.ts';
import { resolve } from './read.ts';

export interface Proposal extends NewCommit {
  branch: string;
  /** Tip we believe the branch has; undefined: it does not exist. */
  expected?: Sha;
}

/**
 * Makes a branch hold exactly one commit of ours on `onto`. Safe to repeat after a crash at any point: a branch that holds that
 * very commit already (same tree, parents and message) is answered as it is.
 * @throws Refusal `head-moved` when the branch is not where we believed
 */
export async function propose(mirror: Mirror, proposal: Proposal, by: Signature): Promise<Sha> {
  const { onto } = proposal;
  if (onto !== undefined && !(await resolve(mirror.git, onto))) await mirror.refresh();
  const tree = await writeTree(mirror.git, mirror.gitDir, proposal);
  return mirror.write(async (git, remote) => {
    const look = async () => {
      const tip = await remoteTip(git, remote, proposal.branch);
      return { tip, done: tip !== undefined && (await holds(git, remote, tip, tree, proposal)) ? tip : undefined };
    };
    const { tip, done } = await look();
    if (done) return done;
    if (tip !== proposal.expected) throw new Refusal({ code: 'head-moved' });
    const commit = await writeCommit(git, tree, proposal, by);
    await git(['update-ref', madeRef(commit), commit]);
    if (!(await push(git, remote, proposal.branch, commit, tip))) {
      const { done: arrived } = await look(); // the push of a process of ours that died may have come in only now
      if (arrived) return arrived;
      throw new Refusal({ code: 'head-moved' });
    }
    await git(['update-ref', `refs/heads/${proposal.branch}`, commit]);
    return commit;
  });
}

/** True when `tip` is the commit we were about to make, but for its date. */
async function holds(git: Git, remote: Remote, tip: Sha, tree: Sha, { onto, message }: Proposal): Promise<boolean> {
  if (!(await resolve(git, tip))) await git(['fetch', '--quiet', '--no-write-fetch-head', remote.url, tip], { remote });
  const found = await readCommit(git, tip);
  const parents = onto === undefined ? [] : [onto];
  return found.tree === tree && found.parents.join() === parents.join() && found.message === message.trimEnd();
}
