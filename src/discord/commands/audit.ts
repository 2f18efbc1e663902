import { ApplicationCommandOptionType } from 'discord.js';
import { Refusal } from '../../core/refusal.ts';
import { type Command, completed } from '../command.ts';
import { projectNames, wordsOf } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { show } from '../view.ts';
import { auditView } from '../views/audit.ts';

/** Acts that people look for; anything else can be typed too. */
const EVENTS = [
  ...['approved', 'apply-asked', 'applied', 'failed', 'merged', 'cancelled', 'submitted', 'planned'],
  ...['granted', 'revoked', 'grant-expired', 'denied', 'access-asked', 'linked', 'unlinked'],
  ...['project-created', 'token-created', 'signed-in', 'audit-exported'],
];

/** A day as typed, as words of a custom id have it. @throws Refusal `bad-input` */
function dayOf(field: string, typed: string | undefined): string {
  const day = typed?.trim() ?? '';
  if (day === '' || (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)))) return day;
  throw new Refusal({ code: 'bad-input', field, why: `"${day}" is no day`, expected: 'a day such as 2026-11-20' });
}

/** A word that fits a custom id, as no name of ours does otherwise. @throws Refusal `bad-input` */
function wordOf(field: string, typed: string | undefined): string {
  const word = typed?.trim().toLowerCase() ?? '';
  if (/^[a-z0-9-]{0,39}$/.test(word)) return word;
  throw new Refusal({ code: 'bad-input', field, why: `"${word}" is none`, expected: 'one from the list' });
}

const handle: CommandHandler = (context) => {
  const { asked } = context;
  const [from, to] = [dayOf('from', option(asked, 'from')), dayOf('to', option(asked, 'to'))];
  const [project, event] = [wordOf('project', option(asked, 'project')), wordOf('event', option(asked, 'event'))];
  return show(context, auditView, project, option(asked, 'person') ?? '', event, from, to);
};

const Text = ApplicationCommandOptionType.String as const;
const { User } = ApplicationCommandOptionType;
const day = (name: string, description: string) => ({
  ...{ type: Text, name, description, required: false, min_length: 10, max_length: 10 },
});

export const audit: Command = {
  spec: {
    name: 'cloud-audit',
    description: 'Who did what, from where, and when; for administrators',
    forAdmins: true,
    options: [
      completed('project', 'Only in this project', projectNames),
      { type: User, name: 'person', description: 'Only by this person, here and on GitHub', required: false },
      completed('event', 'Only this act', wordsOf(...EVENTS)),
      day('from', 'From this day on, 2026-11-20, in UTC'),
      day('to', 'Up to and with this day'),
    ],
  },
  handle,
};
