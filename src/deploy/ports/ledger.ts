/** Who holds a state, and what deploys take of quota and budget. */
import type { Deploy } from '../../core/deploy.ts';
import type { DeployId, GuildId, PlanId, ProjectId, StateId } from '../../core/ids.ts';
import type { Share, Usage } from '../../core/quota.ts';

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
  /** The same by region; absent in what was reserved before that was kept. */
  shares?: readonly Share[];
  /** Monthly dollars the deploy adds; may be negative, which reserves nothing. */
  addedUsd: number;
  /** Its plan passes a limit, so it cannot be applied as things are: nobody else has to make room for it. */
  isDenied?: true;
}

/** What a project has, as its last applied plan said; or, where we know of none, its state or its code. */
export interface Deployed {
  guild: GuildId;
  project: ProjectId;
  usage: Usage;
  /** The same by region and by who asked for it; absent in what was applied before that was kept. */
  shares?: readonly Share[];
  monthlyUsd: number;
  /** Whose apply it was. Absent: it was there already, and was only counted. */
  deploy?: DeployId;
  at: Date;
}

/** A resource that counts, as the last applied plan left it. */
export interface Held {
  address: string;
  region: string;
  usage: Usage;
  /** Key of the person whose request brought it; absent where that is not known. */
  by?: string;
}

/** What one apply brought in addition. */
export interface Created {
  plan: PlanId;
  guild: GuildId;
  at: Date;
  shares: readonly Share[];
}

export interface Ledger {
  deployed(guild: GuildId, project: ProjectId): Promise<Deployed | undefined>;
  setDeployed(deployed: Deployed): Promise<void>;
  /** Of all projects of a guild. */
  deployedIn(guild: GuildId): Promise<Deployed[]>;
  /** What a project holds, resource by resource. */
  holdings(guild: GuildId, project: ProjectId): Promise<Held[]>;
  setHoldings(guild: GuildId, project: ProjectId, held: readonly Held[]): Promise<void>;
  /** The same plan once more changes nothing. */
  addCreated(created: Created): Promise<void>;
  createdSince(guild: GuildId, since: Date): Promise<Created[]>;
  /** Forgets what was created before that time. */
  forgetCreated(before: Date): Promise<void>;
  /** Of one project, without the given deploy's own. */
  reserved(guild: GuildId, project: ProjectId, except?: DeployId): Promise<Reservation[]>;
  /** Of all projects of a guild, without the given deploy's own. */
  reservedIn(guild: GuildId, except?: DeployId): Promise<Reservation[]>;
  reservationOf(deploy: DeployId): Promise<Reservation | undefined>;
  /** Every deploy of a guild that has something reserved and can be applied as things are. */
  openDeploys(guild: GuildId): Promise<{ deploy: Deploy; addedUsd: number }[]>;
  reserve(reservation: Reservation): Promise<void>;
  release(deploy: DeployId): Promise<void>;
}
