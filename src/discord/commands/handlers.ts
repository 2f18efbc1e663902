import type { CommandHandler } from '../context.ts';
import { cancel } from './cancel.ts';
import { createProject } from './create-project.ts';
import { deploy } from './deploy.ts';
import { drift } from './drift.ts';
import { grant } from './grant.ts';
import { list } from './list.ts';
import { projects } from './projects.ts';
import { rollback } from './rollback.ts';
import { template } from './template.ts';

/** Who answers which command. The place where a command joins, beside its entry in `commands.ts`. */
export const COMMAND_HANDLERS: Readonly<Record<string, CommandHandler>> = {
  'cloud-create-project': createProject,
  'cloud-grant': grant,
  'cloud-deploy': deploy,
  'cloud-list': list,
  'cloud-projects': projects,
  'cloud-cancel': cancel,
  'cloud-rollback': rollback,
  'cloud-drift': drift,
  'cloud-template': template,
};
