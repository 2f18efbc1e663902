import { ApplicationCommandOptionType } from 'discord.js';
import { providers, titleOf } from '../../catalog/clouds.ts';
import { BUDGETS, FRAMEWORKS, KNOWN_MODELS, SECURITY_LEVELS } from '../../core/counsel.ts';
import { BUDGET_RANGES } from '../../counsel/budget.ts';
import { frameworkFacts } from '../../counsel/frameworks.ts';
import { ALL, USE_CASE_LENGTH } from '../../counsel/parse-wish.ts';
import { type Command, choices, completed } from '../command.ts';
import { wordsOf } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { show } from '../view.ts';
import { adviceView } from '../views/advice.ts';
import { advicesView } from '../views/advices.ts';

/** Recommends what to build, privately; without a use case it lists what was recommended before. */
const handle: CommandHandler = async (context) => {
  const { asked, by, cause, needs } = context;
  const useCase = option(asked, 'use_case');
  if (useCase === undefined) return show(context, advicesView);
  const [provider, budget, security, framework, model] = ['provider', 'budget', 'security', 'framework', 'model'].map(
    (name) => option(asked, name),
  );
  const { id } = await needs.useCases.advise({
    ...{ guild: asked.guild, by, cause, useCase },
    ...{ provider, budget, security, framework, model },
  });
  return show(context, adviceView, id);
};

const { String: Text } = ApplicationCommandOptionType;

export const advise: Command = {
  spec: {
    name: 'cloud-advise',
    description: 'What to build for a use case, with costs on every cloud; without one, what you asked before',
    options: [
      {
        ...{ type: Text, name: 'use_case', required: false, max_length: USE_CASE_LENGTH.most },
        description: 'What it does, for how many people, and what data it keeps',
      },
      {
        ...{ type: Text, name: 'provider', required: false, description: 'One cloud, or compare all' },
        choices: [
          { value: ALL, name: 'compare all' },
          ...providers().map((value) => ({ value, name: titleOf(value) })),
        ],
      },
      {
        ...{ type: Text, name: 'budget', required: false, description: 'What may be spent' },
        choices: BUDGETS.map((value) => ({ value, name: `${value}: ${BUDGET_RANGES[value].words}` })),
      },
      {
        ...{ type: Text, name: 'security', required: false, description: 'How much beyond private and encrypted' },
        choices: choices(SECURITY_LEVELS),
      },
      {
        ...{ type: Text, name: 'framework', required: false, description: 'What it has to comply with' },
        choices: FRAMEWORKS.map((value) => ({ value, name: frameworkFacts(value).title })),
      },
      completed(
        'model',
        'A model to ask first, by any of its names, where models are set up',
        wordsOf(...KNOWN_MODELS),
      ),
    ],
  },
  handle,
};
