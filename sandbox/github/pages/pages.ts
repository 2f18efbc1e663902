import type { ServerResponse } from 'node:http';
import { type Html, html } from '../../html.ts';
import { findRepository, type Hub } from '../hub.ts';
import { repoPage, topicPage } from '../json/links.ts';
import { page } from './html.ts';
import { checkPage, topicContent } from './topic-page.ts';

/** Writes a page for people: the front page, a repository, an issue, a pull request, or a check run. */
export function renderPage(hub: Hub, path: string, response: ServerResponse): void {
  const found = path === '/' ? frontPage(hub) : contentOf(hub, path);
  const [title, content] = found ?? ['Not found', html`<h1>Not found</h1><p>Nothing of this sandbox is here.</p>`];
  response.writeHead(found ? 200 : 404, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
  });
  response.end(page(title, content));
}

type Page = readonly [title: string, content: Html];

function frontPage(hub: Hub): Page {
  const rows = [...hub.repositories.values()].map(
    (repo) => html`<li><a href="${repoPage(hub, repo)}">${repo.fullName}</a></li>`,
  );
  return ['Sandbox GitHub', html`<h1>Sandbox GitHub</h1><ul>${rows}</ul>`];
}

function contentOf(hub: Hub, path: string): Page | undefined {
  const [, owner = '', name = '', kind, id = ''] = path.split('/');
  const repo = findRepository(hub, `${owner}/${name}`);
  if (!repo) return undefined;
  if (kind === undefined || kind === '') {
    const rows = [...repo.topics.values()].map(
      (topic) =>
        html`<li><a href="${topicPage(hub, repo, topic)}">#${topic.number} ${topic.title}</a> <small>${topic.state}</small></li>`,
    );
    return [
      repo.fullName,
      html`<h1>${repo.fullName}</h1><p><code>${repoPage(hub, repo)}.git</code></p><ul>${rows}</ul>`,
    ];
  }
  const run = kind === 'runs' ? repo.checkRuns.get(Number(id)) : undefined;
  if (run) return [run.name, checkPage(run)];
  const topic = ['pull', 'issues'].includes(kind) ? repo.topics.get(Number(id)) : undefined;
  return topic && [`#${topic.number} ${topic.title}`, topicContent(repo, topic)];
}
