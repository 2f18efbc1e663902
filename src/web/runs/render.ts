import type { Deploy } from '../../core/deploy.ts';
import { stateWords } from '../../core/explain.ts';
import type { LogLine, Run } from '../../deploy/ports.ts';
import { escapeHtml, pageAround } from '../page.ts';
import type { Session } from '../sign-in/session.ts';
import { signOutForm } from '../sign-in/sign-out.ts';
import { SCRIPT_PATH } from './script.ts';

export interface ShownRun {
  run: Run;
  deploy: Deploy;
  /** All runs of the deploy, oldest first. */
  runs: readonly Run[];
  lines: readonly LogLine[];
  session: Session;
}

/** A run for people: what it is of, how it stands, and what it said. Every text of others is escaped. */
export function runPage(shown: ShownRun): string {
  const { run, deploy, session } = shown;
  const signedIn = `<div class="who"><span>Signed in as ${escapeHtml(session.login)}</span>${signOutForm(session, { where: 'here', words: 'Sign out' })}</div>`;
  return pageAround(
    `${run.kind === 'plan' ? 'Plan' : 'Apply'} of ${deploy.project}`,
    `<dl>${facts(shown).join('')}</dl>${failureOf(shown)}${logOf(shown)}`,
    { head: `<script src="${SCRIPT_PATH}" defer></script>`, aside: signedIn },
  );
}

const fact = (name: string, value: string): string => `<dt>${name}</dt><dd>${value}</dd>`;
const time = (at: Date): string =>
  `<time datetime="${at.toISOString()}">${at.toISOString().slice(0, 19).replace('T', ' ')} UTC</time>`;

function facts(shown: ShownRun): string[] {
  const { run, deploy, runs } = shown;
  const { pull } = deploy;
  const others = runs.filter(({ id }) => id !== run.id);
  return [
    fact('Run', `${badgeOf(shown)} ${whenOf(run)}`),
    fact('Project', `${escapeHtml(deploy.project)} in ${escapeHtml(deploy.repo)}`),
    ...(pull
      ? [fact('Pull request', `<a href="${escapeHtml(pull.url)}">#${pull.number} ${escapeHtml(pull.title)}</a>`)]
      : []),
    fact('Deploy', `${escapeHtml(deploy.id)}, ${escapeHtml(stateWords(deploy.state.at))}`),
    ...(others.length > 0 ? [fact('Its other runs', others.map(linkOf).join(', '))] : []),
  ];
}

/** `plan 2`, as `7f3k-2-plan` says of itself. */
function linkOf({ id, kind }: Run): string {
  const n = id.split('-').at(-2) ?? '';
  return `<a href="/runs/${escapeHtml(id)}">${kind} ${escapeHtml(n)}</a>`;
}

/** What the deploy says is about its latest run of that kind. */
const isLatest = ({ run, runs }: ShownRun): boolean => runs.findLast(({ kind }) => kind === run.kind)?.id === run.id;

/** Never by colour alone. Of a run that is not the latest only that it has ended is known. */
function badgeOf(shown: ShownRun): string {
  const { run, deploy } = shown;
  const { state } = deploy;
  if (!run.endedAt) return '<span class="badge running">underway</span>';
  if (isLatest(shown) && state.at === 'failed' && state.during === run.kind)
    return '<span class="badge error">failed</span>';
  if (isLatest(shown) && state.at === 'applied' && run.kind === 'apply')
    return '<span class="badge done">applied</span>';
  return '<span class="badge info">ended</span>';
}

function whenOf({ startedAt, endedAt }: Run): string {
  if (!endedAt) return `since ${time(startedAt)}`;
  const seconds = Math.round((endedAt.getTime() - startedAt.getTime()) / 1000);
  return `${time(startedAt)}, took ${seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`}`;
}

function failureOf(shown: ShownRun): string {
  const { state } = shown.deploy;
  return state.at === 'failed' && shown.run.kind === state.during && isLatest(shown)
    ? `<section class="failure"><h2>Why it failed</h2><pre>${escapeHtml(state.reason)}</pre><p>${escapeHtml(state.advice)}</p></section>`
    : '';
}

/** `role="log"`: what is added is read out by who reads by ear. */
function logOf({ run, lines }: ShownRun): string {
  const last = lines.at(-1)?.n ?? 0;
  const events = run.endedAt ? '' : ` data-events="/runs/${escapeHtml(run.id)}/events?after=${last}"`;
  const items = lines.map(
    ({ at, is, text }) =>
      `<li class="${is}"><time datetime="${at.toISOString()}">${at.toISOString().slice(11, 19)}</time><span>${escapeHtml(text)}</span></li>`,
  );
  const silent = run.endedAt && lines.length === 0 ? '<p>It said nothing, or what it said is no longer kept.</p>' : '';
  return [
    '<section><div class="said"><h2 id="said">What it said</h2><span id="live" role="status"></span></div>',
    `<ol id="log" role="log" tabindex="0" aria-labelledby="said"${events}>${items.join('\n')}</ol>${silent}</section>`,
  ].join('');
}
