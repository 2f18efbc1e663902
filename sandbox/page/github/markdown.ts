import MarkdownIt from 'markdown-it';
import { escapeHtml, Html } from '../../html.ts';
import { diffLines } from '../parts.ts';

/** The only elements that a text may write itself; none with attributes. The rest of GitHub's list nobody here uses. */
const ELEMENTS = ['details', 'summary', 'sub', 'sup', 'b', 'i', 'kbd', 'br'];
const KNOWN = new RegExp(`(</?(?:${ELEMENTS.join('|')})>)`, 'i');

/** Elements that are on the list stay, comments go, all else becomes text. */
const filtered = (source: string): string =>
  source
    .replace(/<!--[\s\S]*?-->/g, '')
    .split(KNOWN)
    .map((part, index) => (index % 2 === 1 ? part.toLowerCase() : escapeHtml(part)))
    .join('');

/**
 * GitHub's Markdown. The parser tells elements apart so that `<details>` folds as it does on GitHub; none of its output for them is used,
 * so that what a text writes as an element passes `filtered` or is text. Links lead to web addresses only, and pictures are not loaded.
 */
function createMarkdown() {
  const markdown = new MarkdownIt({ html: true, linkify: true, breaks: true });
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false }); // else `main.tf` would be an address
  markdown.validateLink = (url) => /^(?:https?:\/\/|#)/i.test(url);
  const { rules } = markdown.renderer;
  rules.html_block = (tokens, at) => filtered(tokens[at]?.content ?? '');
  rules.html_inline = (tokens, at) => filtered(tokens[at]?.content ?? '');
  rules.image = (tokens, at) => escapeHtml(`🖼 ${tokens[at]?.content ?? ''}`);
  rules.fence = (tokens, at) => {
    const { content = '', info = '' } = tokens[at] ?? {};
    const text = content.replace(/\n$/, '');
    return `<pre><code>${info.trim() === 'diff' ? diffLines(text).source : escapeHtml(text)}</code></pre>\n`;
  };
  // The parser writes the side of a column as a style, which the page does not allow.
  const cell: typeof rules.link_open = (tokens, at, options, _env, self) => {
    const token = tokens[at];
    const [, side] = /^text-align:(\w+)$/.exec(String(token?.attrGet('style') ?? '')) ?? [];
    if (token) token.attrs = side === undefined ? null : [['class', side]];
    return self.renderToken(tokens, at, options);
  };
  rules.th_open = cell;
  rules.td_open = cell;
  rules.link_open = (tokens, at, options, _env, self) => {
    tokens[at]?.attrSet('target', '_blank');
    tokens[at]?.attrSet('rel', 'noopener noreferrer');
    return self.renderToken(tokens, at, options);
  };
  return markdown;
}

const markdown = createMarkdown();

/** A text of a pull request, as GitHub shows it. */
export const githubHtml = (text: string): Html => new Html(`<div class="markdown">${markdown.render(text)}</div>`);
