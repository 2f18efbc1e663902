import { ApplicationCommandOptionType } from 'discord.js';
import { Refusal } from '../../core/refusal.ts';
import type { AskedCommand } from '../asked.ts';
import { type Command, choices, completed } from '../command.ts';
import { projectNames } from '../completions.ts';
import { option } from '../context.ts';
import { show } from '../view.ts';
import { adminListView, dayWord, STATE_FILTERS } from '../views/admin-list.ts';

/** A day as somebody typed it. @throws Refusal `bad-input` */
function dayOf(asked: AskedCommand, name: string): Date | undefined {
  const typed = option(asked, name)?.trim();
  if (typed === undefined) return undefined;
  const day = new Date(`${typed}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(day.getTime())) return day;
  throw new Refusal({
    code: 'bad-input',
    field: name,
    why: `"${typed}" is not a day`,
    expected: 'a date such as 2026-11-28',
  });
}

const { String: Text, User } = ApplicationCommandOptionType;

export const adminList: Command = {
  spec: {
    name: 'cloud-admin-list',
    description: 'Every deploy of the server, for administrators',
    forAdmins: true,
    options: [
      {
        type: Text,
        name: 'state',
        description: 'Only those in this state',
        required: false,
        choices: choices(STATE_FILTERS),
      },
      completed('project', 'Only of this project', projectNames),
      { type: User, name: 'person', description: 'Only what this person asked for', required: false },
      { type: Text, name: 'from', description: 'Asked for on this day or later: 2026-11-28', required: false },
      { type: Text, name: 'to', description: 'Asked for on this day or earlier', required: false },
    ],
  },
  handle: (context) => {
    const { asked } = context;
    const words = ['state', 'project', 'person'].map((name) => option(asked, name)?.trim() ?? '');
    return show(context, adminListView, ...words, dayWord(dayOf(asked, 'from')), dayWord(dayOf(asked, 'to')));
  },
};
