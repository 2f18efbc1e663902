import { ApplicationCommandOptionType } from 'discord.js';
import { providers, titleOf } from '../../catalog/clouds.ts';
import { ENVIRONMENTS } from '../../core/project.ts';
import { type Command, choices, completed } from '../command.ts';
import { regionsOfProvider } from '../completions.ts';
import { option } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';
import { oneOf } from './create-project.ts';

const { String: Text, Number: Amount } = ApplicationCommandOptionType;

export const init: Command = {
  spec: {
    name: 'cloud-init',
    description: 'Ask for a project; an administrator decides',
    options: [
      {
        ...{ type: Text, name: 'project', required: true, min_length: 2, max_length: 39 },
        description: 'Short name: lower-case letters, digits and hyphens',
      },
      {
        ...{ type: Text, name: 'provider', description: 'The cloud it lives in', required: true },
        choices: providers().map((value) => ({ value, name: titleOf(value) })),
      },
      completed('region', 'Where its resources are', regionsOfProvider, { required: true }),
      {
        ...{ type: Text, name: 'environment', required: true, choices: choices(ENVIRONMENTS) },
        description: 'How careful changes to it have to be',
      },
      { type: Text, name: 'description', description: 'What you need it for', required: false, max_length: 500 },
      { type: Amount, name: 'budget_limit', description: 'US dollars a month', required: false, min_value: 1 },
    ],
  },
  handle: async ({ asked, by, cause, needs, t }) => {
    const budget = asked.options.budget_limit;
    const wanted = {
      id: (option(asked, 'project') ?? '').trim(),
      provider: oneOf(providers(), option(asked, 'provider'), 'provider'),
      region: (option(asked, 'region') ?? '').trim(),
      environment: oneOf(ENVIRONMENTS, option(asked, 'environment'), 'environment'),
      description: option(asked, 'description') ?? '',
      ...(typeof budget === 'number' && { budgetUsd: budget }),
    };
    const { guild, channel } = asked;
    await needs.useCases.requestProject({ guild, by, channel, cause, wanted });
    return done(t('init.asked', { project: code(wanted.id, 39) }));
  },
};
