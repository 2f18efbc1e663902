import { type Resource, resourceKey } from '../../core/request.ts';
import type { Surroundings } from '../../generators/kind.ts';
import { dependentsOf } from '../../generators/references.ts';
import { type CardId, cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { attachable } from '../opening/attach-form.ts';
import type { Translate } from '../words/t.ts';
import { button, buttons, container, row, select, text } from './components.ts';
import { menuPage, turnButtons } from './menu-page.ts';
import { settingLines } from './settings-lines.ts';
import { PLAIN_COLOUR } from './states.ts';
import { clip, code, codes, lines } from './text.ts';

type Of = Pick<CardId, 'deploy' | 'at'>;

/** What a resource is, and the three ways to change it. */
export function resourceCard({ deploy, at }: Of, resource: Resource, around: Surroundings, t: Translate): Card {
  const key = resourceKey(resource);
  const dependents = dependentsOf(resource, around.resources);
  const needs =
    dependents.length > 0 && t('resource.in-use', { what: clip([codes(dependents.map(resourceKey), 10, 100)], 500) });
  return {
    components: [
      container(PLAIN_COLOUR, [
        text(
          lines(
            `### ${t(`kind.${resource.kind}`)} ${code(resource.name, 63)}`,
            clip(settingLines(resource), 2500, t),
            needs,
          ),
        ),
        ...buttons(
          button({ id: cardId('edit', deploy, at, key), text: 'Settings…', style: 'primary' }),
          attachable(around, resource).length > 0 &&
            button({ id: cardId('attach', deploy, at, key), text: 'Attachments…' }),
          button({ id: cardId('remove', deploy, at, key), text: 'Remove…', style: 'danger' }),
        ),
      ]),
    ],
  };
}

/** One page of what a project has, to choose from. In the custom id of what turns it, the page. */
export function resourcesCard({ deploy, at }: Of, all: readonly Resource[], t: Translate): Card {
  const page = menuPage(all, at);
  const options = page.shown.map((resource) => ({
    ...{ value: resourceKey(resource), label: `${t(`kind.${resource.kind}`)} ${resource.name}` },
  }));
  return {
    components: [
      container(PLAIN_COLOUR, [
        text(options.length > 0 ? `### ${t('resource.there')}` : t('resource.none')),
        ...(options.length > 0 ? [row(select(cardId('open-resource', deploy, 0), 'Which one…', options))] : []),
        ...turnButtons(page, (to) => cardId('resources', deploy, to)),
      ]),
    ],
  };
}
