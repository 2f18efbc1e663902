import type { GuildId, ProjectId } from './ids.ts';
import type { LimitName } from './limit.ts';
import type { Person } from './person.ts';

/** Somebody asks for a higher limit; an administrator decides, once. */
export interface QuotaAsk {
  /** Id of the form that asked. */
  id: string;
  guild: GuildId;
  project: ProjectId;
  region?: string;
  name: LimitName;
  /** The limit that is asked for, and the one there was. */
  most: number;
  was: number;
  why: string;
  by: Person;
  at: Date;
  decided?: { by: Person; at: Date; isGranted: boolean };
}
