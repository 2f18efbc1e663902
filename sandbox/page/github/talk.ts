import { FACES } from '../../github/faces.ts';
import type { CommentView, PullView, ReactionView, ReviewView } from '../../github/index.ts';
import { type Html, html } from '../../html.ts';
import { avatar, time } from '../parts.ts';
import type { Scene } from '../scene.ts';
import { githubHtml } from './markdown.ts';

/** Something that was said, with its place in time. */
interface Said {
  at: Date;
  block: Html;
}

interface Words {
  id: string;
  login: string;
  isBot?: boolean;
  at: Date;
  body: string;
  /** What stands after the name. */
  did: Html;
  reactions?: readonly ReactionView[];
}

const said = ({ id, login, isBot = false, at, body, did, reactions = [] }: Words): Html =>
  html`<article class="comment${isBot ? ' bot' : ''}" id="${id}">${avatar(login, 32)}<div class="box"><header class="head"><b>${login}</b>${isBot && html`<span class="tag">bot</span>`} <span class="quiet">${did} ${time(at)}</span></header>
${githubHtml(body || '_No description provided._')}${reactions.length > 0 && html`<footer class="reactions">${reactions.map(({ author, content }) => html`<span title="${author}">${FACES[content]}</span>`)}</footer>`}</div></article>`;

const toComment = ({ id, author, createdAt, updatedAt, body, reactions }: CommentView): Said => ({
  at: createdAt,
  block: said({
    ...{ id: `comment-${id}`, login: author.login, isBot: author.type === 'Bot', at: createdAt, body, reactions },
    did: html`commented${updatedAt > createdAt && html` (edited)`}`,
  }),
});

const REVIEWED: Readonly<Record<ReviewView['state'], [words: string, className: string]>> = {
  APPROVED: ['approved these changes', 'good'],
  CHANGES_REQUESTED: ['requested changes', 'bad'],
  COMMENTED: ['reviewed', 'neutral'],
  DISMISSED: ['reviewed; the review was dismissed', 'neutral'],
  PENDING: ['began a review', 'neutral'],
};

function toReview({ id, author, state, commit, body, at }: ReviewView): Said {
  const [words, look] = REVIEWED[state];
  const did = html`<span class="${look}">${words}</span> on <code>${commit.slice(0, 7)}</code>`;
  const block =
    body === ''
      ? html`<p class="event" id="review-${id}">${avatar(author, 20)} <b>${author}</b> ${did} ${time(at)}</p>`
      : said({ id: `review-${id}`, login: author, at, body, did });
  return { at, block };
}

function ending({ state, merged, base }: PullView): Html {
  if (merged)
    return html`<p class="event" id="ending"><span class="dot merged"></span> <b>${merged.by}</b> merged commit <code>${merged.sha.slice(0, 7)}</code> into <code>${base.ref}</code> ${time(merged.at)}</p>`;
  return state === 'closed'
    ? html`<p class="event" id="ending"><span class="dot closed"></span> closed without a merge</p>`
    : html`<p class="event" id="ending" hidden></p>`;
}

/** Description, comments and reviews, in the order in which they were said. */
export function talkHtml({ room: { github, repo } }: Scene, pull: PullView): Html {
  const { author, createdAt, body, number } = pull;
  const description = said({
    ...{ id: `description-${number}`, login: author.login, isBot: author.type === 'Bot', at: createdAt, body },
    did: html`opened this`,
  });
  const rest = [...github.comments(repo, number).map(toComment), ...pull.reviews.map(toReview)];
  const blocks = rest.sort((one, other) => one.at.getTime() - other.at.getTime()).map(({ block }) => block);
  return html`<div id="talk" data-parts>${description}${blocks}${ending(pull)}</div>`;
}
