import type { Deploy } from '../../core/deploy.ts';
import { lobbyLink, type ProjectActionContext, type ProjectActionHandler } from '../context.ts';
import type { Card } from '../message.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

const askedBy = ({ asked: { guild, channel }, by, cause, id: { project, seen } }: ProjectActionContext) => ({
  ...{ guild, channel, by, cause, project, seen },
});

/** Opens the pull request whose plan is the way back. */
export const fixDrift: ProjectActionHandler = async (context) => {
  const deploy = await context.needs.useCases.reconcileDrift(askedBy(context));
  return begun(context, deploy, context.t('answer.fixes-drift', { project: code(deploy.project, 39) }));
};

/** Opens the pull request whose code says what is there. */
export const acceptDrift: ProjectActionHandler = async (context) => {
  const deploy = await context.needs.useCases.acceptDrift(askedBy(context));
  return begun(context, deploy, context.t('answer.accepts-drift', { project: code(deploy.project, 39) }));
};

async function begun(context: ProjectActionContext, deploy: Deploy, what: string): Promise<Card> {
  await context.needs.refresh(deploy.id);
  return done(context.t('answer.begun', { deploy: code(deploy.id), what }), {
    url: await lobbyLink(context, deploy),
  });
}
