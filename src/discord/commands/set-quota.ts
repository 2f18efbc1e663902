import { ApplicationCommandOptionType } from 'discord.js';
import { EACH, LIMIT_NAMES, personKey } from '../../core/limit.ts';
import { Refusal } from '../../core/refusal.ts';
import { limitNamed } from '../../deploy/limits/limit-name.ts';
import type { AskedCommand } from '../asked.ts';
import { type Command, completed } from '../command.ts';
import { projectNames, regionsOfProject, wordsOf } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';
import { projectNamed } from './named.ts';

/** Whose resources are counted. @throws Refusal `bad-input` */
function whose(asked: AskedCommand): string | undefined {
  const user = option(asked, 'person');
  const isEach = option(asked, 'each_person') === 'true';
  if (user !== undefined && isEach)
    throw new Refusal({
      ...{ code: 'bad-input', field: 'person', why: 'one person is named, and each person' },
      expected: 'either person or each_person',
    });
  return user === undefined ? (isEach ? EACH : undefined) : personKey({ surface: 'discord', id: user });
}

const handle: CommandHandler = async ({ asked, by, needs, t }) => {
  const [project, region, person] = [projectNamed(asked), option(asked, 'region')?.trim(), whose(asked)];
  const typed = option(asked, 'name') ?? '';
  const limit = await needs.useCases.setQuota({
    ...{ guild: asked.guild, by, name: typed, most: option(asked, 'limit') ?? '' },
    ...(project && { project }),
    ...(region !== undefined && { region }),
    ...(person !== undefined && { person }),
  });
  const where = [
    project ? code(project, 39) : t('quota.whole-server'),
    ...(region === undefined ? [] : [code(region, 40)]),
    ...(person === undefined ? [] : [person === EACH ? t('quota.each-person') : `<@${person.split(':')[1]}>`]),
  ].join(' · ');
  const values = { name: code(limitNamed(typed)), where };
  return done(limit ? t('quota.set', { ...values, most: String(limit.most) }) : t('quota.unset', values));
};

export const setQuota: Command = {
  spec: {
    name: 'cloud-set-quota',
    description: 'How much of something a project, a region or a person may have',
    forAdmins: true,
    options: [
      completed(
        'name',
        'What is limited: compute.instances, storage.buckets, resources.per_day …',
        wordsOf(...LIMIT_NAMES),
        {
          required: true,
        },
      ),
      completed('limit', 'The most there may be, or default', wordsOf('default'), { required: true }),
      completed('project', 'The project; without one the whole server', projectNames),
      completed('region', 'Only in this region of the project', regionsOfProject),
      {
        ...{ type: ApplicationCommandOptionType.User, name: 'person', required: false },
        description: 'Only what this person has asked for',
      },
      {
        ...{ type: ApplicationCommandOptionType.Boolean, name: 'each_person', required: false },
        description: 'What each person may have asked for who has no limit of their own',
      },
    ],
  },
  handle,
};
