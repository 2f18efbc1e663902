import { ApplicationCommandOptionType, ChannelType } from 'discord.js';
import { OFF } from '../../core/cron.ts';
import { type Command, completed } from '../command.ts';
import { projectNames, wordsOf } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';
import { show } from '../view.ts';
import { costView } from '../views/cost.ts';
import { projectNamed } from './named.ts';

const handle: CommandHandler = async (context) => {
  const { asked, by, needs, t } = context;
  const schedule = option(asked, 'report');
  if (schedule === undefined) return show(context, costView, projectNamed(asked) ?? '');
  const channel = option(asked, 'channel');
  await needs.useCases.setReport({ guild: asked.guild, by, schedule, ...(channel !== undefined && { channel }) });
  if (schedule.trim() === OFF) return done(t('cost.report-off'));
  const where = channel === undefined ? t('cost.audit-channel') : `<#${channel}>`;
  return done(t('cost.report-set', { schedule: code(schedule.trim()), where }));
};

export const cost: Command = {
  spec: {
    name: 'cloud-cost',
    description: 'What a project costs, or all of them, with a chart; or when the cost report comes',
    options: [
      completed('project', 'Only this project, by resource', projectNames),
      completed(
        'report',
        'When the report comes from now on: cron in UTC, or off; for administrators',
        wordsOf('0 8 * * 1', '0 8 1 * *', OFF),
      ),
      {
        ...{ type: ApplicationCommandOptionType.Channel, name: 'channel', required: false },
        ...{
          description: 'Where the report comes; without one the audit channel',
          channel_types: [ChannelType.GuildText],
        },
      },
    ],
  },
  handle,
};
