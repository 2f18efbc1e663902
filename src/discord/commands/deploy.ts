import { type CommandHandler, lobbyLink, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

/** `/cloud-deploy`: opens a draft. Its lobby is posted in the channel where the command was used. */
export const deploy: CommandHandler = async (context) => {
  const { asked, by, cause, needs } = context;
  const project = (option(asked, 'project') ?? '').trim();
  const { guild, channel } = asked;
  const draft = await needs.useCases.startDraft({ guild, by, project, channel, cause });
  await needs.refresh(draft.id);
  return done(`📝 Draft ${code(draft.id)} is open in <#${channel}>. Add resources there.`, {
    url: await lobbyLink(context, draft),
  });
};
