import type { Acceptance } from './acceptance.ts';
import type { Digest, GuildId, ProjectId } from './ids.ts';

/** What differs from the state though nobody changed it here; as a check of the last applied code found it. */
export interface DriftFound {
  /** Equal while the same differs in the same way. */
  changes: Digest;
  /** terraform's addresses, and outputs by name. */
  addresses: readonly string[];
  /** Rendered, redacted. */
  text: string;
  /** When it was first found to be so. */
  since: Date;
  /** When anything was first found to differ, without a look since that found nothing. */
  began: Date;
  /** How the code could say the same; absent where that could not be worked out. */
  acceptance?: Acceptance;
}

/** The last look at a project. */
export interface Drift {
  guild: GuildId;
  project: ProjectId;
  checkedAt: Date;
  /** Absent: nothing differs, as far as the last look that succeeded knows. */
  found?: DriftFound;
  /** The last time that something had differed: when that began. */
  ended?: Date;
  /** Why the last look came to nothing. */
  failed?: string;
}
