import type { Deploy } from '../../core/deploy.ts';
import { type CommandHandler, type Context, deployHere, lobbyLink, option } from '../context.ts';
import type { Card } from '../message.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

/** Opens a deploy that takes another one back, with a lobby of its own. */
export async function rollBack(context: Context, applied: Deploy): Promise<Card> {
  const { asked, by, cause, needs } = context;
  const { guild, channel } = asked;
  const deploy = await needs.useCases.rollBack({ guild, by, deploy: applied.id, channel, cause });
  await needs.refresh(deploy.id);
  return done(`↩️ Deploy ${code(deploy.id)} takes ${code(applied.id)} back. It is planned like any other.`, {
    url: await lobbyLink(context, deploy),
  });
}

/** `/cloud-rollback` */
export const rollback: CommandHandler = async (context) =>
  rollBack(context, await deployHere(context, option(context.asked, 'deploy') ?? ''));
