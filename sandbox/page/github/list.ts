import type { PullView } from '../../github/index.ts';
import { type Html, html } from '../../html.ts';
import { time } from '../parts.ts';
import type { Scene } from '../scene.ts';
import { linkTo } from '../view.ts';
import { latest, markHtml, overall, stateOf } from './status.ts';

function row({ room, view }: Scene, pull: PullView): Html {
  const { github, repo } = room;
  const mark = overall(latest(github.checkRuns(repo, pull.head.sha)));
  const comments = github.comments(repo, pull.number).length;
  return html`<a class="pull" href="${linkTo(view, { pull: pull.number, tab: 'talk' })}"><span class="dot ${stateOf(pull)}" title="${stateOf(pull)}"></span>
<span><b>${pull.title}</b> ${mark && markHtml(mark)}<span class="quiet">#${pull.number} opened ${time(pull.createdAt)} by ${pull.author.login}</span></span><span class="quiet">💬 ${comments}</span></a>`;
}

/** All pull requests, the newest first. */
export function listHtml(scene: Scene): Html {
  const { github, repo } = scene.room;
  const pulls = github.pulls(repo).reverse();
  const open = pulls.filter(({ state }) => state === 'open').length;
  const nothing = html`<p class="quiet nothing">No pull requests yet. Ask for something in Discord: GuildOps opens one.</p>`;
  return html`<div id="pulls" class="box"><header class="head"><b>${open} open</b> <span class="quiet">${pulls.length - open} closed</span></header>
${pulls.length > 0 ? pulls.map((pull) => row(scene, pull)) : nothing}</div>`;
}
