import { ApplicationCommandOptionType } from 'discord.js';
import type { Command } from '../command.ts';
import { option } from '../context.ts';
import { show } from '../view.ts';
import { DEFAULT_DAYS, MOST_DAYS, statsView } from '../views/stats.ts';

export const stats: Command = {
  spec: {
    name: 'cloud-stats',
    description: 'How the deploys of this server went: successes, failures, durations, who and what',
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'days',
        description: 'Of the last so many days; 30 when left out',
        required: false,
        min_value: 1,
        max_value: MOST_DAYS,
      },
    ],
  },
  handle: (context) => show(context, statsView, option(context.asked, 'days') ?? String(DEFAULT_DAYS)),
};
