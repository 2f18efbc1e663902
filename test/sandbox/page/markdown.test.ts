import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Html } from '../../../sandbox/html.ts';
import { discordHtml } from '../../../sandbox/page/discord/markdown.ts';
import { githubHtml } from '../../../sandbox/page/github/markdown.ts';
import { anyText } from '../../any-text.ts';

/** What means something to one of the two, or to a browser. */
const SIGNS = [
  ...[
    '**',
    '*',
    '~~',
    '||',
    '`',
    '```',
    '```diff\n',
    '```ansi\n',
    '\u001b[31m',
    '\n',
    '\n\n',
    '- ',
    '# ',
    '-# ',
    '> ',
    '|',
    '|-|\n',
  ],
  ...[
    '<',
    '>',
    '"',
    "'",
    '&',
    '&lt;',
    '\\',
    '<!--',
    '-->',
    '</',
    '<details>',
    '</details>',
    '<summary>',
    '<details onclick=x>',
  ],
  ...[
    '<script>',
    '</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">',
    '<svg/onload=x>',
    '<style>',
    '</div>',
  ],
  ...[
    '[',
    '](',
    ')',
    '[x](javascript:alert(1))',
    '[x](https://example.com/"onmouseover="x)',
    '![x](https://example.com/x.png)',
    'https://example.com/?a="b',
  ],
  ...[
    '<t:1:R>',
    '<t:99999999999999999:F>',
    '<@1>',
    '<@&2>',
    '<#3>',
    '</cloud-deploy:1>',
    '<https://example.com/"x>',
    'data:text/html,x',
  ],
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), anyText({ maxLength: 8 })), { maxLength: 30 })
  .map((all) => all.join(''));

const NAME = '[a-z][a-z0-9]*';
/** A tag with attributes whose values hold nothing that could end them. */
const TAG = new RegExp(`<(/?)(${NAME})((?: [a-z-]+(?:="[^"<>]*")?)*)\\s*/?>`, 'y');

/** Reads HTML as strictly as we write it: answers its elements, with their attributes. @throws Error for a loose sign */
function elementsOf({ source }: Html): [name: string, attributes: string][] {
  const elements: [string, string][] = [];
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    TAG.lastIndex = at;
    const [, , name = '', attributes = ''] = TAG.exec(source) ?? [];
    if (name === '') throw new Error(`a loose < at ${source.slice(at, at + 30)}`);
    elements.push([name, attributes]);
  }
  return elements;
}

const linksOf = (elements: readonly [string, string][]): string[] =>
  elements.flatMap(([, attributes]) => [...attributes.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, url = '']) => url));

describe.each([
  {
    of: 'Discord',
    render: (text: string) => discordHtml(text, { '1': '<b>ana</b>', '2': '"ops"', '3': "<'x'>" }),
    elements: ['div', 'strong', 's', 'mark', 'em', 'code', 'pre', 'span', 'a', 'time'],
    attributes: ['class', 'href', 'target', 'rel', 'datetime', 'data-style'],
  },
  {
    of: 'GitHub',
    render: githubHtml,
    elements: [
      ...[
        'div',
        'p',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'ul',
        'ol',
        'li',
        'blockquote',
        'pre',
        'code',
        'span',
        'hr',
        'br',
        'a',
        's',
      ],
      ...[
        'strong',
        'em',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
        'details',
        'summary',
        'sub',
        'sup',
        'b',
        'i',
        'kbd',
      ],
    ],
    attributes: ['class', 'href', 'title', 'target', 'rel', 'start'],
  },
])('the Markdown of $of', ({ render, elements, attributes }) => {
  it('makes no element and no attribute but its own, and links only to the web, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const found = elementsOf(render(text));
        for (const [name, written] of found) {
          expect(elements).toContain(name);
          for (const [, attribute] of written.matchAll(/ ([a-z-]+)=/g)) expect(attributes).toContain(attribute);
        }
        for (const url of linksOf(found)) expect(url).toMatch(/^(https?:\/\/|#)/i);
      }),
      { numRuns: 500 },
    );
  });
});

const one = (text: string) => discordHtml(text, { '1': 'ana', '3': 'deploys' }).source;

it.each([
  { text: '**bold** and `code`', has: '<strong>bold</strong> and <code>code</code>' },
  { text: '-# small', has: '<div class="line small">small</div>' },
  { text: '**never closed', has: '<strong>never closed</strong></div>' },
  { text: '<@1> in <#3>', has: '<span class="mention">@ana</span> in <span class="mention">#deploys</span>' },
  {
    text: '```diff\n+ new\n- old\n```',
    has: '<span class="diff added">+ new\n</span><span class="diff removed">- old\n</span>',
  },
  { text: '```ansi\n\u001b[1;31mred\u001b[0m\n```', has: '<span class="ansi-1 ansi-31">red</span>' },
  { text: '[here](https://example.com)', has: 'href="https://example.com"' },
])('Discord shows $text as the client does', ({ text, has }) => {
  expect(one(text)).toContain(has);
});

it.each([
  {
    what: 'folds',
    text: '<details><summary>More</summary>\n\n**x**\n\n</details>',
    has: '<details><summary>More</summary>',
  },
  { what: 'Markdown in folds', text: '<details>\n\n**x**\n\n</details>', has: '<strong>x</strong>' },
  { what: 'tables with sides', text: '| a |\n|--:|\n| 1 |', has: '<td class="right">1</td>' },
  { what: 'diffs', text: '```diff\n+ a\n```', has: '<span class="diff added">+ a\n</span>' },
  { what: 'no hidden marks', text: '<!-- guildops:v1 -->\nx', has: '<div class="markdown">\n<p>x</p>' },
  { what: 'no address in a file name', text: 'see main.tf', has: '<p>see main.tf</p>' },
])('GitHub shows $what', ({ text, has }) => {
  expect(githubHtml(text).source).toContain(has);
});
