import { type ActionHandler, lobbyLink } from '../context.ts';
import { done } from '../render/answers.ts';
import { clip, code, inline, lines } from '../render/text.ts';

/** A new draft with the lines of this deploy, in the channel of whoever clicked. */
export const copy: ActionHandler = async (context) => {
  const { asked, by, cause, deploy, needs } = context;
  const answer = await needs.useCases.copyDraft({ deploy: deploy.id, by, channel: asked.channel, cause });
  await needs.refresh(answer.deploy.id);
  const notes = answer.notes.map((note) => `-# ${inline(note, 200)}`);
  const head = `📝 Draft ${code(answer.deploy.id)} has the lines of ${code(deploy.id)}.`;
  return done(lines(head, clip(notes, 1500)), { url: await lobbyLink(context, answer.deploy) });
};

/** Drops the draft that is open, and begins another one in its project. */
export const anew: ActionHandler = async (context) => {
  const { asked, by, cause, deploy, needs } = context;
  if (deploy.state.at === 'draft') await needs.useCases.cancelDeploy({ deploy: deploy.id, by, why: 'started anew' });
  const { guild, project } = deploy;
  const draft = await needs.useCases.startDraft({ guild, by, project, channel: asked.channel, cause });
  await needs.refresh(draft.id);
  return done(`📝 Draft ${code(draft.id)} is open. Draft ${code(deploy.id)} is cancelled.`, {
    url: await lobbyLink(context, draft),
  });
};
