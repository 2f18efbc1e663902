import { Refusal } from '../core/refusal.ts';

/** Names git itself keeps out of a tree, in any case and on any file system (`git~1` is `.git` on Windows). */
const GIT_FOLDER = /^(?:\.git|git~1)$/i;

/** True for a path from the repository's root that names a file inside it and nothing else. */
export function isTreePath(path: string): boolean {
  if (path === '' || path.length > 1024 || /[\0\r\n\\]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !GIT_FOLDER.test(part));
}

/** @throws Refusal `bad-input` when the path could leave the repository or reach git's own files */
export function checkTreePath(path: string): void {
  if (!isTreePath(path))
    throw new Refusal({ code: 'bad-input', field: 'path', why: `${JSON.stringify(path)} is not a path` });
}

/** Arguments that keep a command to a folder (`''` or `.`: to nothing). @throws Refusal `bad-input` for what is no folder of a tree */
export function within(directory = ''): string[] {
  const folder = directory.replace(/\/+$/, '');
  if (folder === '' || folder === '.') return [];
  checkTreePath(folder);
  return ['--', folder];
}

/** `git check-ref-format` as far as the names of branches and tags go, and a little stricter. */
export const isRefName = (name: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9._/+-]{0,200}$/.test(name) &&
  name
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock') && !part.endsWith('.')) &&
  !name.includes('..');

export function checkBranch(name: string): void {
  if (!isRefName(name))
    throw new Refusal({ code: 'bad-input', field: 'branch', why: `${JSON.stringify(name)} is not a branch name` });
}
