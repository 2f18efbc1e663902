import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Person } from '../github/index.ts';
import { CLI } from '../world/program.ts';
import type { World } from '../world/sandbox.ts';

const run = promisify(execFile);

/** What somebody does at their desk: clone, edit a resource file, `guildops generate`, commit, push, open a pull request. */
export interface HandMade {
  branch: string;
  /** Path of the file, from the repository's root. */
  path: string;
  from: string | RegExp;
  to: string;
  title: string;
}

/** Answers the pull request's number and what `guildops generate` printed. */
export async function changeByHand(
  person: Person,
  { repo }: World,
  dir: string,
  change: HandMade,
): Promise<{ number: number; printed: string }> {
  const clone = join(dir, `desk-${change.branch}`);
  await rm(clone, { recursive: true, force: true });
  const git = (...args: string[]) => run('git', args, { cwd: clone });
  await run('git', ['clone', '--quiet', person.cloneUrl(repo), clone]);
  await git('checkout', '--quiet', '-b', change.branch);
  const path = join(clone, change.path);
  await writeFile(path, (await readFile(path, 'utf8')).replace(change.from, change.to));
  const { stdout } = await run(process.execPath, [CLI, 'generate', '.'], { cwd: clone });
  const author = [
    '-c',
    `user.name=${person.login}`,
    '-c',
    `user.email=${person.id}+${person.login}@users.noreply.github.com`,
  ];
  await git('add', '--all');
  await git(...author, 'commit', '--quiet', '--message', change.title);
  await git('push', '--quiet', 'origin', change.branch);
  const number = await person.openPull(repo, { title: change.title, head: change.branch });
  return { number, printed: stdout.trim().replaceAll(`${clone}/`, '') };
}
