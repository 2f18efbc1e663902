/** What is kept of a guild as a whole, and what is to be told in it. */
import type { GuildSettings } from '../../core/guild-settings.ts';
import type { GuildId } from '../../core/ids.ts';
import type { Notice } from '../../core/notice.ts';
import type { ProjectRequest } from '../../core/project-request.ts';

export interface Guilds {
  /** Nothing chosen where nobody has chosen. */
  settings(guild: GuildId): Promise<GuildSettings>;
  /** Replaces what was chosen before. */
  choose(settings: GuildSettings): Promise<void>;
}

/** Projects that people have asked for. */
export interface ProjectRequests {
  find(id: string): Promise<ProjectRequest | undefined>;
  /** Those of a guild that nobody has decided. */
  open(guild: GuildId): Promise<ProjectRequest[]>;
  /** Replaces the one of that id. */
  put(request: ProjectRequest): Promise<void>;
}

export interface Notices {
  find(id: string): Promise<Notice | undefined>;
  /** Replaces the one of that id. */
  put(notice: Notice): Promise<void>;
  /** Forgets those put before that time: what was told stays, but nothing changes it any more. */
  forget(putBefore: Date): Promise<void>;
}
