import type { Hub } from '../hub.ts';
import type { Issue, Pull } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';

/** GitHub's opaque global id of a thing. */
export const nodeId = (kind: string, id: number | string): string => Buffer.from(`${kind}:${id}`).toString('base64url');

/** GitHub's form of a time: whole seconds in UTC. */
export const instant = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z');
export const maybeInstant = (date: Date | null): string | null => (date ? instant(date) : null);

export const repoApi = ({ apiUrl }: Hub, { fullName }: Repository): string => `${apiUrl}/repos/${fullName}`;
export const repoPage = ({ url }: Hub, { fullName }: Repository): string => `${url}/${fullName}`;

/** The page of an issue or pull request. */
export const topicPage = (
  hub: Hub,
  repo: Repository,
  { kind, number }: Pick<Issue | Pull, 'kind' | 'number'>,
): string => `${repoPage(hub, repo)}/${kind === 'pull' ? 'pull' : 'issues'}/${number}`;
