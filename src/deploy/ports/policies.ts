/** What administrators have said may be, when nothing is applied, and what a program of theirs says of a plan. */
import type { GuildId } from '../../core/ids.ts';
import type { Json } from '../../core/json.ts';
import type { Project } from '../../core/project.ts';
import type { Problem } from '../../core/refusal.ts';
import type { Freeze } from '../../policy/freezes.ts';
import type { Policy } from '../../policy/policies/policy.ts';

/** One version of a policy; each is kept. */
export interface PolicyVersion {
  guild: GuildId;
  id: string;
  /** Counts from 1 for each id. */
  version: number;
  /** Absent: it was deleted with this version. */
  policy?: Policy;
  /** As it was written, as a file of its own. */
  source: string;
  /** Who wrote it: surface and id; and what they are called. */
  by: string;
  name: string;
  at: Date;
}

/** A version that is there. */
export type StoredPolicy = PolicyVersion & { policy: Policy };

export interface Policies {
  /** The present version of each that was not deleted, by id. */
  of(guild: GuildId): Promise<StoredPolicy[]>;
  /** Every version of one, the newest first. */
  history(guild: GuildId, id: string): Promise<PolicyVersion[]>;
  /** A version that is there already is never written over. */
  add(version: PolicyVersion): Promise<void>;
}

export interface Freezes {
  /** By id. */
  of(guild: GuildId): Promise<Freeze[]>;
  /** Replaces the one of that id. */
  put(freeze: Freeze): Promise<void>;
  /** False when there was none. */
  remove(guild: GuildId, id: string): Promise<boolean>;
}

/** What a program of the administrators says of a plan. */
export interface HookVerdict {
  denied: readonly Problem[];
  warned: readonly Problem[];
}

/** Rules that are written in another language. One that cannot be asked denies: it never throws, and never passes for want of an answer. */
export interface PolicyHook {
  check(plan: Json, about: Pick<Project, 'id' | 'environment' | 'provider' | 'region'>): Promise<HookVerdict>;
}
