import { type Piece, readPieces } from '../../discord/render/inline.ts';
import { Html, html } from '../../html.ts';
import { diffLines, linkOut, time } from '../parts.ts';

/** Names of people, roles and channels by id. */
type Names = Readonly<Record<string, string>>;

const TAGS: Readonly<Record<string, string>> = { '**': 'strong', '~~': 's', '||': 'mark' };

function toHtml(piece: Exclude<Piece, { kind: 'mark' }>, names: Names): Html {
  switch (piece.kind) {
    case 'text':
      return html`${piece.text}`;
    case 'code':
      return html`<code>${piece.text}</code>`;
    case 'slanted':
      return html`<em>${piece.text}</em>`;
    case 'emoji':
      return html`:${piece.text}:`;
    case 'command':
      return html`<span class="mention">/${piece.text}</span>`;
    case 'person':
      return html`<span class="mention">@${names[piece.id] ?? 'unknown'}</span>`;
    case 'channel':
      return html`<span class="mention">#${names[piece.id] ?? 'unknown'}</span>`;
    case 'link':
      return linkOut(piece.url, html`${inline(piece.text, {})}`);
    case 'time':
      return inReach(piece.seconds)
        ? time(piece.seconds * 1000, piece.style === 'R' ? 'relative' : 'date')
        : html`Invalid date`;
  }
}

/** Milliseconds that a date can hold end at 8.64e15. */
const inReach = (seconds: number): boolean => seconds <= 8.64e12;

/** The parts of a line. What is bold, struck out or hidden ends with its line at the latest. */
function inline(line: string, names: Names): Html[] {
  const open: string[] = [];
  const parts = readPieces(line).flatMap((piece): Html[] => {
    if (piece.kind !== 'mark') return [toHtml(piece, names)];
    const tag = TAGS[piece.mark] ?? 'span';
    if (!open.includes(tag)) {
      open.push(tag);
      return [new Html(`<${tag}>`)];
    }
    const inner = open.splice(open.indexOf(tag)).reverse();
    return inner.map((each) => new Html(`</${each}>`));
  });
  return [...parts, ...open.reverse().map((tag) => new Html(`</${tag}>`))];
}

const LOOKS: readonly [RegExp, string][] = [
  [/^# /, 'h1'],
  [/^## /, 'h2'],
  [/^### /, 'h3'],
  [/^-# /, 'small'],
  [/^> /, 'quote'],
  [/^\s*[-*] /, 'point'],
];

function lineOf(line: string, names: Names): Html {
  const [mark, look] = LOOKS.find(([sign]) => sign.test(line)) ?? [/^/, line === '' ? 'gap' : ''];
  return html`<div class="line ${look}">${inline(line.replace(mark, ''), names)}</div>`;
}

/** Text of a terminal: its colours become classes `ansi-31`, everything else that moves a cursor is left out. */
function ansi(text: string): Html[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours in code blocks begin with one
  const [plain = '', ...coloured] = text.split(/\u001b\[/);
  return [
    html`${plain}`,
    ...coloured.map((part) => {
      const [, codes = '', words = part] = /^([\d;]*)m([\s\S]*)$/.exec(part) ?? [];
      const classes = codes.split(';').filter((code) => /^\d{1,2}$/.test(code) && code !== '0');
      return html`<span class="${classes.map((code) => `ansi-${Number(code)}`).join(' ')}">${words}</span>`;
    }),
  ];
}

function fence(language: string, text: string): Html {
  const lines = language === 'diff' ? diffLines(text) : html`${language === 'ansi' ? ansi(text) : text}`;
  return html`<pre><code>${lines}</code></pre>`;
}

/** Discord's Markdown as far as the client of this sandbox knows it. Whatever the text, it adds no element of its own. */
export function discordHtml(text: string, names: Names = {}): Html {
  const blocks: Html[] = [];
  let code: { language: string; lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      if (code) blocks.push(fence(code.language, code.lines.join('\n')));
      code = code ? undefined : { language: line.slice(3).trim(), lines: [] };
    } else if (code) code.lines.push(line);
    else blocks.push(lineOf(line, names));
  }
  if (code) blocks.push(fence(code.language, code.lines.join('\n')));
  return html`${blocks}`;
}
