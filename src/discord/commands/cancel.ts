import { type CommandHandler, deployHere, option } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

/** `/cloud-cancel` */
export const cancel: CommandHandler = async (context) => {
  const { asked, by, needs } = context;
  const { id } = await deployHere(context, option(asked, 'deploy') ?? '');
  const confirm = option(asked, 'confirm');
  await needs.useCases.cancelDeploy({
    ...{ deploy: id, by, why: 'asked for with /cloud-cancel' },
    ...(confirm !== undefined && { confirm }),
  });
  return done(`⚪ Deploy ${code(id)} is cancelled.`);
};
