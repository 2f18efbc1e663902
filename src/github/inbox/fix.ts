import type { Deploy } from '../../core/deploy.ts';
import { onGitHub } from '../../core/person.ts';
import { type Problem, Refusal } from '../../core/refusal.ts';
import { fixesOf } from '../../deploy/fixes/wanted-fixes.ts';
import type { Comment } from '../comment-command.ts';
import type { InboxNeeds } from '../deliver.ts';
import type { HintOf } from '../hints.ts';
import { code, text } from '../render/markdown.ts';
import { reasonItems } from './answers.ts';
import type { Answer } from './commands.ts';
import { targetsOf } from './targets.ts';

type Given = Extract<Comment, { kind: 'command' }>;
type Hint = HintOf<'comment'>;

/** `fix RULE [ADDRESS]`: a pull request of its own for each project whose plan has it, or the change in the request that brings it. */
export async function answerFix({ useCases }: InboxNeeds, hint: Hint, given: Given): Promise<Answer> {
  const [rule = '', address] = given.args ?? [];
  const { repo, number, login, comment } = hint;
  const all = await targetsOf(useCases, await useCases.deploysOfPull(repo, number), 'status', given);
  const having = all.filter(({ deploy }) => fixesOf(deploy).some((one) => one.rule === rule.toUpperCase()));
  const lines: string[] = [];
  let isRefused = false;
  for (const { deploy } of having.length > 0 ? having : all.slice(0, 1)) {
    const cause = `comment:${comment}:${deploy.id}`;
    try {
      const wanted = { rule, ...(address !== undefined && { address }) };
      const fix = await useCases.fixFindings({ deploy: deploy.id, by: onGitHub(login), cause, ...wanted });
      lines.push(begun(deploy, fix));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      isRefused = true;
      lines.push(...refused(deploy, error.problems));
    }
  }
  return { reaction: isRefused ? '-1' : 'rocket', reply: lines.join('\n') };
}

const nameOf = ({ project, id }: Deploy): string => `**${text(project)}** ${code(id)}`;

function begun(of: Deploy, { id, pull }: Deploy): string {
  if (id === of.id) return `${nameOf(of)}: the request says it now. Its branch is written anew, and planned again.`;
  const where = pull ? `in #${pull.number}` : 'in a pull request of its own, which follows';
  return `${nameOf(of)}: deploy ${code(id)} mends it ${where}. It is planned and approved like any other.`;
}

const refused = (of: Deploy, problems: readonly Problem[]): string[] => [
  `${nameOf(of)}: ${code('fix')} was refused.`,
  ...reasonItems(problems),
];
