import { ApplicationCommandOptionType } from 'discord.js';
import { parseProjectId } from '../../core/ids.ts';
import { ENVIRONMENTS } from '../../core/project.ts';
import { Refusal } from '../../core/refusal.ts';
import { endOf, isWithin } from '../../core/window.ts';
import type { Freeze } from '../../policy/freezes.ts';
import { type Command, type CommandOption, type Complete, choices, completed } from '../command.ts';
import { projectNames, wordsOf } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { done, told } from '../render/answers.ts';
import { clip, code, inline, lines, time } from '../render/text.ts';

const DO = ['set', 'list', 'lift'] as const;

function freezeLine({ id, scope, window, reason, by }: Freeze, now: Date): string {
  const where = [...(scope.projects ?? []), ...(scope.environments ?? [])].map((one) => inline(one, 60)).join(', ');
  const ends = endOf(window, now);
  const state = isWithin(window, now) ? `❄️ **now**${ends ? `, until ${time(ends, 'f')}` : ''}` : '⏳ not now';
  const when =
    window.is === 'cron'
      ? `${code(window.pattern)} (${inline(window.timezone, 40)}) for ${window.forMinutes} min`
      : [window.from && `from ${time(window.from, 'f')}`, window.until && `until ${time(window.until, 'f')}`]
          .filter(Boolean)
          .join(' ');
  return lines(
    `${state} · ${code(id)} · ${where || 'everything'} · ${when}`,
    `-# ${inline(reason, 200)} (${inline(by, 60)})`,
  );
}

const handle: CommandHandler = async ({ asked, by, needs, receivedAt }) => {
  const { guild } = asked;
  const wanted = option(asked, 'do');
  if (wanted === 'list') {
    const freezes = await needs.useCases.listFreezes(guild);
    const body =
      freezes.length > 0
        ? clip(
            freezes.map((one) => freezeLine(one, receivedAt)),
            3500,
          )
        : 'None: applies begin at any time.';
    return told(lines('### Freezes', body));
  }
  const id = (option(asked, 'freeze') ?? 'freeze').trim();
  if (wanted === 'lift') {
    await needs.useCases.liftFreeze({ guild, by, id });
    return done(`✅ The freeze ${code(id)} is lifted.`);
  }
  if (wanted !== 'set')
    throw new Refusal({ code: 'bad-input', field: 'do', why: 'it is none of these', expected: DO.join(', ') });
  const typed = option(asked, 'project')?.trim();
  const project = typed === undefined ? undefined : parseProjectId(typed);
  if (typed !== undefined && !project) throw new Refusal({ code: 'no-such', what: 'project', id: typed });
  const [environment, from, until, cron, lasts, timezone] = [
    'environment',
    'from',
    'until',
    'cron',
    'for',
    'timezone',
  ].map((name) => option(asked, name));
  const freeze = await needs.useCases.setFreeze({
    ...{ guild, by, id, reason: option(asked, 'reason') ?? '' },
    ...(project && { project }),
    ...(environment !== undefined && { environment }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(cron !== undefined && { cron }),
    ...(lasts !== undefined && { lasts }),
    ...(timezone !== undefined && { timezone }),
  });
  return done(
    lines('❄️ Frozen: plans are made and approved as ever, and nothing is applied.', freezeLine(freeze, receivedAt)),
  );
};

const freezeNames: Complete = async ({ guild, useCases }) =>
  (await useCases.listFreezes(guild)).map(({ id, reason }) => ({ value: id, name: `${id} · ${reason}` }));

const { String: Text } = ApplicationCommandOptionType;
const typed = (name: string, description: string, max = 100): CommandOption => ({
  type: Text,
  name,
  description,
  required: false,
  max_length: max,
});

export const freeze: Command = {
  spec: {
    name: 'cloud-freeze',
    description: 'Times in which nothing is applied: set, list, lift',
    forAdmins: true,
    options: [
      { type: Text, name: 'do', description: 'What to do', required: true, choices: choices(DO) },
      completed('freeze', 'What it is called: holidays', freezeNames),
      typed('reason', 'For set: what people read when their apply is refused', 300),
      completed('project', 'Only this project', projectNames),
      {
        type: Text,
        name: 'environment',
        description: 'Only this environment',
        required: false,
        choices: choices(ENVIRONMENTS),
      },
      typed('from', 'When it begins, in UTC: 2026-12-20, 2026-12-20 18:00; now when left out'),
      typed('until', 'When it ends, in UTC: 2d, 22:00, 2027-01-02'),
      typed('cron', 'Instead: when it begins each time, five fields of cron: 0 18 * * 5'),
      completed('for', 'With cron: how long it lasts', wordsOf('8h', '12h', '2d')),
      completed('timezone', 'With cron: whose clock', wordsOf('UTC', 'Europe/Berlin', 'America/New_York')),
    ],
  },
  handle,
};
