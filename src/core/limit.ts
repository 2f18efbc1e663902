import type { GuildId, ProjectId } from './ids.ts';
import type { Person } from './person.ts';
import { COUNTED, type Counted, QUOTA_NAMES, QUOTAS, type QuotaName, RESOURCES } from './quota.ts';

/** Resources that come to be in one day, UTC. */
export const PER_DAY = 'resources.per_day';
export type LimitName = Counted | typeof PER_DAY;
export const LIMIT_NAMES: readonly LimitName[] = [...COUNTED, PER_DAY];

/** Whose resources a limit counts. What is left out is not asked about: without a project, those of the whole guild. */
export interface LimitScope {
  project?: ProjectId;
  region?: string;
  /** Key of who asked for them, or `EACH`. */
  person?: string;
}

/** Every person by themselves, except who has a limit of their own. */
export const EACH = '*';

/** What an administrator set. */
export interface Limit extends LimitScope {
  guild: GuildId;
  name: LimitName;
  most: number;
  setBy: string;
  setAt: Date;
}

/** `discord:81…`, `github:ana`: by surface as well as id, as a login may be made of digits. */
export const personKey = ({ surface, id }: Pick<Person, 'surface' | 'id'>): string => `${surface}:${id}`;

const isQuotaName = (name: LimitName): name is QuotaName => QUOTA_NAMES.some((known) => known === name);

/** Behind a number: `machines`, `GiB of memory`, `resources in a day`. */
export function countedWords(name: LimitName): string {
  if (isQuotaName(name)) return QUOTAS[name].counted;
  return name === RESOURCES ? 'resources' : 'new resources a day';
}

/** At the head of a line. */
export function limitLabel(name: LimitName): string {
  if (isQuotaName(name)) return QUOTAS[name].label;
  return name === RESOURCES ? 'Resources' : 'New today';
}

/** The limits that every project has, as far as nothing else was set for it. */
export const usualLimits = (project: ProjectId): Pick<Limit, 'project' | 'name' | 'most'>[] =>
  QUOTA_NAMES.map((name) => ({ project, name, most: QUOTAS[name].usual }));
