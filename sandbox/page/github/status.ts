import type { CheckRun, PullView } from '../../github/index.ts';
import { type Html, html } from '../../html.ts';

/** How a pull request stands, as a word and a colour. */
export const stateOf = ({ state, merged, draft }: PullView): 'merged' | 'closed' | 'draft' | 'open' => {
  if (merged) return 'merged';
  if (state === 'closed') return 'closed';
  return draft ? 'draft' : 'open';
};

export const statePill = (pull: PullView): Html => {
  const state = stateOf(pull);
  return html`<span class="pill ${state}">${state.charAt(0).toUpperCase() + state.slice(1)}</span>`;
};

export type Mark = 'good' | 'bad' | 'running' | 'neutral';

/** What a check says, for its sign. */
export function markOf({ status, conclusion }: Pick<CheckRun, 'status' | 'conclusion'>): Mark {
  if (status !== 'completed') return 'running';
  if (conclusion === 'success') return 'good';
  return conclusion === 'neutral' || conclusion === 'skipped' || conclusion === 'stale' ? 'neutral' : 'bad';
}

const SIGNS: Readonly<Record<Mark, string>> = { good: '✓', bad: '✕', running: '●', neutral: '–' };

export const markHtml = (mark: Mark): Html => html`<span class="mark ${mark}" title="${mark}">${SIGNS[mark]}</span>`;

/** One sign for several checks: bad before running before good. */
export function overall(runs: readonly CheckRun[]): Mark | undefined {
  const marks = runs.map(markOf);
  return (['bad', 'running', 'good', 'neutral'] as const).find((mark) => marks.includes(mark));
}

/** The latest run of each name. */
export const latest = (runs: readonly CheckRun[]): CheckRun[] => [
  ...new Map(runs.map((run) => [`${run.app.id} ${run.name}`, run])).values(),
];
