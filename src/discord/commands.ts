import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { providers, titleOf } from '../catalog/clouds.ts';
import { ENVIRONMENTS } from '../core/project.ts';

const { String: Text, User, Role, Number: Amount } = ApplicationCommandOptionType;

/** A text that is completed while it is typed. */
const completed = (name: string, description: string, required: boolean): APIApplicationCommandOption => ({
  type: Text,
  name,
  description,
  required,
  autocomplete: true,
});

const SPEC: readonly { name: string; description: string; options?: APIApplicationCommandOption[] }[] = [
  {
    name: 'cloud-create-project',
    description: 'Create a project: a place for resources in one cloud and region',
    options: [
      {
        type: Text,
        name: 'project',
        description: 'Short name: lower-case letters, digits and hyphens',
        required: true,
        min_length: 2,
        max_length: 39,
      },
      {
        type: Text,
        name: 'provider',
        description: 'The cloud it lives in',
        required: true,
        choices: providers().map((value) => ({ value, name: titleOf(value) })),
      },
      completed('region', 'Where its resources are', true),
      {
        type: Text,
        name: 'environment',
        description: 'How careful changes to it have to be',
        required: true,
        choices: ENVIRONMENTS.map((value) => ({ value, name: value })),
      },
      { type: Text, name: 'description', description: 'What it is for', required: false, max_length: 500 },
      { type: Amount, name: 'budget_limit', description: 'US dollars a month', required: false, min_value: 1 },
      {
        type: Text,
        name: 'backend',
        description: 'Address of its state: s3://…, gs://… or azurerm://…; without one GuildOps keeps it',
        required: false,
        max_length: 700,
      },
    ],
  },
  {
    name: 'cloud-grant',
    description: 'Give a person or a Discord role a right, for a time',
    options: [
      completed('role', 'viewer, user or admin', true),
      { type: User, name: 'user', description: 'Who gets the right', required: false },
      { type: Role, name: 'discord_role', description: 'Or: everyone with this Discord role', required: false },
      completed('project', 'Only in this project; in all projects when left out', false),
      completed('for', '2h, 1d, 30d or permanent; 30 days when left out', false),
    ],
  },
  {
    name: 'cloud-deploy',
    description: 'Ask for resources in a project',
    options: [completed('project', 'The project, by its name', true)],
  },
  {
    name: 'cloud-list',
    description: 'The latest deploys',
    options: [completed('project', 'Only of this project', false)],
  },
  { name: 'cloud-projects', description: 'The projects of this server' },
  {
    name: 'cloud-cancel',
    description: 'Cancel a deploy',
    options: [
      completed('deploy', 'The deploy, by its four characters', true),
      {
        ...{ type: Text, name: 'confirm', required: false },
        description: 'To give up what is merged and not applied: the name of its project',
      },
    ],
  },
  {
    name: 'cloud-rollback',
    description: 'Take an applied deploy back, or a project to a point of its history',
    options: [
      completed('deploy', 'The applied deploy to take back', false),
      completed('to', 'Instead: back to this deploy, tag or commit', false),
      completed('project', 'Which project goes back, where the deploys do not say it', false),
    ],
  },
  {
    name: 'cloud-drift',
    description: 'What of a project was changed outside, or when to look for it',
    options: [
      completed('project', 'The project, by its name', true),
      completed('schedule', 'When to look from now on: cron in UTC, off, or default; for administrators', false),
    ],
  },
  {
    name: 'cloud-template',
    description: 'The templates there are, or delete one of this server',
    options: [
      {
        type: Text,
        name: 'provider',
        description: 'Only for this cloud',
        required: false,
        choices: providers().map((value) => ({ value, name: titleOf(value) })),
      },
      { type: Text, name: 'delete', description: 'Name of the one to delete', required: false, max_length: 40 },
    ],
  },
];

/**
 * Our commands, as Discord registers them: for servers only, and installed in servers only. Who may do what is decided by our
 * grants, so none asks for a Discord permission; administrators of a server can still narrow each one in its settings.
 */
export const COMMANDS: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] = SPEC.map((spec) => ({
  ...spec,
  type: ApplicationCommandType.ChatInput,
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
}));

export const COMMAND_NAMES = SPEC.map(({ name }) => name);
