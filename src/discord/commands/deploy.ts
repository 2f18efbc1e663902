import { type Command, completed } from '../command.ts';
import { projectNames } from '../completions.ts';
import { type CommandHandler, lobbyLink, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

/** Opens a draft. Its lobby is posted in the channel where the command was used. */
const handle: CommandHandler = async (context) => {
  const { asked, by, cause, needs } = context;
  const project = (option(asked, 'project') ?? '').trim();
  const { guild, channel } = asked;
  const draft = await needs.useCases.startDraft({ guild, by, project, channel, cause });
  await needs.refresh(draft.id);
  return done(`📝 Draft ${code(draft.id)} is open in <#${channel}>. Add resources there.`, {
    url: await lobbyLink(context, draft),
  });
};

export const deploy: Command = {
  spec: {
    name: 'cloud-deploy',
    description: 'Ask for resources in a project',
    options: [completed('project', 'The project, by its name', projectNames, { required: true })],
  },
  handle,
};
