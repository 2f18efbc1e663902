import { type Piece, readPieces } from './inline.ts';

/** What turns ids and times into words. */
export interface Readers {
  /** Names of people, roles and channels by id. */
  names: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, for "3 minutes ago". */
  now: number;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

function readTime(seconds: number, style: string | undefined, now: number): string {
  if (style !== 'R') return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const away = seconds - Math.round(now / 1000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(away) >= each) ?? (['second', 1] as const);
  return relative.format(Math.trunc(away / size), unit);
}

function toText(piece: Piece, { names, now }: Readers): string {
  switch (piece.kind) {
    case 'time':
      return readTime(piece.seconds, piece.style, now);
    case 'person':
      return `@${names[piece.id] ?? 'unknown'}`;
    case 'channel':
      return `#${names[piece.id] ?? 'unknown'}`;
    case 'command':
      return `/${piece.text}`;
    case 'emoji':
      return `:${piece.text}:`;
    case 'link':
      return piece.text === piece.url ? piece.text : `${piece.text} (${piece.url})`;
    case 'mark':
      return '';
    default:
      return piece.text;
  }
}

const readLine = (line: string, readers: Readers): string =>
  readPieces(line.replace(/^(?:-# |#{1,3} |> )/, ''))
    .map((piece) => toText(piece, readers))
    .join('');

/** One line as the client shows it; small print and code are shown in their own way. */
export interface ReadLine {
  text: string;
  look: 'plain' | 'heading' | 'small' | 'code';
}

function lookOf(line: string): ReadLine['look'] {
  if (line.startsWith('-# ')) return 'small';
  return /^#{1,3} /.test(line) ? 'heading' : 'plain';
}

/** Reads Discord's Markdown: what it marks is shown, the marks are not. Code in fences stays as it is, without colours. */
export function readMarkdown(text: string, readers: Readers): ReadLine[] {
  let inFence = false;
  return text.split('\n').flatMap((line): ReadLine[] => {
    if (line.startsWith('```')) {
      inFence = !inFence;
      return [];
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours in code blocks begin with one
    if (inFence) return [{ text: line.replace(/\u001b\[[\d;]*m/g, ''), look: 'code' }];
    return [{ text: readLine(line, readers), look: lookOf(line) }];
  });
}
