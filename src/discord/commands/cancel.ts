import { ApplicationCommandOptionType } from 'discord.js';
import { type Command, completed } from '../command.ts';
import { deploysThat } from '../completions.ts';
import { type CommandHandler, deployHere, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

const handle: CommandHandler = async (context) => {
  const { asked, by, needs } = context;
  const { id } = await deployHere(context, option(asked, 'deploy') ?? '');
  const confirm = option(asked, 'confirm');
  await needs.useCases.cancelDeploy({
    ...{ deploy: id, by, why: 'asked for with /cloud-cancel' },
    ...(confirm !== undefined && { confirm }),
  });
  return done(`⚪ Deploy ${code(id)} is cancelled.`);
};

const CANCELLABLE: readonly string[] = ['draft', 'validating', 'planning', 'plan_ready', 'approved', 'failed'];

export const cancel: Command = {
  spec: {
    name: 'cloud-cancel',
    description: 'Cancel a deploy',
    options: [
      completed(
        'deploy',
        'The deploy, by its four characters',
        deploysThat(({ state }) => CANCELLABLE.includes(state.at)),
        { required: true },
      ),
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
