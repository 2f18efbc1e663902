import { parseSha, type Sha } from '../core/ids.ts';
import type { Remote } from './environment.ts';
import type { Git } from './git.ts';
import { GitError } from './git-error.ts';

/** Tip of a branch at the remote itself, or undefined when there is none. */
export async function remoteTip(git: Git, remote: Remote, branch: string): Promise<Sha | undefined> {
  const ref = `refs/heads/${branch}`;
  const { text } = await git(['ls-remote', remote.url, ref], { remote });
  const line = text.split('\n').find((candidate) => candidate.endsWith(`\t${ref}`));
  return line === undefined ? undefined : parseSha(line.slice(0, 40));
}

/**
 * Puts a commit on a branch if the branch is where we believe it to be (`undefined`: it does not exist).
 * @returns false when it is somewhere else
 * @throws GitError when the remote refuses for another reason, such as a protected branch or a missing permission
 */
export async function push(git: Git, remote: Remote, branch: string, commit: Sha, expected?: Sha): Promise<boolean> {
  const ref = `refs/heads/${branch}`;
  const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
  const args = ['push', '--quiet', '--porcelain', '--no-verify', lease, remote.url, `${commit}:${ref}`];
  const { code, text, stderr } = await git(args, { remote, okCodes: [0, 1] });
  if (code === 0) return true;
  if (hasMoved(text)) return false;
  throw new GitError(args, code, `${text}${stderr}`);
}

/** Our lease was stale, or another push won the race at the remote. */
const hasMoved = (porcelain: string): boolean =>
  /^!\t.*\[(?:rejected|remote rejected)\] \((?:stale info|fetch first|non-fast-forward|failed to update ref|cannot lock ref.*|incorrect old value provided|reference already exists)\)/m.test(
    porcelain,
  );
