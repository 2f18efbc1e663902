import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, CommandSpec } from './command.ts';
import { access } from './commands/access.ts';
import { adminCancel } from './commands/admin-cancel.ts';
import { adminList } from './commands/admin-list.ts';
import { advise } from './commands/advise.ts';
import { audit } from './commands/audit.ts';
import { cancel } from './commands/cancel.ts';
import { cost } from './commands/cost.ts';
import { createProject } from './commands/create-project.ts';
import { deploy } from './commands/deploy.ts';
import { drift } from './commands/drift.ts';
import { edit } from './commands/edit.ts';
import { freeze } from './commands/freeze.ts';
import { grant } from './commands/grant.ts';
import { health } from './commands/health.ts';
import { history } from './commands/history.ts';
import { init } from './commands/init.ts';
import { link } from './commands/link.ts';
import { list } from './commands/list.ts';
import { policy } from './commands/policy.ts';
import { projects } from './commands/projects.ts';
import { quota } from './commands/quota.ts';
import { revoke } from './commands/revoke.ts';
import { rollback } from './commands/rollback.ts';
import { setBudget } from './commands/set-budget.ts';
import { setQuota } from './commands/set-quota.ts';
import { setup } from './commands/setup.ts';
import { stats } from './commands/stats.ts';
import { template } from './commands/template.ts';
import { unlink } from './commands/unlink.ts';
import { validate } from './commands/validate.ts';
import { commandsInGerman } from './words/de/commands.ts';

/** Every command there is. A new one joins with its file and its line here. */
const ALL: readonly Command[] = [
  createProject,
  grant,
  revoke,
  access,
  link,
  unlink,
  audit,
  deploy,
  edit,
  validate,
  list,
  projects,
  history,
  stats,
  cancel,
  rollback,
  drift,
  template,
  policy,
  freeze,
  init,
  setup,
  health,
  adminList,
  adminCancel,
  quota,
  setQuota,
  setBudget,
  cost,
  advise,
];

const byName = new Map(ALL.map((command) => [command.spec.name, command]));

export const commandNamed = (name: string): Command | undefined => byName.get(name);

export const COMMAND_NAMES: readonly string[] = [...byName.keys()];

const inGerman = (key: string) => {
  const text = commandsInGerman[key];
  return text === undefined ? {} : { description_localizations: { de: text } };
};

/**
 * As Discord registers them: for servers only, and installed in servers only. Our grants decide who may do what. Those for administrators
 * are hidden from people who may not manage the server, until its administrators say otherwise in the server's settings.
 */
const toBody = ({
  options = [],
  forAdmins = false,
  ...spec
}: CommandSpec): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...spec,
  ...inGerman(spec.name),
  options: options.map(({ complete: _, ...option }) => ({ ...option, ...inGerman(`${spec.name}.${option.name}`) })),
  type: ApplicationCommandType.ChatInput,
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  ...(forAdmins && { default_member_permissions: PermissionFlagsBits.ManageGuild.toString() }),
});

export const COMMANDS = ALL.map(({ spec }) => toBody(spec));
