import type { Deploy } from '../../core/deploy.ts';
import { type ProjectId, parseDeployId, parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import type { AskedCommand } from '../asked.ts';
import { type Command, completed } from '../command.ts';
import { deploysThat, projectNames } from '../completions.ts';
import { type CommandHandler, type Context, deployHere, lobbyLink, option } from '../context.ts';
import type { Card } from '../message.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

/** Opens a deploy that takes another one back, with a lobby of its own. */
export async function rollBack(context: Context, applied: Deploy): Promise<Card> {
  const { asked, by, cause, needs } = context;
  const { guild, channel } = asked;
  const deploy = await needs.useCases.rollBack({ guild, by, deploy: applied.id, channel, cause });
  return begun(context, deploy, context.t('answer.takes-back', { deploy: code(applied.id) }));
}

async function begun(context: Context, deploy: Deploy, what: string): Promise<Card> {
  await context.needs.refresh(deploy.id);
  return done(`↩️ ${context.t('answer.begun', { deploy: code(deploy.id), what })}`, {
    url: await lobbyLink(context, deploy),
  });
}

/** The same for a project and a point of its history. */
async function rollBackTo(context: Context<AskedCommand>, to: string): Promise<Card> {
  const { asked, by, cause, needs } = context;
  const { guild, channel } = asked;
  const project = await projectMeant(context, to);
  const deploy = await needs.useCases.rollBackTo({ guild, by, project, to, channel, cause });
  return begun(context, deploy, context.t('answer.brings-back', { project: code(project, 39), point: code(to) }));
}

/** The project that was named, or that of the deploy that was. @throws Refusal `bad-input`, `no-such` */
async function projectMeant(context: Context<AskedCommand>, to: string): Promise<ProjectId> {
  const typed = option(context.asked, 'project')?.trim();
  if (typed !== undefined) {
    const project = parseProjectId(typed);
    if (!project) throw new Refusal({ code: 'no-such', what: 'project', id: typed });
    return project;
  }
  const deploy = option(context.asked, 'deploy') ?? (parseDeployId(to) ? to : undefined);
  if (deploy === undefined)
    throw new Refusal({
      code: 'bad-input',
      field: 'project',
      why: 'a tag or commit does not say which project goes back',
    });
  return (await deployHere(context, deploy)).project;
}

const handle: CommandHandler = async (context) => {
  const to = option(context.asked, 'to')?.trim();
  if (to) return rollBackTo(context, to);
  const deploy = option(context.asked, 'deploy');
  if (!deploy)
    throw new Refusal({ code: 'bad-input', field: 'deploy', why: 'it is missing', expected: 'a deploy, or `to`' });
  return rollBack(context, await deployHere(context, deploy));
};

const takenIn = deploysThat(({ state }) => state.at === 'applied' && state.merge.is === 'merged');

export const rollback: Command = {
  spec: {
    name: 'cloud-rollback',
    description: 'Take an applied deploy back, or a project to a point of its history',
    options: [
      completed('deploy', 'The applied deploy to take back', takenIn),
      completed('to', 'Instead: back to this deploy, tag or commit', takenIn),
      completed('project', 'Which project goes back, where the deploys do not say it', projectNames),
    ],
  },
  handle,
};
