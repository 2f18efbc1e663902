import type { GuildId, ProjectId } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import type { Ports, Tables } from './ports.ts';

/** A project as an operator names it, who sees all servers. @throws Refusal `no-such`, `bad-input` for an id that several servers have */
export async function namedProject(
  { projects }: Pick<Tables, 'projects'>,
  { guilds: known }: Pick<Ports['rules'], 'guilds'>,
  { project: id, guild }: { project: ProjectId; guild?: GuildId | undefined },
): Promise<Project> {
  const guilds = guild === undefined ? [...known.keys()] : [guild];
  const all = await Promise.all(guilds.map((one) => projects.find(one, id)));
  const [project, ...others] = all.filter((one) => one !== undefined);
  if (!project) throw new Refusal({ code: 'no-such', what: 'project', id });
  if (others.length > 0)
    throw new Refusal({
      code: 'bad-input',
      field: 'project',
      why: `${id} is in several servers`,
      expected: `--guild with ${[project, ...others].map((one) => one.guild).join(' or ')}`,
    });
  return project;
}
