import type { Deploy } from '../../core/deploy.ts';
import type { Role } from '../../core/governance.ts';
import type { GuildSettings } from '../../core/guild-settings.ts';
import type { DeployId, GuildId, ProjectId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { Project } from '../../core/project.ts';
import type { ProjectRequest, WantedProject } from '../../core/project-request.ts';
import type { PointsDiff } from '../diff-points.ts';
import { type Following, followDeploy, isFollowing } from '../notices/follow.ts';
import type { Ports } from '../ports.ts';
import { governed } from '../rights/denied.ts';
import { adminCancel } from '../views/admin-cancel.ts';
import { chooseSettings, type SettingsChange } from '../views/choose-settings.ts';
import { listResources, type ProjectResources } from '../views/list-resources.ts';
import { assertAdmin, rolesIn } from '../views/own-role.ts';
import { diffDeploy, readHistory } from '../views/read-history.ts';
import { decideProject, requestProject } from '../views/request-project.ts';
import type { DeploySearch } from '../views/search.ts';
import { type Stats, stats } from '../views/stats.ts';

/** What people ask to see, and what they set for a guild as a whole. */
export interface ViewUseCases {
  /** @throws Refusal `no-such` */
  listResources(input: { guild: GuildId; project: ProjectId }): Promise<ProjectResources>;
  /** Newest first, at most `limit`. */
  searchDeploys(guild: GuildId, search: DeploySearch, limit: number): Promise<Deploy[]>;
  readHistory(input: { guild: GuildId; project: ProjectId }): Promise<{ project: Project; deploys: readonly Deploy[] }>;
  diffDeploy(input: { guild: GuildId; deploy: DeployId }): Promise<PointsDiff>;
  stats(input: { guild: GuildId; days: number }): Promise<Stats>;
  rolesIn(input: {
    guild: GuildId;
    by: Person;
    projects: readonly ProjectId[];
  }): Promise<ReadonlyMap<ProjectId, Role | undefined>>;
  assertAdmin(input: { guild: GuildId; by: Person; to: string }): Promise<void>;
  /** Ends anybody's deploy; `why` is told to whoever asked for it. `confirm`: as of `cancelDeploy`. */
  adminCancel(input: { guild: GuildId; by: Person; deploy: DeployId; why: string; confirm?: string }): Promise<Deploy>;
  /** Asks for a project, of those who may create one. `cause`: the id of the interaction. @throws Refusal `nobody-to-ask` */
  requestProject(input: {
    guild: GuildId;
    by: Person;
    channel: string;
    cause: string;
    wanted: WantedProject;
  }): Promise<ProjectRequest>;
  /** Creates the project, or does not. What was decided stays decided. */
  decideProject(input: {
    guild: GuildId;
    by: Person;
    request: string;
    is: 'approved' | 'denied';
  }): Promise<ProjectRequest>;
  isFollowing(input: Following): Promise<boolean>;
  /** Tells somebody directly when it needs approval, fails or ends, or no longer. @throws Refusal `stale-card` when it has ended */
  followDeploy(input: Following & { on: boolean }): Promise<void>;
  guildSettings(guild: GuildId): Promise<GuildSettings>;
  /** `mayManage`: Discord lets them manage the server; that is enough to choose where things are told, which gives nobody a right. */
  chooseSettings(input: {
    guild: GuildId;
    by: Person;
    mayManage: boolean;
    change: SettingsChange;
  }): Promise<GuildSettings>;
}

export const bindViews = (ports: Ports): ViewUseCases => ({
  listResources: (input) => listResources(ports, input),
  searchDeploys: (guild, search, limit) => ports.store.deploys.search(guild, search, limit),
  readHistory: (input) => readHistory(ports, input),
  diffDeploy: (input) => diffDeploy(ports, input),
  stats: (input) => stats(ports, input),
  rolesIn: (input) => rolesIn(ports, input),
  assertAdmin: (input) => assertAdmin(ports, input),
  adminCancel: (input) => governed('cancel what others asked for', adminCancel)(ports, input),
  requestProject: (input) => requestProject(ports, input),
  decideProject: (input) => governed('decide on a project', decideProject)(ports, input),
  isFollowing: (input) => isFollowing(ports, input),
  followDeploy: (input) => followDeploy(ports, input),
  guildSettings: (guild) => ports.store.guilds.settings(guild),
  chooseSettings: (input) => governed('set the server up', chooseSettings)(ports, input),
});
