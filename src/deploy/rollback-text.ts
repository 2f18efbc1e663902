import type { Deploy } from '../core/deploy.ts';
import type { Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { diffPoints, type Folder } from './diff-points.ts';
import { diffLines } from './diff-text.ts';
import { inertLine, inertTitle } from './inert-text.ts';
import { folderAfter, type RollbackFiles } from './rollback-files.ts';
import { textBlock } from './text-block.ts';

const MOST_NOTES = 25;

/** What has to be said of a rollback in its pull request, in Markdown. Everything that people wrote is in code blocks or made inert. */
export function rollbackText(
  deploy: Deploy,
  project: Project,
  { files, present, notes }: { files: RollbackFiles; present: Folder; notes: readonly string[] },
): string {
  const paths = (all: readonly string[]) => textBlock(all, 'text');
  const parts = [
    headline(deploy, project),
    ...(files.conflicts.length > 0
      ? [
          'A plain revert conflicts with what came later, so the folder of the project is as it was before that change. In conflict:',
          paths(files.conflicts),
        ]
      : []),
    ...(files.alsoUndone.length > 0
      ? ['Undone with it, as these changed the folder since:', paths(files.alsoUndone.map(commitLine))]
      : []),
    ...(files.others.length > 0
      ? [
          `The pull request also changed ${files.others.map(({ project: id }) => id).join(', ')}; only the folder of ${project.id} is taken back here.`,
        ]
      : []),
    '**What it changes in the code**',
    textBlock(diffLines(diffPoints(project, present, folderAfter(present, files.files))), 'diff'),
    ...(notes.length > 0
      ? ['**What it does not bring back, or takes along**', textBlock(notes.slice(0, MOST_NOTES), 'text')]
      : []),
    'The plan in the comment below has the last word on what happens in the cloud. State is never put back: terraform plans from what there is now.',
  ];
  return parts.join('\n\n');
}

const short = (sha: Sha): string => sha.slice(0, 8);

const headline = ({ reverts, restores }: Deploy, { id }: Project): string =>
  restores
    ? `Brings ${id} back to ${inertTitle(restores.point)} (${short(restores.to)}).`
    : `Takes deploy ${reverts?.deploy} (#${reverts?.pull}) of ${id} back.`;

const commitLine = ({ sha, message, authorName }: RollbackFiles['alsoUndone'][number]): string =>
  `${short(sha)} ${message.split('\n')[0] ?? ''} (${inertLine(authorName)})`;
