import type { Command } from '../command.ts';
import { show } from '../view.ts';
import { projectsView } from '../views/projects.ts';

export const projects: Command = {
  spec: { name: 'cloud-projects', description: 'The projects of this server, and your role in each' },
  handle: (context) => show(context, projectsView),
};
