import type { StoredClick } from '../click.ts';
import { withControls } from '../view.ts';
import { historyView } from '../views/history.ts';

/** One deploy of a history, in the place of the list. */
export const historyEntry: StoredClick = {
  action: 'history-entry',
  style: 'replace',
  handle: async (context) => {
    const [project = '', page = '1'] = context.id.args;
    const [deploy = ''] = context.asked.kind === 'component' ? context.asked.values : [];
    const args = [/^\d{1,4}$/.test(page) ? page : '1', project, deploy];
    return withControls(historyView, args, await historyView.draw(context, args), context.t);
  },
};
