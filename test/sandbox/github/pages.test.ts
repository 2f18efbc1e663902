import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeHtml, html } from '../../../sandbox/html.ts';
import { installationOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

describe('pages for people', () => {
  let started: Started;
  const hostile = '</pre><script>alert("x")</script><img src=x onerror=\'y\'>';
  beforeAll(async () => {
    started = await startGitHub();
    const head = await started.wim.push(repo, 'topic', { files: { a: '' }, message: 'a' });
    await started.wim.openPull(repo, { title: `Title ${hostile}`, head: 'topic', body: `Body ${hostile}` });
    await started.ada.comment(repo, 1, `Comment ${hostile}`);
    await started.ada.review(repo, 1, { event: 'COMMENT', body: `Review ${hostile}` });
    const { octokit } = await installationOctokit(started.github);
    const output = { title: `Check ${hostile}`, summary: `Summary ${hostile}` };
    await octokit.rest.checks.create({ owner: 'acme', repo: 'infra', name: 'plan', head_sha: head, output });
  });
  afterAll(() => started.stop());

  const get = async (path: string) => {
    const response = await fetch(`${started.github.url}${path}`);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };

  it('show a pull request with its words, checks, reviews and comments, all as text', async () => {
    const { status, text, headers } = await get('/acme/infra/pull/1');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const part of ['Title', 'Body', 'Comment', 'Review', 'Check']) expect(text).toContain(`${part} &lt;/pre&gt;`);
    expect(text).not.toMatch(/<script|<img/);
  });

  it('are where the API says they are', async () => {
    const [run] = started.github.checkRuns(repo);
    expect((await get(`/acme/infra/runs/${run?.id}`)).text).toContain('Summary &lt;/pre&gt;');
    const { html_url } = (await started.ada.api('GET', `/repos/${repo}/pulls/1`)) as { html_url: string };
    expect(html_url).toBe(`${started.github.url}/acme/infra/pull/1`);
    expect((await get('/')).text).toContain('acme/infra');
    expect((await get('/acme/infra')).text).toContain('#1 Title');
  });

  it.each(['/acme/infra/pull/99', '/acme/missing', '/acme/infra/pull/__proto__', '/%ff'])(
    '%s is not there',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('escape any text so that it can be read back and holds no markup', () => {
    const readBack = (text: string) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
        expect(readBack(escapeHtml(text))).toBe(text);
        expect(html`<b>${text}</b>`.source).toBe(`<b>${escapeHtml(text)}</b>`);
      }),
    );
  });
});
