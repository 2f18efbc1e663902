import type { Deploy } from '../../core/deploy.ts';
import { stateWords } from '../../core/explain.ts';
import type { LogLine, Run } from '../../deploy/ports.ts';
import { escapeHtml, pageAround } from '../page.ts';

export interface ShownRun {
  run: Run;
  deploy: Deploy;
  lines: readonly LogLine[];
  login: string;
}

const fact = (name: string, value: string): string => `<dt>${name}</dt><dd>${value}</dd>`;
const time = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** A run for people: what it is of, how it stands, and what it said. Every text of others is escaped. */
export function runPage({ run, deploy, lines, login }: ShownRun): string {
  const { pull, state } = deploy;
  const facts = [
    fact('Project', `${escapeHtml(deploy.project)} in ${escapeHtml(deploy.repo)}`),
    ...(pull
      ? [fact('Pull request', `<a href="${escapeHtml(pull.url)}">#${pull.number} ${escapeHtml(pull.title)}</a>`)]
      : []),
    fact('Deploy', `${escapeHtml(deploy.id)}, ${escapeHtml(stateWords(state.at))}`),
    fact(
      'Run',
      `${run.kind}, started ${time(run.startedAt)}, ${run.endedAt ? `ended ${time(run.endedAt)}` : 'underway'}`,
    ),
    ...(state.at === 'failed' && run.kind === state.during
      ? [fact('Failed', `<pre>${escapeHtml(state.reason)}</pre><p>${escapeHtml(state.advice)}</p>`)]
      : []),
  ];
  const last = lines.at(-1)?.n ?? 0;
  const events = run.endedAt ? '' : ` data-events="/runs/${escapeHtml(run.id)}/events?after=${last}"`;
  const items = lines.map(
    ({ at, is, text }) =>
      `<li class="${is}"><time>${at.toISOString().slice(11, 19)}</time><span>${escapeHtml(text)}</span></li>`,
  );
  const silent = run.endedAt && lines.length === 0 ? '<p>What it said is no longer kept, or it said nothing.</p>' : '';
  return pageAround(
    `${run.kind === 'plan' ? 'Plan' : 'Apply'} of ${deploy.project}`,
    `<dl>${facts.join('')}</dl><ol id="log"${events}>${items.join('\n')}</ol>${silent}<footer>Signed in as ${escapeHtml(login)}</footer>`,
    '<link rel="stylesheet" href="/runs/style.css"><script src="/runs/follow.js" defer></script>',
  );
}
