/** What is asked of those who grant rights, and how somebody proves which GitHub account is theirs. */
import type { AccessRequest } from '../../core/access-request.ts';
import type { GuildId, ProjectId } from '../../core/ids.ts';

export interface AccessRequests {
  find(guild: GuildId, id: string): Promise<AccessRequest | undefined>;
  /** The open one of a person for a project. `person`: Discord id. */
  openOf(guild: GuildId, person: string, project: ProjectId): Promise<AccessRequest | undefined>;
  /** Replaces the one of that id. */
  put(request: AccessRequest): Promise<void>;
}

/** A link that is being made: what GitHub was asked, and whose account it turned out to be. */
export interface Linking {
  /** Whose link it will be. */
  discordId: string;
  guild: GuildId;
  deviceCode: string;
  userCode: string;
  /** Where the code is typed. */
  page: string;
  intervalS: number;
  /** GitHub is not asked again before this. */
  nextAt: Date;
  until: Date;
  /** Known once its person has typed the code. */
  login?: string;
}

export interface Linkings {
  of(discordId: string): Promise<Linking | undefined>;
  /** Replaces what the person had begun before. */
  put(linking: Linking): Promise<void>;
  remove(discordId: string): Promise<void>;
}

/** What GitHub answers to the question whether the code was typed. */
export type Polled =
  | { is: 'pending' }
  /** Asked too often: from now on at this interval. */
  | { is: 'slow-down'; intervalS: number }
  | { is: 'expired' }
  | { is: 'denied' }
  | { is: 'known'; login: string };

/** GitHub's device flow. */
export interface DeviceFlow {
  /** @throws Refusal where the App does not allow it */
  begin(): Promise<{ deviceCode: string; userCode: string; page: string; intervalS: number; livesS: number }>;
  /** Asks once. The token that comes with a yes is asked for its person's name and forgotten. */
  poll(deviceCode: string): Promise<Polled>;
}
