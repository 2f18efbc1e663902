import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Surroundings } from '../../generators/kind.ts';
import { templateForm } from '../../generators/templates/parameters.ts';
import type { Template } from '../../generators/templates/template.ts';
import { type CardId, cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { button, buttons, row, select, text } from '../render/components.ts';
import { menuPage } from '../render/menu-page.ts';
import { label } from '../render/text.ts';
import { formComponents } from './form.ts';

/** What the menu of kinds says for a template. */
export const FROM_TEMPLATE = 'template';

/** One page of the menu of templates, as a private message; what does not fit on it is a click away. */
export function templatesCard({ deploy, at, args: [page = '0'] }: CardId, all: readonly Template[]): Card {
  const { shown, now, last } = menuPage(all, Number(page) || 0);
  const options = shown.map(({ id, title, summary }) => ({
    ...{ value: id, label: title, ...(summary !== '' && { description: summary }) },
  }));
  const turn = (to: number, words: string) =>
    to >= 0 && to <= last && button({ id: cardId('templates', deploy, at, String(to)), text: words });
  return {
    components: [
      text('### From a template'),
      ...(options.length > 0 ? [row(select(cardId('template', deploy, at), 'Template…', options))] : []),
      ...buttons(turn(now - 1, 'Earlier ones'), turn(now + 1, 'More…')),
    ],
  };
}

/** What a template asks before its resources join the draft. */
export const templateFormOf = (
  { deploy, at }: CardId,
  template: Template,
  around: Surroundings,
): APIModalInteractionResponseCallbackData => ({
  custom_id: cardId('add-template', deploy, at, template.id),
  title: label(template.title, 45),
  components: formComponents(templateForm(template, around)),
});
