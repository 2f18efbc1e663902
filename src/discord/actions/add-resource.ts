import { Refusal } from '../../core/refusal.ts';
import { resourceKey } from '../../core/request.ts';
import type { AskedForm } from '../asked.ts';
import type { ActionHandler } from '../context.ts';
import { cardId } from '../custom-id.ts';
import { settingsOf, toArgs, toWanted } from '../opening/wanted.ts';
import { code } from '../render/text.ts';
import { draftAnswer, orAnotherTry, priceWords } from './draft-answer.ts';

/** Fields that were filled in; an empty one is one that was not. */
const filled = (fields: AskedForm['fields']): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** A form was sent: the resource joins the draft, or is refused with every reason and one click to try again. */
export const addResource: ActionHandler = async (context) => {
  const { asked, by, id, deploy, needs, t } = context;
  const wanted = toWanted(id);
  if (asked.kind !== 'form' || !wanted) throw new Refusal({ code: 'stale-card' });
  const { kind, answers } = wanted;
  const chosen = settingsOf(answers);
  const { name = '', ...fields } = filled(asked.fields);
  const resource = { kind, name: String(name).trim(), settings: { ...fields, ...chosen } };
  return orAnotherTry(context, cardId('form', deploy.id, id.at, ...toArgs(wanted)), async () => {
    const answer = await needs.useCases.addResource({ deploy: deploy.id, by, ...resource });
    const what = `${t(`kind.${kind}`)} ${code(resource.name, 63)}`;
    const head = t('answer.added', { what, price: priceWords(answer.monthlyUsd, t) });
    return draftAnswer(context, `✅ ${head}`, answer, resourceKey(resource));
  });
};
