import type { GuildId } from './ids.ts';
import type { Person } from './person.ts';
import type { Environment, Provider } from './project.ts';

/** What somebody wants a project to be; checked like a project that an administrator creates. */
export interface WantedProject {
  id: string;
  provider: Provider;
  region: string;
  environment: Environment;
  description: string;
  budgetUsd?: number;
}

/** A project that somebody has asked for, and what became of that. */
export interface ProjectRequest {
  id: string;
  guild: GuildId;
  by: Person;
  /** Discord channel where it was asked for, and where the answer is told. */
  channel: string;
  at: Date;
  wanted: WantedProject;
  decided?: { is: 'approved' | 'denied'; by: Person; at: Date };
}
