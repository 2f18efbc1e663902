import type { Deploy } from '../core/deploy.ts';
import type { Environment } from '../core/project.ts';
import { label } from './render/text.ts';

/** How threads are named, and after how many minutes without a message Discord puts one away. */
export interface ThreadSettings {
  /** `{deploy}`, `{project}`, `{environment}` and `{requester}` stand for what they say. */
  name: string;
  openMinutes: number;
  endedMinutes: number;
}

/** What Discord lets a thread's time be. Source: https://discord.com/developers/docs/resources/channel#channel-object-channel-structure */
export const ARCHIVE_MINUTES: Readonly<Record<string, number>> = {
  '60m': 60,
  '1h': 60,
  '24h': 1440,
  '3d': 4320,
  '7d': 10_080,
};

export const THREADS: ThreadSettings = { name: '{deploy} · {project}', openMinutes: 1440, endedMinutes: 60 };

const MAX_NAME = 100;

/** The name of a deploy's thread. What people wrote is put in once and never read again. */
export function threadName(
  { name }: ThreadSettings,
  { id, project, requester }: Pick<Deploy, 'id' | 'project' | 'requester'>,
  environment: Environment,
): string {
  const words: Readonly<Record<string, string>> = { deploy: id, project, environment, requester: requester.name };
  return label(
    name.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole),
    MAX_NAME,
  );
}
