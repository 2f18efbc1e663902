import { type ProjectId, parseProjectId } from '../core/ids.ts';

/** What a button says when it is used that is about a project, and not about one of its deploys. */
export interface ProjectCardId {
  action: string;
  project: ProjectId;
  /** How the digest began of what the card showed. */
  seen: string;
}

const VERSION = 'p1';
const SEEN = /^[0-9a-f]{1,64}$/;
const ACTION = /^[a-z-]{1,24}$/;

/** `p1:<action>:<project>:<seen>` @throws Error for words that do not fit; ours are identifiers */
export function projectCardId(action: string, project: ProjectId, seen: string): string {
  if (!ACTION.test(action) || !SEEN.test(seen)) throw new Error(`not a custom id: ${action} ${seen}`);
  return [VERSION, action, project, seen].join(':');
}

/** The parts of a custom id, or undefined when it is not one of this version. */
export function parseProjectCardId(customId: string): ProjectCardId | undefined {
  const [version, action = '', projectText = '', seen = '', ...more] = customId.split(':');
  const project = parseProjectId(projectText);
  const isOurs = version === VERSION && ACTION.test(action) && SEEN.test(seen) && more.length === 0;
  return isOurs && project ? { action, project, seen } : undefined;
}
