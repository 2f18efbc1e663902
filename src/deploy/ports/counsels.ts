/** What people were recommended. */
import type { Counsel } from '../../core/counsel.ts';
import type { DeployId, GuildId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';

export interface Counsels {
  find(id: string): Promise<Counsel | undefined>;
  /** Newest first. */
  of(guild: GuildId, by: Person, limit: number): Promise<Counsel[]>;
  /** Replaces the one of that id; what came of it stays. */
  put(counsel: Omit<Counsel, 'deploys'>): Promise<void>;
  /** A deploy came of it; the same once more changes nothing. */
  link(id: string, deploy: DeployId): Promise<void>;
  /** Forgets what is older than the newest so many of a person, unless a deploy came of it. */
  forget(guild: GuildId, by: Person, keep: number): Promise<void>;
}
