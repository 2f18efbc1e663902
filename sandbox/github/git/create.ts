import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Signature } from './commits.ts';
import { git } from './git.ts';

/** As GitHub: `refs/pull/*` is there to fetch but nobody pushes to it. */
const settings = {
  'http.receivepack': 'true',
  'receive.hideRefs': 'refs/pull',
  'uploadpack.allowAnySHA1InWant': 'true',
  'uploadpack.allowFilter': 'true',
  'core.logAllRefUpdates': 'false',
  'gc.auto': '0',
};

/** Refuses pushes to the branches listed in the file `protected-branches`, in GitHub's words. */
const updateHook = `#!/bin/sh
if [ -f protected-branches ] && grep -qxF "$1" protected-branches; then
  echo "error: GH006: Protected branch update failed for $1." >&2
  echo "error: Changes must be made through a pull request." >&2
  exit 1
fi
`;

/** An empty bare repository whose first branch will be `main`. */
export async function createBareRepository(dir: string): Promise<void> {
  await mkdir(join(dir, 'hooks'), { recursive: true });
  await git(dir, ['init', '--quiet', '--bare', '--initial-branch=main', '--template=', '.']);
  const lines = Object.entries(settings).map(([key, value]) => {
    const [section, name] = key.split('.');
    return `[${section}]\n\t${name} = ${value}\n`;
  });
  await writeFile(join(dir, 'config'), lines.join(''), { flag: 'a' });
  await writeFile(join(dir, 'hooks', 'update'), updateHook, { mode: 0o755 });
}

export const protectBranches = (dir: string, branches: readonly string[]): Promise<void> =>
  writeFile(join(dir, 'protected-branches'), branches.map((branch) => `refs/heads/${branch}\n`).join(''));

export interface FirstCommit {
  readonly files: Readonly<Record<string, string>>;
  readonly message: string;
  readonly by: Signature;
}

/** The first commit on `main`, written in one go. */
export async function seedRepository(dir: string, { files, message, by }: FirstCommit): Promise<void> {
  const when = `${Math.floor(Date.parse(by.date) / 1000)} +0000`;
  const who = `${by.name} <${by.email}> ${when}`;
  const changes = Object.entries(files).map(([path, text]) => `M 100644 inline ${quotePath(path)}\n${data(text)}`);
  const head = `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data(message)}`;
  await git(dir, ['fast-import', '--quiet'], { input: `${head}${changes.join('')}done\n` });
}

const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;

const quotePath = (path: string) => `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
