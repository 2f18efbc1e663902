import type { GuildId, ProjectId } from './ids.ts';
import type { Surface } from './person.ts';

export const ROLES = ['viewer', 'user', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whom a grant is for. A Discord role or GitHub team gives its right to each member; `admin` goes to people only. */
export type Subject =
  | { kind: 'discord-user'; id: string }
  | { kind: 'discord-role'; id: string }
  | { kind: 'github-user'; id: string }
  | { kind: 'github-team'; id: string };

/** A right with an end. `project` absent: all projects of the guild. `until` absent: permanent, which only an explicit choice makes. */
export interface Grant {
  guild: GuildId;
  subject: Subject;
  role: Role;
  project?: ProjectId;
  grantedBy: string;
  grantedAt: Date;
  until?: Date;
}

/** Two ids of one person, bound by a verified flow. */
export interface Link {
  discordId: string;
  githubLogin: string;
  linkedAt: Date;
  by: Surface;
}
