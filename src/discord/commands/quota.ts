import { type Command, completed } from '../command.ts';
import { projectNames, regionsOfProject } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { show } from '../view.ts';
import { quotaView } from '../views/quota.ts';
import { onlyProject, projectNamed } from './named.ts';

const handle: CommandHandler = async (context) => {
  const project = projectNamed(context.asked) ?? (await onlyProject(context));
  const region = option(context.asked, 'region')?.trim() ?? '';
  return show(context, quotaView, project, region);
};

export const quota: Command = {
  spec: {
    name: 'cloud-quota',
    description: 'What a project may have, what it uses and what is left',
    options: [
      completed('project', 'The project, by its name; not needed where there is only one', projectNames),
      completed('region', 'Only the limits of this region', regionsOfProject),
    ],
  },
  handle,
};
