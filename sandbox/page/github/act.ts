import type { PullView } from '../../github/index.ts';
import { type Html, html } from '../../html.ts';
import { avatar } from '../parts.ts';
import type { Scene } from '../scene.ts';

const hidden = ({ number }: PullView): Html => html`<input type="hidden" name="pull" value="${number}">`;

const merge = (pull: PullView): Html =>
  html`<form id="merge" class="box bar" method="post" action="/github/merge">${hidden(pull)}<span><b>Merge pull request</b> <span class="quiet">GuildOps merges by itself once everything is applied.</span></span>
<select name="method" aria-label="How to merge"><option value="merge">Create a merge commit</option><option value="squash">Squash and merge</option><option value="rebase">Rebase and merge</option></select><button class="button good">Merge</button></form>`;

const close = ({ state, merged }: PullView): Html =>
  merged
    ? html``
    : html`<button class="button" formaction="/github/${state === 'open' ? 'close' : 'reopen'}" formnovalidate>${state === 'open' ? 'Close' : 'Reopen'} pull request</button>`;

const comment = (pull: PullView, login: string): Html =>
  html`<form id="comment" class="comment" method="post" action="/github/comment" data-clear>${hidden(pull)}${avatar(login, 32)}<div class="box"><textarea name="body" rows="3" aria-label="Comment" placeholder="Comment as ${login}; for instance: guildops help" required></textarea>
<footer>${close(pull)}<button class="button good" data-first>Comment</button></footer></div></form>`;

const review = (pull: PullView): Html =>
  html`<form id="review" class="box bar" method="post" action="/github/review" data-clear>${hidden(pull)}<b>Review</b><input name="body" aria-label="Words of the review" placeholder="Leave a comment (needed unless you approve)" autocomplete="off">
<button class="button" name="event" value="COMMENT">Comment</button><button class="button good" name="event" value="APPROVE">Approve</button><button class="button danger" name="event" value="REQUEST_CHANGES">Request changes</button></form>`;

/** What somebody can do with a pull request. */
export function actHtml({ view: { person } }: Scene, pull: PullView): Html {
  const isOpen = pull.state === 'open';
  return html`<div id="act" data-parts>${isOpen && review(pull)}${isOpen && merge(pull)}${comment(pull, person.login)}</div>`;
}
