import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, code, cut, fence, inline, label } from '../../../src/discord/render/text.ts';

/** Text that somebody made up to break out of where it stands. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '```',
        '*',
        '**',
        '_',
        '~~',
        '||',
        '> ',
        '# ',
        '-# ',
        '1. ',
        '[x](https://evil.example)',
        '@everyone',
        '@here',
        '<@123456789012345678>',
        '<@&1>',
        '<#1>',
        '</cloud-deploy:1>',
        '<t:0:R>',
        '<:e:1>',
        '\\',
        '\n',
        '\r\n',
        '\u2028',
        '\u202e',
        '\u200b',
        '\u0000',
        '\u001b[31m',
        '😀',
        '👩‍👩‍👧',
        '\ud800',
        'https://evil.example',
        '</details>',
        'ä',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const isWhole = (text: string): boolean => !/\p{Cs}/u.test(text);

describe('text that somebody chose', () => {
  it('stays one line of plain words without Markdown, mentions and links', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = inline(text);
        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
        expect(shown).not.toMatch(/@(?:everyone|here)|<(?:@|#|\/|t:|:|a:)|https?:\/\//);
        expect(shown.replace(/\\[\\*_~`|[\]<>]/g, '')).not.toMatch(/[*_~`|[\]<>\\]/);
        expect(shown).not.toMatch(/^(?:#{1,3}|-#?|\+|\d+[.)]|>)\s/);
        expect(isWhole(shown)).toBe(true);
      }),
    );
  });

  it('is still readable: ordinary names come through as they are', () => {
    for (const name of ['web-prod', 'ana', 'Ärztin 2.0', 'günstig & gut', "o'neil", '10.10.0.0/20', '東京'])
      expect(inline(name)).toBe(name);
    expect(inline('vm_web')).toBe('vm\\_web');
  });

  it('stays inside inline code', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = code(text, 50);
        expect(shown).toMatch(/^`[^`\n\r]+`$/u);
        expect(shown.length).toBeLessThanOrEqual(52);
      }),
    );
  });

  it('stays inside a code block, and the block inside its limit', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 40, max: 300 }), (text, max) => {
        const shown = fence(text, max, 'diff');
        expect(shown.length).toBeLessThanOrEqual(max);
        expect(shown.startsWith('```diff\n') && shown.endsWith('\n```')).toBe(true);
        expect(shown.slice(3, -3)).not.toContain('```');
        expect(shown).not.toContain('\u001b');
      }),
    );
  });

  it('makes a label of the allowed length that is never empty', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(label(text, 10).length).toBeGreaterThan(0);
        expect(label(text, 10).length).toBeLessThanOrEqual(10);
        expect(isWhole(label(text, 10))).toBe(true);
      }),
    );
  });

  it('is cut between characters, never through one', () => {
    expect(cut('😀😀😀', 5)).toBe('😀😀…');
    expect(cut('😀😀😀', 4)).toBe('😀…');
    expect(cut('short', 5)).toBe('short');
  });
});

describe('a list that is too long', () => {
  it('leaves whole lines out and says how many', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `line number ${i}`);
    const shown = clip(lines, 120);
    expect(shown.length).toBeLessThanOrEqual(120);
    expect(shown).toMatch(/^line number 0\nline number 1\n[\s\S]*-# … and \d+ more$/);
  });

  it('never exceeds its room and never loses a line silently', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== '' && !text.includes('\n')),
          { minLength: 1, maxLength: 40 },
        ),
        (lines) => {
          const shown = clip(lines, 200);
          const more = /-# … and (\d+) more$/.exec(shown);
          expect(shown.length).toBeLessThanOrEqual(200);
          expect(shown.split('\n').length - (more ? 1 : 0) + Number(more?.[1] ?? 0)).toBe(lines.length);
        },
      ),
    );
  });
});
