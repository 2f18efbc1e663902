import type { Deploy } from '../../core/deploy.ts';
import { type Delta, deltaKey } from '../../core/request.ts';
import { cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { LONGEST_KEY } from '../opening/line-form.ts';
import { button, container, MAX_OPTIONS, type Option, row, select, text } from './components.ts';
import { KIND_WORDS } from './kinds.ts';
import { menuPage, turnButtons } from './menu-page.ts';
import { PLAIN_COLOUR } from './states.ts';
import { lines } from './text.ts';

/** Beside menus that cannot hold them all. */
export const allLinesButton = ({ id, deltas }: Pick<Deploy, 'id' | 'deltas'>) =>
  deltas.length > MAX_OPTIONS && button({ id: cardId('lines', id, 0), text: 'All lines…' });

function toOption(delta: Delta): Option {
  const { kind, name } = delta.do === 'remove' ? delta : delta.resource;
  return { value: deltaKey(delta), label: `${KIND_WORDS[kind]} ${name}` };
}

const menuOf = (id: string, words: string, options: readonly Option[]) =>
  options.length > 0 ? [row(select(id, words, options))] : [];

/** One page of the lines of a request, to change or, in a draft, to take out. In the custom id of what turns it, the page. */
export function linesCard({ id, revision, deltas, state }: Deploy, at: number): Card {
  const page = menuPage(deltas, at);
  const kept = page.shown.filter((delta) => delta.do !== 'remove' && deltaKey(delta).length <= LONGEST_KEY);
  const dropped = state.at === 'draft' ? page.shown : [];
  return {
    components: [
      container(PLAIN_COLOUR, [
        text(lines(`### Lines of the request (${deltas.length})`, `-# Page ${page.now + 1} of ${page.last + 1}`)),
        ...menuOf(cardId('edit', id, revision), 'Change a line…', kept.map(toOption)),
        ...menuOf(cardId('drop-line', id, revision), 'Remove a line…', dropped.map(toOption)),
        ...turnButtons(page, (to) => cardId('lines', id, to)),
      ]),
    ],
  };
}
