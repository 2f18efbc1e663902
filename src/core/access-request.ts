import type { GrantLimits, Role } from './governance.ts';
import type { GuildId, ProjectId } from './ids.ts';
import type { Person } from './person.ts';

/** What somebody wants to be allowed to do. */
export interface Wish {
  role: Role;
  limits?: GrantLimits;
}

/** Somebody asks for a right in a project. There is one open request of a person for each. */
export interface AccessRequest extends Wish {
  id: string;
  guild: GuildId;
  project: ProjectId;
  by: Person;
  /** In their words. */
  why: string;
  at: Date;
  decided?: { by: Person; as: AccessAnswer; at: Date };
}

export const ACCESS_ANSWERS = ['1d', '30d', 'no'] as const;
export type AccessAnswer = (typeof ACCESS_ANSWERS)[number];
