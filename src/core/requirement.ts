import type { Requirement } from './project.ts';

/** Why something is not as it has to be, and what would make it so. Plain text. */
export interface Unmet {
  why: string;
  wayOn: string;
}

/** A requirement of a project as it was looked at; met when nothing is unmet. */
export interface RequirementCheck {
  name: Requirement;
  unmet: readonly Unmet[];
}
