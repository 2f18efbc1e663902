import type { DeployId, GuildId, PlanId, ProjectId, Sha } from '../ids.ts';
import type { Json } from '../json.ts';
import type { Person, Surface } from '../person.ts';

/** Where something was done; for a person that is where they acted, unless it came another way. */
export type AuditSurface = Surface | 'cli' | 'api' | 'web';

/** One act, as whoever does it tells the audit trail. */
export interface AuditEntry {
  /** Absent for what belongs to the installation and not to one server. */
  guild?: GuildId;
  at: Date;
  /** The same person's id on the other surface is found by the store. */
  by: Person;
  /** Default: the surface of `by`. */
  surface?: AuditSurface;
  /** What was done, as one word: `granted`, `approved`. People filter by it. */
  what: string;
  project?: ProjectId;
  deploy?: DeployId;
  commit?: Sha;
  plan?: PlanId;
  /** What else there is to know of it. Never a secret. */
  details?: Json;
}

/** What a row of the trail says; what is absent is not part of its hash. */
export interface AuditFacts {
  /** Counts from 1, without gaps. */
  n: number;
  /** ISO 8601 in UTC. */
  at: string;
  guild?: string;
  surface: string;
  /** `discord:80…`, `github:ana`, `system:guildops`. */
  actor: string;
  /** The same person on the other surface, where a link says so. */
  linked?: string;
  /** For display only: hostile text. */
  name: string;
  what: string;
  project?: string;
  deploy?: string;
  commit?: string;
  plan?: string;
  /** Canonical JSON. */
  details?: string;
}

/** What narrows a look into the trail; all of it must hold. */
export interface AuditFilter {
  guild?: string;
  project?: string;
  /** `discord:80…` or `github:ana`, on whichever surface they acted. */
  person?: string;
  deploy?: string;
  what?: string;
  /** From this moment on, and before that one. */
  from?: Date;
  to?: Date;
}
