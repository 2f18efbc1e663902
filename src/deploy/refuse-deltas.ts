import type { Person } from '../core/person.ts';
import type { Project } from '../core/project.ts';
import { refuseIf } from '../core/refusal.ts';
import { applyDeltas, type Delta, type Resource } from '../core/request.ts';
import { refuseHandEdited } from '../generators/hand-edited.ts';
import { neighbourProblems } from '../generators/kinds.ts';
import { rightsIn } from './authority.ts';
import type { Folder } from './diff-points.ts';
import type { Ports, Tables } from './ports.ts';
import { priceRequest, problemsOf } from './request-facts.ts';

interface Wanted {
  project: Project;
  by: Person;
  files: Folder;
  resources: readonly Resource[];
  deltas: readonly Delta[];
}

/** The gates of asking for a change in words, for one that GuildOps works out. @throws Refusal with every problem */
export async function refuseDeltas(
  tables: Tables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  { project, by, files, resources, deltas }: Wanted,
): Promise<void> {
  const rights = await rightsIn(tables, ports, by, { guild: project.guild, project: project.id });
  refuseIf(neighbourProblems({ project, resources: applyDeltas(resources, deltas) }));
  refuseHandEdited(files, { project, resources }, deltas);
  const request = priceRequest(project, resources, deltas);
  refuseIf(await problemsOf(tables, { project, by, rights, at: ports.clock.now() }, request));
}
