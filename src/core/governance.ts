import type { GuildId, ProjectId } from './ids.ts';
import type { Surface } from './person.ts';
import type { Provider } from './project.ts';
import type { Capability } from './refusal.ts';
import type { Kind } from './request.ts';
import type { Size } from './size.ts';

export const ROLES = ['viewer', 'user', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whom a grant is for. A Discord role or GitHub team gives its right to each member; `admin` goes to people only. */
export type Subject =
  | { kind: 'discord-user'; id: string }
  | { kind: 'discord-role'; id: string }
  | { kind: 'github-user'; id: string }
  | { kind: 'github-team'; id: string };

/** What a grant gives otherwise than its role: wider or narrower. What is absent is as the role has it. */
export interface GrantLimits {
  /** Only in projects of this cloud. */
  provider?: Provider;
  /** The only kinds that may be created and changed. */
  kinds?: readonly Kind[];
  /** The largest machine. */
  size?: Size;
  /** The only regions. */
  regions?: readonly string[];
  /** US dollars that what its holder asks for may add in a month. */
  budgetUsd?: number;
  /** Rights of their own, beside those of the role. */
  capabilities?: readonly Capability[];
}

/** A right with an end. `project` absent: all projects of the guild. `until` absent: permanent, which only an explicit choice makes. */
export interface Grant {
  guild: GuildId;
  subject: Subject;
  role: Role;
  project?: ProjectId;
  limits?: GrantLimits;
  /** `discord:<id>`, or a bare Discord id in grants of before the surface was kept. */
  grantedBy: string;
  grantedAt: Date;
  until?: Date;
  /** What it was given on: the interaction, or the request for access. Giving it twice gives one. */
  cause?: string;
}

/** A grant as it is kept. */
export interface KeptGrant extends Grant {
  id: number;
}

/** Two ids of one person, bound by a verified flow. */
export interface Link {
  discordId: string;
  githubLogin: string;
  linkedAt: Date;
  by: Surface;
}
