import { onGitHub } from '../../core/person.ts';
import type { Comment } from '../comment-command.ts';
import type { InboxNeeds } from '../deliver.ts';
import type { HintOf } from '../hints.ts';
import { code, text } from '../render/markdown.ts';
import type { Answer } from './commands.ts';
import { targetsOf } from './targets.ts';

type Given = Extract<Comment, { kind: 'command' }>;

/** `tag v1.0.0`: all deploys of one pull request came to one commit, so the tag is on each of them. @throws Refusal */
export async function answerTag({ useCases }: InboxNeeds, hint: HintOf<'comment'>, given: Given): Promise<Answer> {
  const [name = ''] = given.args ?? [];
  const targets = await targetsOf(useCases, await useCases.deploysOfPull(hint.repo, hint.number), 'status', given);
  for (const { deploy } of targets)
    await useCases.tagRelease({ guild: deploy.guild, deploy: deploy.id, name, by: onGitHub(hint.login) });
  const on = targets.map(({ deploy }) => `**${text(deploy.project)}** ${code(deploy.id)}`).join(', ');
  return { reaction: 'rocket', reply: `Release ${code(name)} is on ${on}.` };
}
