import type { GuildId, ProjectId } from '../core/ids.ts';
import type { Ports, Tables } from './ports.ts';
import { tellDrift } from './tell-drift.ts';

type Which = { guild: GuildId; project: ProjectId };

/** Asks for what is told of a project's drift to be made equal to what is known of it. */
export function queueDriftMirror({ jobs }: Pick<Tables, 'jobs'>, { guild, project }: Which): Promise<void> {
  const key = `mirror-drift:${guild}/${project}`;
  return jobs.add({ task: 'mirror-drift', guild, project }, { key, queue: key });
}

/** Makes the issue of a project's drift equal to what is known now. */
export async function mirrorDrift(ports: Ports, { guild, project: id }: Which): Promise<void> {
  const project = await ports.store.projects.find(guild, id);
  const drift = await ports.store.drifts.find(guild, id);
  if (!project || !drift) return;
  await tellDrift(ports, project, drift);
}
