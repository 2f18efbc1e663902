import type { StateName } from '../../core/deploy-state.ts';
import { parseProjectId } from '../../core/ids.ts';
import { type DeploySearch, OPEN_STATES } from '../../deploy/views/search.ts';
import { container, text } from '../render/components.ts';
import { deployLine } from '../render/deploy-line.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { clip, lines } from '../render/text.ts';
import { pageOf, type View } from '../view.ts';
import { pageLine } from './list.ts';

const PER_PAGE = 12;
const MOST = 600;
const DAY_MS = 86_400_000;

/** What can be asked for, beside each single state. */
export const STATE_FILTERS = ['open', 'failed', 'applied', 'cancelled', 'expired', 'plan_ready', 'applying'] as const;

/** A day as a custom id has room for it, and back. */
export const dayWord = (day: Date | undefined): string => (day ? Math.floor(day.getTime() / DAY_MS).toString(36) : '');
const dayOf = (word: string): Date | undefined => {
  const days = /^[0-9a-z]{1,4}$/.test(word) ? Number.parseInt(word, 36) : Number.NaN;
  return Number.isFinite(days) ? new Date(days * DAY_MS) : undefined;
};

const statesOf = (word: string): readonly StateName[] | undefined => {
  if (word === 'open') return OPEN_STATES;
  const found = STATE_FILTERS.find((one) => one === word);
  return found && found !== 'open' ? [found] : undefined;
};

function searchOf([, state = '', project = '', person = '', from = '', to = '']: readonly string[]): DeploySearch {
  const [states, id, since, last] = [statesOf(state), parseProjectId(project), dayOf(from), dayOf(to)];
  return {
    ...(states && { states }),
    ...(id && { project: id }),
    ...(person !== '' && { requester: person }),
    ...(since && { from: since }),
    // The last day belongs to it.
    ...(last && { until: new Date(last.getTime() + DAY_MS) }),
  };
}

/** `[page, state, project, person, from, to]`: every deploy of the server, for administrators. */
export const adminListView: View = {
  name: 'all',
  async draw(context, args) {
    const { asked, by, needs, t } = context;
    await needs.useCases.assertAdmin({ guild: asked.guild, by, to: 'list what everybody asked for' });
    const found = await needs.useCases.searchDeploys(asked.guild, searchOf(args), MOST);
    const { page, pages, shown } = pageOf(found, args, PER_PAGE);
    const rows = shown.map((deploy) => deployLine(deploy, t, needs.lifetimes));
    const components = [
      container(PLAIN_COLOUR, [
        text(
          lines(
            `### ${t('admin-list.title')}`,
            rows.length > 0 ? clip(rows, 3300) : t('admin-list.none'),
            pages > 1 && pageLine(context, page, pages),
            found.length === MOST && `-# ${t('admin-list.cut', { count: MOST })}`,
          ),
        ),
      ]),
    ];
    return { components, page, pages };
  },
};
