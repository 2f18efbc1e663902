import { ApplicationCommandOptionType } from 'discord.js';
import { type Grant, ROLES, type Role, type Subject } from '../../core/governance.ts';
import { type ProjectId, parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import type { AskedCommand } from '../asked.ts';
import { type Command, completed } from '../command.ts';
import { projectNames, wordsOf } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { type Duration, parseDuration } from '../duration.ts';
import { done } from '../render/answers.ts';
import { code, time } from '../render/text.ts';

/** Words that other systems use for the same right. */
const ROLE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  viewer: ['viewer', 'view', 'read', 'reader', 'cloudviewer'],
  user: ['user', 'deploy', 'deployer', 'write', 'clouduser'],
  admin: ['admin', 'administrator', 'owner', 'cloudadmin'],
};

/** @throws Refusal `bad-input` */
function roleOf(typed: string): Role {
  const word = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  const role = (Object.keys(ROLE_WORDS) as Role[]).find((name) => ROLE_WORDS[name].includes(word));
  if (role) return role;
  throw new Refusal({
    code: 'bad-input',
    field: 'role',
    why: `"${typed}" is not a role`,
    expected: 'viewer, user or admin',
  });
}

/** @throws Refusal `bad-input` unless exactly one is named */
function subjectOf(asked: AskedCommand): Subject {
  const [user, role] = [option(asked, 'user'), option(asked, 'discord_role')];
  if (user && !role) return { kind: 'discord-user', id: user };
  if (role && !user) return { kind: 'discord-role', id: role };
  const why = user ? 'both a person and a Discord role are named' : 'nobody is named';
  throw new Refusal({ code: 'bad-input', field: 'user', why, expected: 'either user or discord_role' });
}

/** @throws Refusal `bad-input` */
function durationOf(typed: string | undefined): Duration | undefined {
  if (typed === undefined) return undefined;
  const duration = parseDuration(typed);
  if (duration) return duration;
  throw new Refusal({
    code: 'bad-input',
    field: 'for',
    why: `"${typed}" is not a length of time`,
    expected: '2h, 1d, 30d (at most a year) or permanent',
  });
}

/** @throws Refusal `no-such` */
function projectOf(typed: string | undefined): ProjectId | undefined {
  if (typed === undefined) return undefined;
  const project = parseProjectId(typed.trim());
  if (project) return project;
  throw new Refusal({ code: 'no-such', what: 'project', id: typed });
}

const whom = ({ kind, id }: Subject): string => (kind === 'discord-role' ? `<@&${id}>` : `<@${id}>`);

const howLong = ({ until }: Grant): string => (until ? `until ${time(until, 'f')} (${time(until)})` : 'for good');

const handle: CommandHandler = async ({ asked, by, needs }) => {
  const subject = subjectOf(asked);
  const role = roleOf(option(asked, 'role') ?? '');
  const project = projectOf(option(asked, 'project'));
  const duration = durationOf(option(asked, 'for'));
  const granted = await needs.useCases.grantRight({
    guild: asked.guild,
    by,
    subject,
    role,
    ...(project && { project }),
    ...duration,
  });
  const where = granted.project ? `in ${code(granted.project)}` : 'in all projects';
  return done(`✅ ${whom(subject)} is **${granted.role}** ${where} ${howLong(granted)}.`);
};

const { User, Role: DiscordRole } = ApplicationCommandOptionType;

export const grant: Command = {
  spec: {
    name: 'cloud-grant',
    description: 'Give a person or a Discord role a right, for a time',
    forAdmins: true,
    options: [
      completed('role', 'viewer, user or admin', wordsOf(...ROLES), { required: true }),
      { type: User, name: 'user', description: 'Who gets the right', required: false },
      {
        type: DiscordRole,
        name: 'discord_role',
        description: 'Or: everyone with this Discord role',
        required: false,
      },
      completed('project', 'Only in this project; in all projects when left out', projectNames),
      completed(
        'for',
        '2h, 1d, 30d or permanent; 30 days when left out',
        wordsOf('2h', '8h', '1d', '7d', '30d', 'permanent'),
      ),
    ],
  },
  handle,
};
