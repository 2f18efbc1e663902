import type { Project } from '../../core/project.ts';
import type { Resource } from '../../core/request.ts';
import { type SizeHint, specsCheck } from '../../counsel/specs-check.ts';
import type { Tables } from '../ports.ts';

/** What somebody keeps: that very size of that line, in whatever draft of the project it stands. */
export const sizeKey = ({ of, size }: Pick<SizeHint, 'of' | 'size'>): string => `size:${of}:${size}`;

/** Machines that are much for what they are for, but those that somebody said are kept. */
export async function sizeHints(
  { advices }: Pick<Tables, 'advices'>,
  resources: readonly Resource[],
  project: Project,
): Promise<SizeHint[]> {
  const hints = specsCheck(resources, project);
  if (hints.length === 0) return [];
  const kept = await advices.dismissed(project.guild, project.id);
  return hints.filter((hint) => !kept.has(sizeKey(hint)));
}
