import type { Deploy } from '../../core/deploy.ts';
import { parseDeployId } from '../../core/ids.ts';
import { onGitHub } from '../../core/person.ts';
import { type Problem, Refusal } from '../../core/refusal.ts';
import type { Comment } from '../comment-command.ts';
import type { InboxNeeds } from '../deliver.ts';
import type { HintOf } from '../hints.ts';
import { code, text } from '../render/markdown.ts';
import { reasonItems } from './answers.ts';
import type { Answer } from './commands.ts';
import { targetsOf } from './targets.ts';

type Given = Extract<Comment, { kind: 'command' }>;
type Hint = HintOf<'comment'>;

/** `rollback`: of this pull request's deploys, of one deploy named, or of a project to a point. Each opens a pull request of its own. */
export async function answerRollback(needs: InboxNeeds, hint: Hint, given: Given): Promise<Answer> {
  const lines: string[] = [];
  let isRefused = false;
  for (const target of await chosen(needs, hint, given)) {
    const outcome = await takeBack(needs, hint, given, target);
    isRefused ||= 'problems' in outcome;
    lines.push(...('problems' in outcome ? refused(target, outcome.problems) : [begun(target, outcome.rollback)]));
  }
  return { reaction: isRefused ? '-1' : 'rocket', reply: lines.join('\n') };
}

/**
 * The deploys to take back, or whose project goes back to a point. One that is named may be of another pull request of this repository.
 * @throws Refusal `no-such`, `bad-input` where a point is meant for several projects
 */
async function chosen({ useCases }: InboxNeeds, { repo, number }: Hint, given: Given): Promise<readonly Deploy[]> {
  const named = given.id === undefined ? undefined : parseDeployId(given.id.split('.')[0] ?? '');
  const elsewhere = named && (await useCases.findDeploy(named));
  if (elsewhere && elsewhere.repo === repo) return [elsewhere];
  const here = await targetsOf(useCases, await useCases.deploysOfPull(repo, number), 'status', given);
  const all = here.map(({ deploy }) => deploy);
  const applied = all.filter(({ state }) => state.at === 'applied');
  const deploys = applied.length > 0 ? applied : all;
  const projects = [...new Set(deploys.map(({ project }) => project))];
  if (given.flags.to !== undefined && projects.length > 1)
    throw new Refusal({
      code: 'bad-input',
      field: '--to',
      why: 'it is about one project, and this pull request has several',
      expected: projects.map((project) => `-p ${project}`).join(' or '),
    });
  return given.flags.to === undefined ? deploys : deploys.slice(0, 1);
}

type Outcome = { rollback: Deploy } | { problems: readonly Problem[] };

async function takeBack({ useCases }: InboxNeeds, hint: Hint, { flags }: Given, of: Deploy): Promise<Outcome> {
  const { guild, project, id } = of;
  const asked = { guild, by: onGitHub(hint.login), cause: `comment:${hint.comment}:${id}` };
  try {
    const rollback = flags.to
      ? await useCases.rollBackTo({ ...asked, project, to: String(flags.to) })
      : await useCases.rollBack({ ...asked, deploy: id });
    return { rollback };
  } catch (error) {
    if (error instanceof Refusal) return { problems: error.problems };
    throw error;
  }
}

const nameOf = ({ project, id }: Deploy): string => `**${text(project)}** ${code(id)}`;

function begun(of: Deploy, { id, pull, restores }: Deploy): string {
  const what = restores ? `brings the project back to ${code(restores.point)}` : 'takes it back';
  const where = pull ? `in #${pull.number}` : 'in a pull request of its own, which follows';
  return `${nameOf(of)}: deploy ${code(id)} ${what} ${where}. It is planned and approved like any other.`;
}

const refused = (of: Deploy, problems: readonly Problem[]): string[] => [
  `${nameOf(of)}: ${code('rollback')} was refused.`,
  ...reasonItems(problems),
];
