import { type Html, html } from '../../html.ts';
import { FACES } from '../faces.ts';
import { instant } from '../json/links.ts';
import type { Issue, Pull, Reaction } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import type { CheckRun } from '../state/signals.ts';

/** A pull request or issue as one page: words, checks, reviews, comments. Markdown is shown as it was written. */
export function topicContent(repo: Repository, topic: Issue | Pull): Html {
  const comments = [...repo.comments.values()].filter(({ number }) => number === topic.number);
  return html`<p class="quiet">${repo.fullName}</p>
<h1>${topic.title} <small>#${topic.number}</small></h1>
<p>${topic.kind === 'pull' ? pullFacts(topic) : html`${topic.state}, opened by <b>${topic.author.login}</b>`}</p>
<pre>${topic.body ?? ''}</pre>
${topic.kind === 'pull' ? pullSections(repo, topic) : html``}
<h2>Comments</h2>
${comments.map(
  ({ author, createdAt, body, reactions }) =>
    html`<p><b>${author.login}</b> <small>${instant(createdAt)} ${faces(reactions)}</small></p><pre>${body}</pre>`,
)}`;
}

const pullFacts = (pull: Pull): Html =>
  html`<b>${pull.merged ? 'merged' : pull.state}</b>: ${pull.author.login} wants <code>${pull.headRef}</code> at
<code>${pull.headSha.slice(0, 7)}</code> in <code>${pull.baseRef}</code> (${pull.size.commits} commits, ${pull.size.files} files)`;

function pullSections(repo: Repository, pull: Pull): Html {
  const runs = [...repo.checkRuns.values()].filter(({ headSha }) => headSha === pull.headSha);
  return html`<h2>Checks</h2><ul>${runs.map(
    (run) =>
      html`<li><a href="/${repo.fullName}/runs/${run.id}">${run.name}</a>: ${run.conclusion ?? run.status} <small>${run.output?.title ?? ''}</small></li>`,
  )}</ul>
<h2>Reviews</h2><ul>${pull.reviews.map(
    ({ author, state, commit, body }) =>
      html`<li>${author.login}: ${state} <small>${commit.slice(0, 7)}</small> ${body}</li>`,
  )}</ul>`;
}

const faces = (reactions: readonly Reaction[]): string => reactions.map(({ content }) => FACES[content]).join(' ');

/** A check run with its whole output and its buttons. */
export const checkPage = (run: CheckRun): Html => html`<h1>${run.name}: ${run.conclusion ?? run.status}</h1>
<p>${run.output?.title ?? ''}</p>
<pre>${run.output?.summary ?? ''}</pre>
<pre>${run.output?.text ?? ''}</pre>
<ul>${run.actions.map(({ label, description }) => html`<li><b>${label}</b> ${description}</li>`)}</ul>`;
