import type { PullView } from '../../github/index.ts';
import { type Html, html } from '../../html.ts';
import { avatar, noticeBox } from '../parts.ts';
import { githubScreen, type Scene } from '../scene.ts';
import { linkTo } from '../view.ts';
import { actHtml } from './act.ts';
import { checksHtml } from './checks.ts';
import { filesHtml } from './files.ts';
import { listHtml } from './list.ts';
import { statePill } from './status.ts';
import { talkHtml } from './talk.ts';

const people = ({ room, view }: Scene): Html =>
  html`<div id="logins" class="people"><span class="quiet">You are</span>${room.people.map(
    (person) =>
      html`<a href="${linkTo(view, { person })}"${person.login === view.person.login && html` aria-current="true"`}>${avatar(person.login, 20)} ${person.login}</a>`,
  )}</div>`;

function tabs({ view }: Scene): Html {
  const tab = (name: typeof view.tab, label: string): Html =>
    html`<a href="${linkTo(view, { tab: name })}"${view.tab === name && html` aria-current="page"`}>${label}</a>`;
  return html`<nav id="tabs" class="tabs">${tab('talk', 'Conversation')}${tab('files', 'Files changed')}</nav>`;
}

const head = ({ view }: Scene, pull: PullView): Html =>
  html`<header id="pull-head"><a class="quiet" href="${linkTo(view, { pull: undefined })}">‹ all pull requests</a><h1>${pull.title} <span class="quiet">#${pull.number}</span></h1>
<p>${statePill(pull)} <b>${pull.author.login}</b> <span class="quiet">wants to merge <code>${pull.head.ref}</code> into <code>${pull.base.ref}</code></span></p></header>`;

async function pullHtml(scene: Scene, pull: PullView): Promise<Html> {
  const top = html`${head(scene, pull)}${tabs(scene)}`;
  if (scene.view.tab === 'files') return html`${top}${await filesHtml(scene, pull.number)}`;
  return html`${top}${talkHtml(scene, pull)}${checksHtml(scene, pull)}${actHtml(scene, pull)}`;
}

/** The repository's pull requests, or the one that is open. */
export async function githubPane(scene: Scene): Promise<Html> {
  const { room, view } = scene;
  const pull = view.pull === undefined ? undefined : room.github.pull(room.repo, view.pull);
  return html`<section id="github" aria-label="GitHub" data-parts><header id="repo-head"><h1><a href="${linkTo(view, { pull: undefined })}">${room.repo}</a></h1></header>${people(scene)}
${noticeBox('github-notice', githubScreen(scene).notice, '/github/close-notice')}<div id="repo" data-parts data-spot="${view.pull ?? 'list'}">${pull ? await pullHtml(scene, pull) : listHtml(scene)}</div></section>`;
}
