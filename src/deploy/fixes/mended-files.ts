import { posix } from 'node:path';
import type { Project } from '../../core/project.ts';
import type { Mend } from '../../core/review.ts';
import { isOurs } from '../../generators/ownership.ts';
import { mended } from '../../review/code/mend.ts';
import type { Folder } from '../diff-points.ts';

/** A project's folder with what could be mended in code that people wrote, and what is left. What is generated is mended by its setting. */
export function mendedFiles(
  { directory }: Pick<Project, 'directory'>,
  present: Folder,
  mends: readonly Mend[],
): { files: Folder; left: readonly Mend[] } {
  const files = new Map(present);
  const left = mends.filter((mend) => {
    const path = posix.join(directory, mend.file);
    const source = files.get(path);
    const after = source === undefined ? undefined : mended(source, mend);
    if (after === undefined || (after !== source && isOurs(present, path))) return true;
    files.set(path, after);
    return false;
  });
  return { files, left };
}
