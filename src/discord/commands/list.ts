import { ApplicationCommandOptionType } from 'discord.js';
import { type Command, completed } from '../command.ts';
import { projectNames } from '../completions.ts';
import { option } from '../context.ts';
import { show } from '../view.ts';
import { listView } from '../views/list.ts';

export const list: Command = {
  spec: {
    name: 'cloud-list',
    description: 'The resources of a project, or the open deploys of the server',
    options: [
      completed('project', 'The project, by its name', projectNames),
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'mine',
        description: 'Without a project: only the deploys that you asked for',
        required: false,
      },
    ],
  },
  handle: (context) => {
    const project = option(context.asked, 'project')?.trim() ?? '';
    return show(context, listView, project, context.asked.options.mine === true ? 'mine' : '');
  },
};
