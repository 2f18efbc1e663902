import { Refusal } from '../../core/refusal.ts';
import type { AskedForm } from '../asked.ts';
import { type ActionHandler, lobbyLink } from '../context.ts';
import { cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { toArgs, toWanted } from '../opening/wanted.ts';
import { refusalCard, refusalLines } from '../refusal-text.ts';
import { done } from '../render/answers.ts';
import { button, buttons } from '../render/components.ts';
import { KIND_WORDS } from '../render/kinds.ts';
import { monthly } from '../render/money.ts';
import { clip, code, lines } from '../render/text.ts';

/** Fields that were filled in; an empty one is one that was not. */
const filled = (fields: AskedForm['fields']): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** A form was sent: the resource joins the draft, or is refused with every reason and one click to try again. */
export const addResource: ActionHandler = async (context) => {
  const { asked, by, id, deploy, needs, link } = context;
  const wanted = toWanted(id);
  if (asked.kind !== 'form' || !wanted) throw new Refusal({ code: 'stale-card' });
  const { kind, answers } = wanted;
  // The last menu gives a setting; those before it only led there.
  const chosen = answers.slice(-1).map((answer) => [answer.id, answer.value]);
  const { name = '', ...fields } = filled(asked.fields);
  const resource = { kind, name: String(name).trim(), settings: { ...fields, ...Object.fromEntries(chosen) } };
  try {
    const { monthlyUsd, problems } = await needs.useCases.addResource({ deploy: deploy.id, by, ...resource });
    const price = monthlyUsd === undefined ? 'price unknown' : `**${monthly(monthlyUsd)}**`;
    return done(
      lines(
        `✅ ${KIND_WORDS[kind]} ${code(resource.name, 63)} is in the draft · ${price}`,
        problems.length === 0
          ? '✅ The request keeps every rule.'
          : clip(
              problems.map((problem) => refusalLines(problem, '⚠️', link)),
              2500,
            ),
      ),
      { url: await lobbyLink(context, deploy) },
    );
  } catch (error) {
    if (error instanceof Refusal)
      return withAnotherTry(refusalCard(error, link), cardId('form', deploy.id, id.at, ...toArgs(wanted)));
    throw error;
  }
};

const withAnotherTry = ({ components }: Card, id: string): Card => ({
  components: [...components, ...buttons(button({ id, text: 'Change and try again', style: 'primary' }))],
});
