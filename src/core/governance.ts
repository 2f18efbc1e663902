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

/** Limits of one project, in the words people see: machines, vCPU, GiB. Usage is computed, never counted. */
export interface Quota {
  instances: number;
  vcpus: number;
  ramGib: number;
}

export const DEFAULT_QUOTA: Quota = { instances: 10, vcpus: 24, ramGib: 64 };

/** What resources take of a quota. */
export type Usage = Quota;
export const NO_USAGE: Usage = { instances: 0, vcpus: 0, ramGib: 0 };
export const addUsage = (a: Usage, b: Usage): Usage => ({
  instances: a.instances + b.instances,
  vcpus: a.vcpus + b.vcpus,
  ramGib: a.ramGib + b.ramGib,
});

/** Two ids of one person, bound by a verified flow. */
export interface Link {
  discordId: string;
  githubLogin: string;
  linkedAt: Date;
  by: Surface;
}
