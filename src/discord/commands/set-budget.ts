import { ApplicationCommandOptionType } from 'discord.js';
import { BEYOND_BUDGET, pointText } from '../../core/budget.ts';
import { type Command, choices, completed } from '../command.ts';
import { projectNames, wordsOf } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { monthly } from '../render/money.ts';
import { code, lines } from '../render/text.ts';
import { projectNamed } from './named.ts';

const handle: CommandHandler = async ({ asked, by, needs, t }) => {
  const project = projectNamed(asked);
  const [limit, alerts, beyond] = [option(asked, 'limit'), option(asked, 'alerts'), option(asked, 'over')];
  const budget = await needs.useCases.setBudget({
    ...{ guild: asked.guild, by },
    ...(project && { project }),
    ...(limit !== undefined && { limit }),
    ...(alerts !== undefined && { alerts }),
    ...(beyond !== undefined && { beyond }),
  });
  const where = project ? code(project, 39) : t('budget.whole-server');
  if (!budget) return done(t('budget.unset', { where }));
  const points = budget.points.map(pointText).join(', ');
  return done(
    lines(
      t('budget.set', { where, amount: monthly(budget.monthlyUsd) }),
      `-# ${points === '' ? t('budget.no-alerts') : t('budget.alerts', { points })}`,
      `-# ${t(budget.beyond === 'refuse' ? 'budget.refuse' : 'budget.approve')}`,
    ),
  );
};

export const setBudget: Command = {
  spec: {
    name: 'cloud-set-budget',
    description: 'What a project, or the whole server, may cost in a month',
    forAdmins: true,
    options: [
      completed('limit', 'US dollars a month, or none; as before when left out', wordsOf('none')),
      completed('project', 'The project; without one all projects together', projectNames),
      completed('alerts', 'When to alert: 50%, 80%, $400, or none', wordsOf('50%, 80%, 100%', '80%, 100%', 'none')),
      {
        ...{
          type: ApplicationCommandOptionType.String,
          name: 'over',
          required: false,
          choices: choices(BEYOND_BUDGET),
        },
        description: 'What goes beyond it is refused, or needs an administrator to approve it',
      },
    ],
  },
  handle,
};
