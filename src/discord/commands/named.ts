import { type ProjectId, parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import type { AskedCommand } from '../asked.ts';
import { type Context, option } from '../context.ts';

/** The project that a command names, or undefined where it names none. @throws Refusal `no-such` */
export function projectNamed(asked: AskedCommand): ProjectId | undefined {
  const typed = option(asked, 'project');
  if (typed === undefined) return undefined;
  const project = parseProjectId(typed.trim());
  if (project) return project;
  throw new Refusal({ code: 'no-such', what: 'project', id: typed });
}

/** The one project that there is. @throws Refusal `bad-input` where there are none or several */
export async function onlyProject({ asked, needs }: Context<AskedCommand>): Promise<ProjectId> {
  const all = await needs.useCases.listProjects(asked.guild);
  const [first] = all;
  if (first && all.length === 1) return first.id;
  const why = first ? `there are ${all.length} of them` : 'there is none yet';
  throw new Refusal({
    code: 'bad-input',
    field: 'project',
    why,
    expected: 'the name of one; /cloud-projects shows them',
  });
}
