import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMessage, type SeenMessage } from '../../../sandbox/discord/index.ts';
import { readMarkdown } from '../../../sandbox/discord/render/markdown.ts';
import { widthOf, wrap } from '../../../sandbox/discord/render/width.ts';
import { anyText } from '../../any-text.ts';

const NOW = Date.UTC(2026, 0, 2);
const readers = { names: { '1': 'ana', '2': 'approvers', '3': 'deploys' }, now: NOW };
const read = (text: string) =>
  readMarkdown(text, readers)
    .map((line) => line.text)
    .join('\n');

const message = (parts: Partial<SeenMessage>): SeenMessage => ({
  id: '1',
  channelId: '2',
  isOfBot: true,
  author: 'GuildOps',
  content: '',
  embeds: [],
  components: [],
  files: [],
  flags: 0,
  isLoading: false,
  isEdited: false,
  revision: 0,
  pings: { everyone: false, users: [], roles: [] },
  createdAt: NOW,
  names: readers.names,
  text: '',
  ...parts,
});

describe('Markdown is read as the client shows it', () => {
  it.each([
    { text: '## Title', reads: 'Title' },
    { text: '-# small print', reads: 'small print' },
    { text: '**bold**, *slanted*, ~~gone~~', reads: 'bold, slanted, gone' },
    { text: String.raw`machine\_type, 2 \* 3, \a`, reads: String.raw`machine_type, 2 * 3, \a` },
    { text: '`google_compute_instance.web` and 2 * 3 * 4', reads: 'google_compute_instance.web and 2 * 3 * 4' },
    { text: 'by <@1>, for <@&2> in <#3>, not <@9>', reads: 'by @ana, for @approvers in #deploys, not @unknown' },
    { text: '</cloud-deploy:123>', reads: '/cloud-deploy' },
    { text: '<t:1767312000:R>', reads: '0 seconds ago' },
    { text: `<t:${NOW / 1000 - 90}:R>, <t:${NOW / 1000 + 7200}:R>`, reads: '1 minute ago, in 2 hours' },
    { text: `<t:${NOW / 1000}>`, reads: '2026-01-02 00:00 UTC' },
    { text: '[Pull request](https://example.com/1)', reads: 'Pull request (https://example.com/1)' },
    { text: String.raw`\*\*not bold\*\* \@everyone`, reads: '**not bold** @everyone' },
    { text: '```ansi\n\u001b[31m- red **\u001b[0m\n```', reads: '- red **' },
  ])('$text', ({ text, reads }) => {
    expect(read(text).replace('in 0 seconds', '0 seconds ago')).toBe(reads);
  });

  it('never fails, whatever the text', () => {
    fc.assert(fc.property(anyText(), (text) => typeof read(text) === 'string'));
  });
});

describe('lines are broken so that they fit', () => {
  it('keeps every visible character and no more columns than there are', () => {
    const bare = (text: string) => text.replace(/\s/g, '');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', 'é', '🚀', '界', '-') }),
        fc.integer({ min: 2, max: 20 }),
        (text, width) => {
          const lines = wrap(text, width);
          expect(bare(lines.join(''))).toBe(bare(text));
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('a card', () => {
  const lobby = message({
    isEdited: true,
    components: [
      {
        type: 17,
        accent_color: 0x5865f2,
        components: [
          {
            type: 9,
            components: [{ type: 10, content: '## 📋 Plan ready · web\n-# 7F3K' }],
            accessory: { type: 2, style: 5, label: 'Pull request #4', url: 'https://example.com' },
          },
          { type: 14 },
          { type: 10, content: '+3 ~1 −0 · **$168.20**/mo' },
          {
            type: 1,
            components: [
              {
                type: 3,
                custom_id: 'a',
                placeholder: 'Edit a resource',
                options: [{ label: 'web-1', value: 'a', default: true }],
              },
            ],
          },
          {
            type: 1,
            components: [
              { type: 2, style: 3, label: 'Approve & Deploy', custom_id: 'b' },
              { type: 2, style: 4, label: 'Cancel', custom_id: 'c', disabled: true },
            ],
          },
        ],
      },
    ],
  });

  it('shows a lobby as it would look', () => {
    expect(renderMessage(lobby, { width: 60, now: NOW })).toBe(
      [
        '╭─ GuildOps ───────────────────────────────────────────────╮',
        '│ ┃ 📋 Plan ready · web                [Pull request #4 ↗] │',
        '│ ┃ 7F3K                                                   │',
        '│ ┃ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ │',
        '│ ┃ +3 ~1 −0 · $168.20/mo                                  │',
        '│ ┃ ‹web-1 ▾›                                              │',
        '│ ┃ [Approve & Deploy]  [⊘ Cancel]                         │',
        '╰─ edited ─────────────────────────────────────────────────╯',
      ].join('\n'),
    );
  });

  it('paints accents and small print when a terminal can show them', () => {
    const painted = renderMessage(lobby, { colour: true });
    expect(painted).toContain('\u001b[38;2;88;101;242m┃');
    expect(renderMessage(lobby)).not.toContain('\u001b');
  });

  it('shows embeds, files and who alone may see it', () => {
    const card = renderMessage(
      message({
        content: 'Done',
        embeds: [{ title: 'Cost', fields: [{ name: 'Before', value: '$10' }], footer: { text: 'per month' } }],
        files: [
          { filename: 'apply.log', contentType: 'text/plain', url: '', content: Buffer.from('x'), text: () => 'x' },
        ],
        visibleTo: '1',
      }),
    );
    for (const text of [
      'Done',
      'Cost',
      'Before',
      '$10',
      'per month',
      '📄 apply.log (1 bytes)',
      'Only you can see this',
    ])
      expect(card).toContain(text);
  });

  it('shows a deferred reply as thinking', () => {
    expect(renderMessage(message({ isLoading: true }))).toContain('GuildOps is thinking…');
  });

  it('lets no text move the cursor or turn the writing round', () => {
    const card = renderMessage(message({ content: 'a\u001b[2Jb\u202ec\rd' }));
    expect(card).toContain('a[2Jbcd');
  });

  it('has straight edges, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 24, max: 100 }), (content, label, width) => {
        const card = renderMessage(
          message({ content, components: [{ type: 1, components: [{ type: 2, style: 1, label, custom_id: 'a' }] }] }),
          { width },
        );
        for (const line of card.split('\n')) expect(widthOf(line)).toBe(width);
      }),
    );
  });
});
