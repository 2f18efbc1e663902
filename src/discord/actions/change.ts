import { Refusal } from '../../core/refusal.ts';
import { type ActionHandler, lobbyLink } from '../context.ts';
import { CONFIRM_PROJECT } from '../opening/confirm-form.ts';
import { done } from '../render/answers.ts';
import { linesCard } from '../render/lines-card.ts';
import { code } from '../render/text.ts';

/** Submits the draft: files, branch, pull request, plan. Whoever did that from a private answer is told there where to look on. */
export const plan: ActionHandler = async (context) => {
  const { needs, deploy, by, asked, t } = context;
  await needs.useCases.submitRequest({ deploy: deploy.id, by });
  if (asked.style !== 'replace') return undefined;
  return done(`🔄 ${t('answer.planning', { deploy: code(deploy.id) })}`, { url: await lobbyLink(context, deploy) });
};

/** Takes a line out of the draft. */
export const drop: ActionHandler = async ({ needs, deploy, by, asked }) => {
  const key = asked.kind === 'component' ? asked.values[0] : undefined;
  if (key !== undefined) await needs.useCases.dropLine({ deploy: deploy.id, by, key });
  return undefined;
};

/** All lines of a request, page by page. */
export const lines: ActionHandler = async ({ deploy, id, t }) => linesCard(deploy, id.at, t);

/** The same from the answer about that line, or from the card of all lines. */
export const dropLine: ActionHandler = async (context) => {
  const { needs, deploy, by, id, asked, t } = context;
  const key = id.args[0] ?? (asked.kind === 'component' ? asked.values[0] : undefined);
  if (key === undefined) throw new Refusal({ code: 'stale-card' });
  const { deploy: draft } = await needs.useCases.dropLine({ deploy: deploy.id, by, key });
  return done(`↩️ ${t('answer.taken-back', { what: code(key, 77) })}`, { url: await lobbyLink(context, draft) });
};

/** The size of a line is meant: its hint goes. */
export const keepSize: ActionHandler = async ({ needs, deploy, by, id }) => {
  await needs.useCases.keepSize({ deploy: deploy.id, by, key: id.args.join(':') });
  return undefined;
};

export const replan: ActionHandler = async ({ needs, deploy, by }) => {
  await needs.useCases.askReplan({ deploy: deploy.id, by });
  return undefined;
};

export const cancel: ActionHandler = async ({ needs, deploy, by, asked }) => {
  const typed = asked.kind === 'form' ? asked.fields[CONFIRM_PROJECT] : undefined;
  const confirm = typeof typed === 'string' ? { confirm: typed.trim() } : {};
  await needs.useCases.cancelDeploy({ deploy: deploy.id, by, why: 'asked for on its card', ...confirm });
  return undefined;
};

const STOPPABLE = ['validating', 'planning', 'applying'];

/** Ends a plan, or asks an apply once to end in order. One that has ended since the click is left as it ended. */
export const stop: ActionHandler = async ({ needs, deploy, by }) => {
  if (STOPPABLE.includes(deploy.state.at))
    await needs.useCases.stopDeploy({ deploy: deploy.id, by, why: 'stopped on its card' });
  return undefined;
};
