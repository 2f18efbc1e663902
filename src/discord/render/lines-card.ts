import type { Deploy } from '../../core/deploy.ts';
import { type Delta, deltaKey } from '../../core/request.ts';
import { cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { LONGEST_KEY } from '../opening/line-form.ts';
import type { Translate } from '../words/t.ts';
import { button, container, MAX_OPTIONS, type Option, row, select, text } from './components.ts';
import { menuPage, turnButtons } from './menu-page.ts';
import { PLAIN_COLOUR } from './states.ts';
import { lines } from './text.ts';

/** Beside menus that cannot hold them all. */
export const allLinesButton = ({ id, deltas }: Pick<Deploy, 'id' | 'deltas'>) =>
  deltas.length > MAX_OPTIONS && button({ id: cardId('lines', id, 0), text: 'All lines…' });

function toOption(delta: Delta, t: Translate): Option {
  const { kind, name } = delta.do === 'remove' ? delta : delta.resource;
  return { value: deltaKey(delta), label: `${t(`kind.${kind}`)} ${name}` };
}

const menuOf = (id: string, words: string, options: readonly Option[]) =>
  options.length > 0 ? [row(select(id, words, options))] : [];

/** One page of the lines of a request, to change or, in a draft, to take out. In the custom id of what turns it, the page. */
export function linesCard({ id, revision, deltas, state }: Deploy, at: number, t: Translate): Card {
  const page = menuPage(deltas, at);
  const turned = { page: page.now + 1, pages: page.last + 1 };
  const options = (some: readonly Delta[]) => some.map((delta) => toOption(delta, t));
  const kept = page.shown.filter((delta) => delta.do !== 'remove' && deltaKey(delta).length <= LONGEST_KEY);
  const dropped = state.at === 'draft' ? page.shown : [];
  return {
    components: [
      container(PLAIN_COLOUR, [
        text(lines(`### ${t('lines.title', { count: deltas.length })}`, `-# ${t('common.page', turned)}`)),
        ...menuOf(cardId('edit', id, revision), 'Change a line…', options(kept)),
        ...menuOf(cardId('drop-line', id, revision), 'Remove a line…', options(dropped)),
        ...turnButtons(page, (to) => cardId('lines', id, to)),
      ]),
    ],
  };
}
