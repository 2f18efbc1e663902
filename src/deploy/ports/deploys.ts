/** What is asked for and of whom: deploys, projects, and what administrators set. */
import type { Deploy } from '../../core/deploy.ts';
import type { DeployEvent } from '../../core/deploy-event.ts';
import type { StateName } from '../../core/deploy-state.ts';
import type { Drift } from '../../core/drift.ts';
import type { Grant, KeptGrant, Link } from '../../core/governance.ts';
import type { DeployId, GuildId, ProjectId, Repo, StateId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { Project, Provider } from '../../core/project.ts';
import type { SetTerms } from '../../core/terms.ts';
import type { SavedTemplate } from '../../generators/templates/saved.ts';
import type { DeploySearch } from '../views/search.ts';

export interface StoredEvent {
  deploy: DeployId;
  n: number;
  at: Date;
  event: DeployEvent;
}

export interface Deploys {
  /** @throws Refusal `no-such` */
  get(id: DeployId): Promise<Deploy>;
  find(id: DeployId): Promise<Deploy | undefined>;
  /** Every deploy of one pull request, oldest first. */
  byPull(repo: Repo, number: number): Promise<Deploy[]>;
  /** How many deploys of one pull request are on their way to a plan; those in line behind a lock are not. */
  underway(repo: Repo, number: number): Promise<number>;
  /** Oldest first. */
  inStates(states: readonly StateName[]): Promise<Deploy[]>;
  /** The deploy that this interaction or delivery started; makes starting one safe to repeat. */
  byCause(cause: string): Promise<Deploy | undefined>;
  /** Of one project, newest first, at most `limit`. */
  ofProject(guild: GuildId, project: ProjectId, limit: number): Promise<Deploy[]>;
  /** Of one repository, newest first, at most `limit`; `before` is the deploy that the page before ended with. */
  ofRepo(repo: Repo, page: { limit: number; states?: readonly StateName[]; before?: DeployId }): Promise<Deploy[]>;
  /** Of a guild, newest first, at most `limit`. */
  search(guild: GuildId, search: DeploySearch, limit: number): Promise<Deploy[]>;
  /** Those that were applied since, oldest first. */
  appliedSince(guild: GuildId, since: Date): Promise<Deploy[]>;
  /** First in line for the state: `validating` with `waitingFor`, oldest first. */
  waiting(stateId: StateId): Promise<Deploy[]>;
  /** Who waits for that deploy, in whichever line, oldest first. */
  behind(id: DeployId): Promise<Deploy[]>;
  /**
   * Stores the deploy and the event that led to it. A new id is inserted, a known one updated.
   * @throws Error when what is stored is not at the revision before this one: somebody else moved it, or an event is missing
   */
  save(deploy: Deploy, event: DeployEvent): Promise<Deploy>;
  events(id: DeployId): Promise<StoredEvent[]>;
}

export interface Projects {
  find(guild: GuildId, id: ProjectId): Promise<Project | undefined>;
  /** The project whose folder this is. */
  at(repo: Repo, directory: string): Promise<Project | undefined>;
  inRepo(repo: Repo): Promise<Project[]>;
  ofGuild(guild: GuildId): Promise<Project[]>;
  /** False when the id is taken, or the folder by another project that a command made. */
  add(project: Project): Promise<boolean>;
  /** Writes what is known now of the project of that id. Nothing happens to one that is not there. */
  replace(project: Project): Promise<void>;
  remove(guild: GuildId, id: ProjectId): Promise<void>;
  /** Prices of its own from now on, or the lists' again. Nothing happens to a project that is not there. */
  setTerms(guild: GuildId, id: ProjectId, terms: SetTerms | undefined): Promise<void>;
  /** US dollars a month from now on; undefined: without a budget. Nothing happens to a project that is not there. */
  setBudget(guild: GuildId, id: ProjectId, monthlyUsd: number | undefined): Promise<void>;
  /** When to look for drift from now on; undefined: as for all. Nothing happens to a project that is not there. */
  setDrift(guild: GuildId, id: ProjectId, drift: string | undefined): Promise<void>;
}

/** Who is in a team of GitHub, as it was read. Both in lower case. */
export interface KnownTeam {
  guild: GuildId;
  /** `org/team` */
  team: string;
  logins: readonly string[];
  at: Date;
}

export interface Governance {
  /** In the order they were made, those that have ended too until that was told. */
  grants(guild: GuildId): Promise<KeptGrant[]>;
  /** One with a cause that there was before is that one. */
  addGrant(grant: Grant): Promise<KeptGrant>;
  /** False when it was gone. */
  removeGrant(guild: GuildId, id: number): Promise<boolean>;
  teams(guild: GuildId): Promise<KnownTeam[]>;
  /** Replaces what was read before. */
  putTeam(team: KnownTeam): Promise<void>;
  /** By surface as well as id: a GitHub login may be made of digits, like a Discord id. */
  linkOf(person: Pick<Person, 'surface' | 'id'>): Promise<Link | undefined>;
  /** False when one of the two is linked to somebody else: each has one link at most. */
  addLink(link: Link): Promise<boolean>;
  /** The link that is no more, if there was one. */
  removeLink(person: Pick<Person, 'surface' | 'id'>): Promise<Link | undefined>;
}

/** Templates that guilds saved, each for one provider. */
export interface Templates {
  /** By name. */
  of(guild: GuildId, provider: Provider): Promise<SavedTemplate[]>;
  find(guild: GuildId, provider: Provider, name: string): Promise<SavedTemplate | undefined>;
  /** Replaces the one of that name. */
  put(template: SavedTemplate): Promise<void>;
  /** False when there was none. */
  remove(guild: GuildId, provider: Provider, name: string): Promise<boolean>;
}

/** The last look for drift at each project. */
export interface Drifts {
  find(guild: GuildId, project: ProjectId): Promise<Drift | undefined>;
  /** Replaces the one before. */
  put(drift: Drift): Promise<void>;
}
