import { type ActionHandler, lobbyLink } from '../context.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

/** Mends what a constant mends of what the plan brings: by a pull request of its own, or in the request itself. */
export const fixFindings: ActionHandler = async (context) => {
  const { needs, deploy, by, cause, asked } = context;
  const fix = await needs.useCases.fixFindings({ deploy: deploy.id, by, cause, channel: asked.channel });
  await needs.refresh(fix.id);
  if (fix.id === deploy.id) return done('The request says it now. Its branch is written anew, and planned again.');
  const words = `Deploy ${code(fix.id)} opens a pull request that mends it. It is planned like any other.`;
  return done(words, { url: await lobbyLink(context, fix) });
};
