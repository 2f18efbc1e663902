import type { CheckRun, PullView } from '../../github/index.ts';
import { type Html, html } from '../../html.ts';
import { linkOut } from '../parts.ts';
import type { Scene } from '../scene.ts';
import { githubHtml } from './markdown.ts';
import { latest, markHtml, markOf, overall } from './status.ts';

const button = (run: CheckRun, value: string, label: string, description: string): Html =>
  html`<form method="post" action="/github/check"><input type="hidden" name="run" value="${run.id}"><button class="button small" name="button" value="${value}" title="${description}">${label}</button></form>`;

/** No App may call a button of its own so: identifiers have at most twenty characters. */
export const RERUN = 're-run, which is a button of GitHub';

const buttons = (run: CheckRun): Html =>
  html`${run.status === 'completed' && html`${run.actions.map(({ identifier, label, description }) => button(run, identifier, label, description))}${button(run, RERUN, '↻', 'Re-run')}`}`;

function output({ output, detailsUrl }: CheckRun): Html {
  const { summary = '', text } = output ?? {};
  return html`<div class="output">${githubHtml(summary)}${text && githubHtml(text)}${detailsUrl && linkOut(detailsUrl, 'Details')}</div>`;
}

const checkHtml = (run: CheckRun): Html =>
  html`<div class="check" id="check-${run.id}"><details><summary>${markHtml(markOf(run))} <b>${run.name}</b> <span class="quiet">${run.output?.title ?? run.conclusion ?? run.status}</span></summary>${output(run)}</details>${buttons(run)}</div>`;

const HEADINGS = {
  good: 'All checks have passed',
  bad: 'Some checks were not successful',
  running: 'Some checks have not completed yet',
  neutral: 'All checks are done',
};

/** The checks of a pull request's head, with what can be pressed below each. */
export function checksHtml({ room: { github, repo } }: Scene, { head }: PullView): Html {
  const runs = latest(github.checkRuns(repo, head.sha));
  const mark = overall(runs);
  const heading = html`<header class="head" id="checks-head">${mark ? html`${markHtml(mark)} <b>${HEADINGS[mark]}</b>` : html`<b>No checks yet</b>`} <span class="quiet">on <code>${head.sha.slice(0, 7)}</code></span></header>`;
  return html`<div id="checks" class="box" data-parts>${heading}${runs.map(checkHtml)}</div>`;
}
