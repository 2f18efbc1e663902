import type { StoredClick } from '../click.ts';
import { TURN, viewOfClick, withControls } from '../view.ts';
import { viewNamed } from '../views.ts';

/** Another page of a private answer, in the place of the one before. */
export const turn: StoredClick = {
  action: TURN,
  style: 'replace',
  handle: async (context) => {
    const { view, args } = viewOfClick(viewNamed, context.id);
    return withControls(view, args, await view.draw(context, args), context.t);
  },
};
