/** A part of a line: words, or something that the client shows in its own way. */
export type Piece =
  | { kind: 'text' | 'code' | 'slanted' | 'emoji' | 'command'; text: string }
  | { kind: 'time'; seconds: number; style: string | undefined }
  | { kind: 'person' | 'channel'; id: string }
  | { kind: 'link'; text: string; url: string }
  /** Begins or ends what is bold, struck out or hidden. */
  | { kind: 'mark'; mark: string };

const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[^\w\s]|_)`,
    '(?<ticks>`+)(?<code>.+?)\\k<ticks>(?!`)',
    String.raw`<t:(?<time>\d+)(?::(?<style>\w))?>`,
    String.raw`<@!?(?<user>\d+)>`,
    String.raw`<@&(?<role>\d+)>`,
    String.raw`<#(?<channel>\d+)>`,
    String.raw`</(?<command>[^:>\n]+):\d+>`,
    String.raw`<a?:(?<emoji>\w+):\d+>`,
    String.raw`\[(?<link>[^\]\n]+)\]\(<?(?<url>https?:[^)\s>]+)>?\)`,
    String.raw`<(?<bare>https?:[^>\s]+)>`,
    String.raw`(?<marks>\*\*|~~|\|\|)`,
    String.raw`\*(?=\S)(?<slanted>[^*\n]*[^*\s])\*`,
  ].join('|'),
  'g',
);

function toPiece(found: Record<string, string | undefined>): Piece {
  const { escaped, code, time, style, channel, command, emoji, link, url, bare, marks, slanted } = found;
  const person = found.user ?? found.role;
  if (escaped) return { kind: 'text', text: escaped };
  if (code) return { kind: 'code', text: code };
  if (time) return { kind: 'time', seconds: Number(time), style };
  if (person) return { kind: 'person', id: person };
  if (channel) return { kind: 'channel', id: channel };
  if (command) return { kind: 'command', text: command };
  if (emoji) return { kind: 'emoji', text: emoji };
  if (link && url) return { kind: 'link', text: link, url };
  if (bare) return { kind: 'link', text: bare, url: bare };
  return marks ? { kind: 'mark', mark: marks } : { kind: 'slanted', text: slanted ?? '' };
}

/** The parts of one line of Discord's Markdown, without what says how the whole line looks. */
export function readPieces(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > from) pieces.push({ kind: 'text', text: line.slice(from, match.index) });
    pieces.push(toPiece(match.groups ?? {}));
    from = match.index + match[0].length;
  }
  if (from < line.length) pieces.push({ kind: 'text', text: line.slice(from) });
  return pieces;
}
