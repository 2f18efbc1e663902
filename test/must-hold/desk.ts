import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Person } from '../../sandbox/github/index.ts';
import type { Stage } from '../story/stage.ts';

export interface DeskCommit {
  branch: string;
  /** The branch as it is, else the default branch. */
  from?: string;
  message: string;
  /** Whose key pushes it; li's unless given. */
  by?: Person;
  /** Whom the commit claims to be by; who pushes it, unless given. */
  as?: { name: string; email: string };
}

/** The address that GitHub gives an account. */
export const addressOf = ({ id, login }: Person): string => `${id}+${login}@users.noreply.github.com`;

/** What only git itself can push: links, and commits that claim to be by somebody else. Answers the commit. */
export async function pushFromDesk(
  { li, repo, dir }: Stage,
  { branch, from = 'main', message, by = li, as }: DeskCommit,
  change: (clone: string) => Promise<void>,
): Promise<string> {
  const clone = await mkdtemp(join(dir, 'desk-'));
  const git = async (...args: string[]) => (await promisify(execFile)('git', args, { cwd: clone })).stdout;
  const { name, email } = as ?? { name: by.login, email: addressOf(by) };
  await git('clone', '--quiet', '--branch', from, by.cloneUrl(repo), '.');
  await change(clone);
  await git('add', '--all');
  await git('-c', `user.name=${name}`, '-c', `user.email=${email}`, 'commit', '--quiet', '--message', message);
  await git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
  const head = (await git('rev-parse', 'HEAD')).trim();
  await rm(clone, { recursive: true });
  return head;
}
