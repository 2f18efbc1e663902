import { ApplicationCommandOptionType } from 'discord.js';
import { type Command, completed } from '../command.ts';
import { CANCELLABLE, deploysThat } from '../completions.ts';
import { deployHere, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

const { String: Text } = ApplicationCommandOptionType;

export const adminCancel: Command = {
  spec: {
    name: 'cloud-admin-cancel',
    description: "Cancel anybody's deploy, for administrators; whoever asked for it is told why",
    forAdmins: true,
    options: [
      completed('deploy', 'The deploy, by its four characters', deploysThat(CANCELLABLE), { required: true }),
      { type: Text, name: 'reason', description: 'Why; it is told and kept', required: true, max_length: 300 },
      {
        type: Text,
        name: 'confirm',
        description: 'To give up what is merged and not applied: the name of its project',
        required: false,
      },
    ],
  },
  handle: async (context) => {
    const { asked, by, needs, t } = context;
    const { id } = await deployHere(context, option(asked, 'deploy') ?? '');
    const confirm = option(asked, 'confirm');
    await needs.useCases.adminCancel({
      ...{ guild: asked.guild, by, deploy: id, why: option(asked, 'reason') ?? '' },
      ...(confirm !== undefined && { confirm }),
    });
    return done(t('admin-cancel.done', { deploy: code(id) }));
  },
};
