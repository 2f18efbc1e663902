import { Refusal } from '../../core/refusal.ts';
import type { ClickContext, StoredClick } from '../click.ts';
import { deployHere } from '../context.ts';
import { done } from '../render/answers.ts';

/** Of which plan the advice was, that somebody clicked below. */
async function clicked(context: ClickContext) {
  const { asked, by, id } = context;
  const [typed = '', n = ''] = id.args;
  const deploy = await deployHere(context, typed);
  if (!/^\d{1,6}$/.test(n)) throw new Refusal({ code: 'stale-card' });
  return { guild: asked.guild, by, deploy: deploy.id, n: Number(n) };
}

const thumb = (action: string, up: boolean): StoredClick => ({
  action,
  style: 'reply',
  handle: async (context) => {
    await context.needs.useCases.rateAdvice({ ...(await clicked(context)), up });
    return done(context.t('advice.rated'));
  },
});

export const adviceUp = thumb('advice-up', true);
export const adviceDown = thumb('advice-down', false);

/** Hides a hint, and those like it, in the project. */
export const hintHide: StoredClick = {
  action: 'hint-hide',
  style: 'reply',
  handle: async (context) => {
    const { asked, needs, t } = context;
    const [hint = ''] = asked.kind === 'component' ? asked.values : [];
    if (!/^\d{1,2}$/.test(hint)) throw new Refusal({ code: 'stale-card' });
    await needs.useCases.dismissHint({ ...(await clicked(context)), hint: Number(hint) });
    return done(t('advice.hidden'));
  },
};
