import type { Role } from './governance.ts';
import type { Digest, Sha } from './ids.ts';
import type { Person } from './person.ts';

/** One person's yes to what the plan changes. A re-plan with equal `changes` keeps it; anything else voids it. */
export interface Approval {
  by: Person;
  head: Sha;
  changes: Digest;
  at: Date;
  /** The role that was held when it was given, and the teams of GitHub it was given as a member of. */
  role?: Role;
  teams?: readonly string[];
  /** The GitHub review it came from, so that a later dismissal finds it. */
  review?: number;
}
