import { parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { type Command, completed } from '../command.ts';
import { projectNames, wordsOf } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { driftAnswer } from '../render/drift.ts';
import { code } from '../render/text.ts';

const handle: CommandHandler = async ({ asked, by, needs }) => {
  const { guild } = asked;
  const typed = option(asked, 'project')?.trim() ?? '';
  const id = parseProjectId(typed);
  if (!id) throw new Refusal({ code: 'no-such', what: 'project', id: typed });
  const schedule = option(asked, 'schedule');
  if (schedule === undefined) {
    const { project, drift: known, sandbox } = await needs.useCases.findDrift({ guild, project: id });
    return driftAnswer(project, known, sandbox);
  }
  const { drift: set } = await needs.useCases.setDrift({ guild, by, project: id, schedule });
  return done(
    set === undefined
      ? `✅ ${code(id, 39)} is looked at when its repository or the settings say so.`
      : `✅ ${code(id, 39)} is looked at for drift: ${code(set)}${set === 'off' ? '' : ' (UTC)'}.`,
  );
};

export const drift: Command = {
  spec: {
    name: 'cloud-drift',
    description: 'What of a project was changed outside, or when to look for it',
    options: [
      completed('project', 'The project, by its name', projectNames, { required: true }),
      completed(
        'schedule',
        'When to look from now on: cron in UTC, off, or default; for administrators',
        wordsOf('0 6 * * *', '0 */6 * * *', '0 6 * * 1-5', 'off', 'default'),
      ),
    ],
  },
  handle,
};
