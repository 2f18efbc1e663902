import { refuseIf } from '../../core/refusal.ts';
import { isValidatable } from '../../deploy/drafts/tree-to-validate.ts';
import { type Command, completed } from '../command.ts';
import { deploysThat } from '../completions.ts';
import { type CommandHandler, deployHere, option } from '../context.ts';
import { told } from '../render/answers.ts';
import { code } from '../render/text.ts';
import { validationCard } from '../render/validation.ts';

/** Answered twice: that somebody looks, and what came of it, in its place. */
const handle: CommandHandler = async (context) => {
  const { asked, by, cause, needs, t } = context;
  const deploy = await deployHere(context, option(asked, 'deploy') ?? '');
  const found = await needs.useCases.validate({ deploy: deploy.id, by, item: cause });
  if (!found) return told(t('validate.looking', { deploy: code(deploy.id) }));
  refuseIf(found.refused ?? []);
  return validationCard(found, deploy, context);
};

export const validate: Command = {
  spec: {
    name: 'cloud-validate',
    description: 'See what a draft or an open deploy would do, without a pull request',
    options: [
      completed('deploy', 'The draft or deploy, by its four characters', deploysThat(isValidatable), {
        required: true,
      }),
    ],
  },
  handle,
};
