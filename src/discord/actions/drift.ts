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
  return begun(context, deploy, `brings ${code(deploy.project, 39)} back to its code`);
};

/** Opens the pull request whose code says what is there. */
export const acceptDrift: ProjectActionHandler = async (context) => {
  const deploy = await context.needs.useCases.acceptDrift(askedBy(context));
  return begun(context, deploy, `makes the code of ${code(deploy.project, 39)} say what is there`);
};

async function begun(context: ProjectActionContext, deploy: Deploy, what: string): Promise<Card> {
  await context.needs.refresh(deploy.id);
  return done(`Deploy ${code(deploy.id)} ${what}. It is planned like any other.`, {
    url: await lobbyLink(context, deploy),
  });
}
