import type { Acceptance } from '../core/acceptance.ts';
import type { Project } from '../core/project.ts';
import { acceptText } from './accept-text.ts';
import type { Folder } from './diff-points.ts';
import { withEdit } from './literal-edits.ts';
import { type Changes, differences } from './rollback-files.ts';

/** Code of people with what drifted in it, and what is said of that. A value that is another one by now is theirs to look at. */
export function editedFiles(
  { edits, byHand }: Pick<Acceptance, 'edits' | 'byHand'>,
  project: Project,
  present: Folder,
): { files: Changes; text: string } {
  let files = present;
  const missed: Acceptance['byHand'][number][] = [];
  for (const edit of edits) {
    const after = withEdit(files, project, edit);
    if (after) files = after;
    else missed.push({ at: edit.address, why: `${edit.path.join('.')} is not in the code any more as it was` });
  }
  return { files: differences(present, files), text: acceptText({ byHand: [...byHand, ...missed] }) };
}
