import type { Deploy } from '../../../core/deploy.ts';
import { isAmendable } from '../../../deploy/drafts/amendable.ts';
import { cardId } from '../../custom-id.ts';
import type { Translate } from '../../words/t.ts';
import { button, buttons, type Row } from '../components.ts';
import { allLinesButton } from '../lines-card.ts';
import { addable, choosable, menu } from './draft-controls.ts';
import type { ViewAt } from './panel.ts';

/** All there is to know of it, for whoever clicks. */
export const detailsButton = ({ id }: Deploy, tab: 'resources' | 'plan' = 'resources') =>
  button({ id: cardId('details', id, 0, tab), text: 'Details' });

/** The same lines once more, as a draft; only of what was asked for here. */
export const copyButton = ({ id, revision, origin, deltas }: Deploy, text: string) =>
  origin === 'request' && deltas.length > 0 && button({ id: cardId('copy', id, revision), text });

/** Menus that change what is submitted already: it is written to the branch and planned anew. */
export function amendMenus(
  view: Pick<ViewAt<'plan_ready' | 'failed'>, 'project'> & { deploy: Deploy },
  edit: string,
  t: Translate,
): Row[] {
  const { deploy } = view;
  if (!isAmendable(deploy)) return [];
  const kept = deploy.deltas.flatMap((delta) => (delta.do === 'remove' ? [] : [{ resource: delta.resource }]));
  return [
    ...menu(view, 'add', 'Add a resource: voids this plan…', addable(view, t)),
    ...menu(view, 'edit', edit, choosable(kept, t)),
    ...buttons(allLinesButton(deploy)),
  ];
}
