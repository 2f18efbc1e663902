import { type Command, completed } from '../command.ts';
import { projectNames } from '../completions.ts';
import { option } from '../context.ts';
import { show } from '../view.ts';
import { historyView } from '../views/history.ts';

export const history: Command = {
  spec: {
    name: 'cloud-history',
    description: 'What was done to a project: who, when, which commit, what it cost; diff, tag, roll back',
    options: [completed('project', 'The project, by its name', projectNames, { required: true })],
  },
  handle: (context) => show(context, historyView, option(context.asked, 'project')?.trim() ?? ''),
};
