import { type Project, stateIdOf } from '../core/project.ts';
import type { RunProject } from './ports.ts';

/** What the engine needs to know of a project: from its row, never from a branch. */
export function runProject(project: Project): RunProject {
  const { id, repo, directory, engine, environment, backend, provider, found } = project;
  const facts = { id, repo, directory, engine, environment, backend, provider, stateId: stateIdOf(project) };
  return { ...facts, ...(found && { found }) };
}
