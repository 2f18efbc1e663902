import { ApplicationCommandOptionType } from 'discord.js';
import { providers, titleOf } from '../../catalog/clouds.ts';
import { ROLES, type Subject } from '../../core/governance.ts';
import { type ProjectId, parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { SIZES } from '../../core/size.ts';
import { limitsText } from '../../deploy/rights/grant-text.ts';
import { parseTeam } from '../../deploy/rights/teams.ts';
import type { AskedCommand } from '../asked.ts';
import { type Command, choices, completed } from '../command.ts';
import { projectNames, regionsOfProvider, wordsOf } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { type Duration, parseDuration } from '../duration.ts';
import { done } from '../render/answers.ts';
import { howLong, whom } from '../render/grants.ts';
import { code, inline } from '../render/text.ts';
import { limitsOf, roleOf } from './grant-words.ts';

const bad = (field: string, why: string, expected: string): Refusal =>
  new Refusal({ code: 'bad-input', field, why, expected });

/** @throws Refusal `bad-input` unless exactly one is named */
function subjectOf(asked: AskedCommand): Subject {
  const [user, role, github] = [option(asked, 'user'), option(asked, 'discord_role'), option(asked, 'github')];
  const named: (Subject | undefined)[] = [
    user === undefined ? undefined : { kind: 'discord-user', id: user },
    role === undefined ? undefined : { kind: 'discord-role', id: role },
    github === undefined ? undefined : onGitHub(github),
  ];
  const [subject, ...more] = named.filter((one) => one !== undefined);
  if (subject && more.length === 0) return subject;
  const why = subject ? 'more than one is named' : 'nobody is named';
  throw bad('user', why, 'one of user, discord_role and github');
}

/** A login, or a team as `org/team`. @throws Refusal `bad-input` */
function onGitHub(typed: string): Subject {
  const team = parseTeam(typed);
  if (team !== undefined) return { kind: 'github-team', id: team };
  const login = typed.trim().replace(/^@/, '').toLowerCase();
  if (/^[a-z0-9][a-z0-9-]{0,38}$/.test(login)) return { kind: 'github-user', id: login };
  throw bad(
    'github',
    `"${typed}" is neither a login nor a team`,
    'a login such as ana, or a team such as acme/platform',
  );
}

/** @throws Refusal `bad-input` */
function durationOf(typed: string | undefined): Duration | undefined {
  const duration = typed === undefined ? undefined : parseDuration(typed);
  if (typed !== undefined && !duration)
    throw bad('for', `"${typed}" is not a length of time`, '2h, 1d, 30d (at most a year) or permanent');
  return duration;
}

/** @throws Refusal `no-such` */
function projectOf(typed: string | undefined): ProjectId | undefined {
  const project = typed === undefined ? undefined : parseProjectId(typed.trim());
  if (typed !== undefined && !project) throw new Refusal({ code: 'no-such', what: 'project', id: typed });
  return project;
}

const handle: CommandHandler = async ({ asked, by, needs, cause, t }) => {
  const subject = subjectOf(asked);
  const role = roleOf(option(asked, 'role') ?? '');
  const project = projectOf(option(asked, 'project'));
  const limits = limitsOf((name) => option(asked, name));
  const granted = await needs.useCases.grantRight({
    ...{ guild: asked.guild, by, subject, role, cause },
    ...(project && { project }),
    ...(limits && { limits }),
    ...durationOf(option(asked, 'for')),
  });
  const narrowed = limitsText(granted.limits).map((text) => `, ${inline(text)}`);
  const within = narrowed.length > 0 ? `${narrowed.join('')},` : '';
  const facts = { subject: whom(subject, t), role: granted.role, limits: within, until: howLong(granted, t) };
  const words = granted.project
    ? t('access.is-now', { ...facts, project: code(granted.project) })
    : t('access.is-now-everywhere', facts);
  return done(`✅ ${words}`);
};

const { User, Role: DiscordRole, Number: Amount } = ApplicationCommandOptionType;
const text = (name: string, description: string) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  required: false,
});

export const grant: Command = {
  spec: {
    name: 'cloud-grant',
    description: 'Give a person, a Discord role or a GitHub team a right, for a time',
    forAdmins: true,
    options: [
      completed('role', 'viewer, user or admin', wordsOf(...ROLES), { required: true }),
      { type: User, name: 'user', description: 'Who gets the right', required: false },
      { type: DiscordRole, name: 'discord_role', description: 'Or: everyone with this Discord role', required: false },
      { ...text('github', 'Or: a GitHub login, or a team as org/team'), max_length: 140 },
      completed('project', 'Only in this project; in all projects when left out', projectNames),
      completed(
        'for',
        '2h, 1d, 30d or permanent; 30 days when left out',
        wordsOf('2h', '8h', '1d', '7d', '30d', 'permanent'),
      ),
      {
        ...text('provider', 'Only in projects of this cloud'),
        choices: providers().map((value) => ({ value, name: titleOf(value) })),
      },
      { ...text('kinds', 'Only these, parted by commas: vm, bucket, cluster'), max_length: 200 },
      { ...text('size', 'The largest machine'), choices: choices(SIZES) },
      completed('regions', 'Only these regions, parted by commas', regionsOfProvider),
      {
        type: Amount,
        name: 'budget',
        description: 'US dollars a month that they may add',
        required: false,
        min_value: 1,
      },
      {
        ...text('allow', 'Rights of their own, parted by commas: public address, identity, accelerator'),
        max_length: 200,
      },
    ],
  },
  handle,
};
