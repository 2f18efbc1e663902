import { parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { type CommandHandler, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { driftAnswer } from '../render/drift.ts';
import { code } from '../render/text.ts';

/** `/cloud-drift` */
export const drift: CommandHandler = async ({ asked, by, needs }) => {
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
