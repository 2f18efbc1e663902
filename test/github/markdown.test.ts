import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLines, toDiff } from '../../src/github/render/diff.ts';
import { code, codeCell, fence, html, link, markValue, quoted, text } from '../../src/github/render/markdown.ts';
import { anyText } from '../any-text.ts';

/** What people type when they mean harm, among any other text. */
const EVIL = [
  '@everyone',
  '@acme/admins',
  '#123',
  'GH-12',
  'acme/infra#4',
  'fixes #12',
  'https://evil.example/#1',
  'www.evil.example',
  '</details>',
  '</summary>',
  '<!-- guildops:v1 -->',
  '-->',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '![x](http://a)',
  '| a | b |',
  '**bold** _it_ ~~no~~',
  '`code`',
  '```',
  '````diff',
  '\n\n# heading',
  '\r\n- item',
  '\u2028---\u2029',
  '&lt;b&gt; &#64;everyone &commat;x',
  '\\',
  '\\|',
  '\\`',
  '\u202eevil',
  '\u0000\u001b[31m',
  '$'.concat('{file("/etc/passwd")}'),
  '\ud83d',
  '💥',
  '$x$',
] as const;
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...EVIL), fc.string({ unit: 'grapheme' }), anyText()), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

const ZERO_WIDTH = '\u200b';
/** Without our escapes and entities: what is left is what Markdown would still interpret. */
const interpreted = (line: string) => line.replace(/\\[\\`*_[\]~|$#\-+=.)]/g, '').replace(/&(amp|lt|gt|quot);/g, '');
const LINE_BREAK = /[\n\r\u2028\u2029\v\f]/;
const MENTION = /@(?!\u200b)/;
const REFERENCE = /#(?!\u200b)|GH-\d/i;
const ADDRESS = /:\/\/|www\./i;
const longestRun = (of: string) => Math.max(0, ...(of.match(/`+/g) ?? []).map(({ length }) => length));

const check = (property: (raw: string) => void) =>
  fc.assert(
    fc.property(hostile, (raw) => {
      property(raw);
    }),
    { numRuns: 400 },
  );

