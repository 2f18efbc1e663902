/** Who holds a state, and what deploys take of quota and budget. */
import type { Usage } from '../../core/governance.ts';
import type { DeployId, GuildId, ProjectId, StateId } from '../../core/ids.ts';

export interface Lock {
  stateId: StateId;
  holder: DeployId;
  takenAt: Date;
}

export interface Locks {
  /** The lock after the attempt: ours when it was free or already ours, else the holder's. */
  take(stateId: StateId, holder: DeployId, at: Date): Promise<Lock>;
  of(stateId: StateId): Promise<Lock | undefined>;
  /** Nothing happens when `holder` does not hold it. */
  release(stateId: StateId, holder: DeployId): Promise<void>;
}

/** What a deploy takes of its project's quota and budget until its apply replaces it by facts. */
export interface Reservation {
  deploy: DeployId;
  guild: GuildId;
  project: ProjectId;
  usage: Usage;
  /** Monthly dollars the deploy adds; may be negative, which reserves nothing. */
  addedUsd: number;
}

/** What a project has, as its last applied plan said. */
export interface Deployed {
  guild: GuildId;
  project: ProjectId;
  usage: Usage;
  monthlyUsd: number;
  deploy: DeployId;
  at: Date;
}

export interface Ledger {
  deployed(guild: GuildId, project: ProjectId): Promise<Deployed | undefined>;
  setDeployed(deployed: Deployed): Promise<void>;
  /** Of one project, without the given deploy's own. */
  reserved(guild: GuildId, project: ProjectId, except?: DeployId): Promise<Reservation[]>;
  reservationOf(deploy: DeployId): Promise<Reservation | undefined>;
  reserve(reservation: Reservation): Promise<void>;
  release(deploy: DeployId): Promise<void>;
}
