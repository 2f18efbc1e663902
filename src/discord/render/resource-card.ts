import { type Resource, resourceKey } from '../../core/request.ts';
import type { Surroundings } from '../../generators/kind.ts';
import { dependentsOf } from '../../generators/references.ts';
import { type CardId, cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { attachable } from '../opening/attach-form.ts';
import { button, buttons, container, row, select, text } from './components.ts';
import { KIND_WORDS } from './kinds.ts';
import { menuPage, turnButtons } from './menu-page.ts';
import { settingLines } from './settings-lines.ts';
import { PLAIN_COLOUR } from './states.ts';
import { clip, code, lines } from './text.ts';

type Of = Pick<CardId, 'deploy' | 'at'>;

/** What a resource is, and the three ways to change it. */
export function resourceCard({ deploy, at }: Of, resource: Resource, around: Surroundings): Card {
  const key = resourceKey(resource);
  const dependents = dependentsOf(resource, around.resources);
  const needs =
    dependents.length > 0 &&
    `In use by ${clip(
      [
        dependents
          .slice(0, 10)
          .map((one) => code(resourceKey(one)))
          .join(', '),
      ],
      500,
    )}`;
  return {
    components: [
      container(PLAIN_COLOUR, [
        text(
          lines(
            `### ${KIND_WORDS[resource.kind]} ${code(resource.name, 63)}`,
            clip(settingLines(resource), 2500),
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
export function resourcesCard({ deploy, at }: Of, all: readonly Resource[]): Card {
  const page = menuPage(all, at);
  const options = page.shown.map((resource) => ({
    ...{ value: resourceKey(resource), label: `${KIND_WORDS[resource.kind]} ${resource.name}` },
  }));
  return {
    components: [
      container(PLAIN_COLOUR, [
        text(options.length > 0 ? '### What there is' : 'There is nothing in this project yet.'),
        ...(options.length > 0 ? [row(select(cardId('open-resource', deploy, 0), 'Which one…', options))] : []),
        ...turnButtons(page, (to) => cardId('resources', deploy, to)),
      ]),
    ],
  };
}
