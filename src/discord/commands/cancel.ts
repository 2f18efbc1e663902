import { ApplicationCommandOptionType } from 'discord.js';
import { type Command, completed } from '../command.ts';
import { CANCELLABLE, deploysThat } from '../completions.ts';
import { type CommandHandler, deployHere, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

const handle: CommandHandler = async (context) => {
  const { asked, by, needs, t } = context;
  const { id } = await deployHere(context, option(asked, 'deploy') ?? '');
  const confirm = option(asked, 'confirm');
  await needs.useCases.cancelDeploy({
    ...{ deploy: id, by, why: 'asked for with /cloud-cancel' },
    ...(confirm !== undefined && { confirm }),
  });
  return done(t('cancel.done', { deploy: code(id) }));
};

export const cancel: Command = {
  spec: {
    name: 'cloud-cancel',
    description: 'Cancel a deploy',
    options: [
      completed('deploy', 'The deploy, by its four characters', deploysThat(CANCELLABLE), { required: true }),
      {
        type: ApplicationCommandOptionType.String,
        name: 'confirm',
        description: 'To give up what is merged and not applied: the name of its project',
        required: false,
      },
    ],
  },
  handle,
};
