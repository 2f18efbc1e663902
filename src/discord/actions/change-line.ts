import { Refusal } from '../../core/refusal.ts';
import type { ActionHandler } from '../context.ts';
import { cardId } from '../custom-id.ts';
import { code } from '../render/text.ts';
import { draftAnswer, orAnotherTry, priceWords } from './draft-answer.ts';

/** The form of a line that was in the draft already. An empty field is one that was emptied. */
export const changeLine: ActionHandler = async (context) => {
  const { asked, by, id, deploy, needs, t } = context;
  const [key] = id.args;
  if (asked.kind !== 'form' || key === undefined) throw new Refusal({ code: 'stale-card' });
  return orAnotherTry(context, cardId('edit', deploy.id, id.at, key), async () => {
    const change = { deploy: deploy.id, by, key, settings: asked.fields };
    const answer = await needs.useCases.changeLine(change);
    const head = t('answer.changed', { what: code(key, 77), price: priceWords(answer.monthlyUsd, t) });
    return draftAnswer(context, `✅ ${head}`, answer, key);
  });
};
