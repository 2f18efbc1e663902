import { ApplicationCommandOptionType } from 'discord.js';
import { providers, titleOf } from '../../catalog/clouds.ts';
import { addressOf, type Backend } from '../../core/backend.ts';
import { backendNeeds } from '../../core/backend-needs.ts';
import { ENVIRONMENTS } from '../../core/project.ts';
import { Refusal } from '../../core/refusal.ts';
import { type Command, choices, completed } from '../command.ts';
import { regionsOfProvider } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { monthly } from '../render/money.ts';
import { code, fence, inline, lines } from '../render/text.ts';

/** One of the words that an option offers. Discord checks it too; we do not rely on that. */
export function oneOf<T extends string>(known: readonly T[], typed: string | undefined, field: string): T {
  const found = known.find((word) => word === typed?.trim().toLowerCase());
  if (found) return found;
  throw new Refusal({
    code: 'bad-input',
    field,
    why: `"${typed ?? ''}" is not one of them`,
    expected: known.join(', '),
  });
}

/** What has to be there before the first plan, for a state that we do not keep. */
function mustExist(backend: Backend): string {
  if (backend.kind === 'http') return '';
  const { what, commands } = backendNeeds(backend);
  return lines(
    `State: ${code(addressOf(backend), 700)}. This must exist first; ${code('guildops doctor')} looks at it:`,
    ...what.map((sentence) => `• ${inline(sentence, 1000)}`),
    fence(commands.join('\n'), 1500, 'sh'),
  );
}

const handle: CommandHandler = async ({ asked, by, needs, link }) => {
  const budget = asked.options.budget_limit;
  const project = await needs.useCases.createProject({
    guild: asked.guild,
    by,
    id: (option(asked, 'project') ?? '').trim(),
    provider: oneOf(providers(), option(asked, 'provider'), 'provider'),
    region: (option(asked, 'region') ?? '').trim(),
    environment: oneOf(ENVIRONMENTS, option(asked, 'environment'), 'environment'),
    description: option(asked, 'description') ?? '',
    backend: option(asked, 'backend') ?? '',
    ...(typeof budget === 'number' && { budgetUsd: budget }),
  });
  const { id, provider, region, environment, repo, directory, budgetUsd, backend } = project;
  return done(
    lines(
      `✅ Project ${code(id)} is ready: ${titleOf(provider)} · ${code(region)} · ${environment}`,
      `-# ${code(`${repo}/${directory}`, 140)}${budgetUsd === undefined ? '' : ` · budget ${monthly(budgetUsd)}`}`,
      mustExist(backend),
      link('→ Give people rights with /cloud-grant, then start with /cloud-deploy.'),
    ),
  );
};

const { String: Text, Number: Amount } = ApplicationCommandOptionType;

export const createProject: Command = {
  spec: {
    name: 'cloud-create-project',
    description: 'Create a project: a place for resources in one cloud and region',
    forAdmins: true,
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
      completed('region', 'Where its resources are', regionsOfProvider, { required: true }),
      {
        type: Text,
        name: 'environment',
        description: 'How careful changes to it have to be',
        required: true,
        choices: choices(ENVIRONMENTS),
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
  handle,
};