describe('text in a sentence or a cell', () => {
  it('stays one line', () => check((raw) => expect(text(raw)).not.toMatch(LINE_BREAK)));

  it('has no mark of Markdown or HTML that is still one', () =>
    check((raw) => expect(interpreted(text(raw))).not.toMatch(/[\\`*_[\]<>&|~]|\$(?!\d)/)));

  it('begins no block: no heading, list, rule or underline', () =>
    check((raw) => expect(text(raw)).not.toMatch(/^\s*([-+=#>]|\d+[.)])/)));

  it('mentions nobody, refers to nothing and links nowhere', () =>
    check((raw) => {
      expect(text(raw)).not.toMatch(MENTION);
      expect(interpreted(text(raw))).not.toMatch(REFERENCE);
      expect(text(raw)).not.toMatch(ADDRESS);
    }));

  it('has no invisible characters but our own', () =>
    check((raw) => expect(text(raw)).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)));

  it('can be sent: it is well-formed', () => check((raw) => expect(() => encodeURIComponent(text(raw))).not.toThrow()));

  it('keeps harmless words as they are', () => {
    expect(text('Mira Köhler, web shop (prod) 2026-11-20')).toBe('Mira Köhler, web shop (prod) 2026-11-20');
  });

  it('is cut at its limit, between characters', () => {
    expect(text('💥'.repeat(400), 10)).toBe(`${'💥'.repeat(9)}…`);
  });

  it('breaks a mention where GitHub would see it', () => expect(text('@ana')).toBe(`@${ZERO_WIDTH}ana`));
});

describe('text inside an HTML element', () => {
  it('can neither end the element nor open one', () =>
    check((raw) => {
      expect(html(raw)).not.toMatch(/[<>"]/);
      expect(html(raw)).not.toMatch(LINE_BREAK);
      expect(html(raw)).not.toMatch(MENTION);
    }));
});

describe('a code span', () => {
  /** The content, as CommonMark reads a span that is the whole line. */
  const contentOf = (span: string) => {
    const ticks = /^`+/.exec(span)?.[0] ?? '';
    return {
      ticks: ticks.length,
      content: span.slice(ticks.length, span.length - ticks.length),
      end: span.endsWith(ticks),
    };
  };

  it('is one line, closed by the run of backticks that opened it and by none before', () =>
    check((raw) => {
      const { ticks, content, end } = contentOf(code(raw));
      const inner = content.startsWith(' `') || content.endsWith('` ') ? content.slice(1, -1) : content;
      expect(end).toBe(true);
      expect(longestRun(inner)).toBeLessThan(ticks);
      expect(code(raw)).not.toMatch(LINE_BREAK);
    }));

  it('does not end a table cell', () => check((raw) => expect(codeCell(raw)).not.toMatch(/(?<!\\)\|/)));

  it('shows something even of nothing', () => expect(code('')).toBe('` `'));
});

describe('a fenced block', () => {
  it('ends with its own fence and with nothing before it', () =>
    check((raw) => {
      const lines = fence(raw, 'diff').split('\n');
      const ticks = lines[0]?.replace('diff', '') ?? '';
      expect(ticks).toMatch(/^`{3,}$/);
      expect(lines.at(-1)).toBe(ticks);
      expect(longestRun(lines.slice(1, -1).join('\n'))).toBeLessThan(ticks.length);
    }));
});

describe('a quotation', () => {
  it('is all quoted, line by line, and each line is only text', () =>
    check((raw) => {
      for (const line of quoted(raw).split('\n')) {
        expect(line.startsWith('> ')).toBe(true);
        if (line !== '> …')
          expect(raw.split(/\r\n?|[\n\u2028\u2029]/).map((one) => text(one, 1000))).toContain(line.slice(2));
      }
    }));

  it('of a long text ends somewhere', () => expect(quoted('a\n'.repeat(500)).split('\n')).toHaveLength(41));
});

describe('a link', () => {
  it.each([
    ['https://github.com/acme/infra/pull/7', '[go](https://github.com/acme/infra/pull/7)'],
    ['javascript:alert(1)', 'go'],
    ['not an address', 'go'],
    ['https://a.example/x)](https://evil.example', '[go](https://a.example/x%29]%28https://evil.example)'],
    ['https://a.example/a|b', '[go](https://a.example/a%7Cb)'],
  ])('to %s', (url, expected) => expect(link('go', url)).toBe(expected));

  it('has an address that cannot end it', () =>
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), hostile, (url, more) => {
        const [, address] = /^\[go\]\((.*)\)$/s.exec(link('go', `${url}/${more}`)) ?? [];
        expect(address ?? '').not.toMatch(/[()<>\s|`\\]/);
      }),
    ));
});

describe('the value of a hidden mark', () => {
  it('cannot end the HTML comment', () => check((raw) => expect(markValue(raw)).toMatch(/^[A-Za-z0-9._:/#=]*$/)));
});

describe('a plan as a diff', () => {
  it.each([
    ['  + resource "a" "b" {', '+   resource "a" "b" {'],
    ['  ~ size = 1 -> 2', '!   size = 1 -> 2'],
    ['-/+ resource "a" "b" {', '-/+ resource "a" "b" {'],
    ['      - name = "x"', '-       name = "x"'],
    ['  # a.b will be created', '  # a.b will be created'],
    ['    -1 is a number', '    -1 is a number'],
  ])('%j has its mark in column 0', (line, expected) => expect(toDiff(`x\n${line}\nx`)).toBe(`x\n${expected}\nx`));

  it('loses no line that fits, and counts what does not', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 20 }).map((line) => line.replaceAll('\n', ' '))),
        fc.nat(200),
        (lines, max) => {
          const whole = lines.join('\n');
          const { shown, left } = cutLines(whole, max);
          expect(shown.length).toBeLessThanOrEqual(max);
          expect(whole.startsWith(shown)).toBe(true);
          if (left > 0 && shown !== '') expect(shown.split('\n').length).toBe(whole.split('\n').length - left);
        },
      ),
    ));
});
