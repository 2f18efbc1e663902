import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, CommandSpec } from './command.ts';
import { cancel } from './commands/cancel.ts';
import { createProject } from './commands/create-project.ts';
import { deploy } from './commands/deploy.ts';
import { drift } from './commands/drift.ts';
import { grant } from './commands/grant.ts';
import { list } from './commands/list.ts';
import { projects } from './commands/projects.ts';
import { rollback } from './commands/rollback.ts';
import { template } from './commands/template.ts';

/** Every command there is. A new one joins with its file and its line here. */
const ALL: readonly Command[] = [createProject, grant, deploy, list, projects, cancel, rollback, drift, template];

const byName = new Map(ALL.map((command) => [command.spec.name, command]));

export const commandNamed = (name: string): Command | undefined => byName.get(name);

export const COMMAND_NAMES: readonly string[] = [...byName.keys()];

/**
 * As Discord registers them: for servers only, and installed in servers only. Who may do what is decided by our grants, so none
 * asks for a Discord permission; administrators of a server can still narrow each one in its settings.
 */
const toBody = ({ options = [], ...spec }: CommandSpec): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...spec,
  options: options.map(({ complete: _, ...option }) => option),
  type: ApplicationCommandType.ChatInput,
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
});

export const COMMANDS = ALL.map(({ spec }) => toBody(spec));
