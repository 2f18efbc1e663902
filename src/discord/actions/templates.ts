import { Refusal } from '../../core/refusal.ts';
import { resourceKey } from '../../core/request.ts';
import type { ActionHandler } from '../context.ts';
import { cardId } from '../custom-id.ts';
import { done } from '../render/answers.ts';
import { clip, code, inline, lines, plural } from '../render/text.ts';
import { draftAnswer, orAnotherTry, priceWords } from './draft-answer.ts';

/** The form of a template: everything it makes joins the draft, or nothing does. */
export const addTemplate: ActionHandler = async (context) => {
  const { asked, by, id, deploy, needs, t } = context;
  const [template] = id.args;
  if (asked.kind !== 'form' || template === undefined) throw new Refusal({ code: 'stale-card' });
  return orAnotherTry(context, cardId('template', deploy.id, id.at, template), async () => {
    const input = { deploy: deploy.id, by, template, answers: asked.fields };
    const answer = await needs.useCases.addTemplate(input);
    const { added, monthlyUsd } = answer;
    const names = clip(
      added.map((resource) => `+ ${code(resourceKey(resource), 77)}`),
      1000,
      t,
    );
    const what = t('answer.from-template', { count: added.length, template: code(template) });
    const head = lines(`✅ ${what} · ${priceWords(monthlyUsd, t)}`, names, `-# ${t('answer.each-own')}`);
    return draftAnswer(context, head, answer);
  });
};

/** The form that names a template: the draft's lines are kept under that name. */
export const saveTemplate: ActionHandler = async (context) => {
  const { asked, by, id, deploy, needs, link } = context;
  if (asked.kind !== 'form') throw new Refusal({ code: 'stale-card' });
  const { name = '', summary = '', options } = asked.fields;
  return orAnotherTry(context, cardId('save', deploy.id, id.at), async () => {
    const saved = await needs.useCases.saveTemplate({
      deploy: deploy.id,
      by,
      name: String(name).trim(),
      summary: String(summary),
      replace: Array.isArray(options) && options.includes('replace'),
    });
    const about = `${plural(saved.lines.length, 'resource')}, version ${saved.version}`;
    return done(
      lines(
        `✅ ${code(saved.name)} is a template of this server now: ${about}`,
        saved.summary !== '' && `-# ${inline(saved.summary, 100)}`,
        link('→ It is in “Add a resource…” of every project on the same cloud. /cloud-template lists them.'),
      ),
    );
  });
};
