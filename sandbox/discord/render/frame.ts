import { padTo, widthOf } from './width.ts';

/** One line inside a frame. `paint` colours it without changing what it measures. */
export interface Line {
  text: string;
  paint?: (text: string) => string;
  /** Stands left of the text, inside the frame. */
  bar?: string;
}

/** What would move the cursor, colour the terminal or turn the writing round: user text must do none of it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const printable = (text: string) => text.replace(UNPRINTABLE, '');

/** Draws a frame with a title, `width` columns wide in all. */
export function frame(title: string, lines: Line[], width: number, footer = ''): string {
  const inner = width - 4;
  const top = `╭─ ${title} ${'─'.repeat(Math.max(0, width - 5 - widthOf(title)))}╮`;
  const bottom = footer
    ? `╰─ ${footer} ${'─'.repeat(Math.max(0, width - 5 - widthOf(footer)))}╯`
    : `╰${'─'.repeat(width - 2)}╯`;
  const body = lines.map(({ text, paint = (same) => same, bar = '' }) => {
    const room = inner - (bar ? 2 : 0);
    return `│ ${bar ? `${bar} ` : ''}${paint(padTo(printable(text), room))} │`;
  });
  return [top, ...body, bottom].join('\n');
}
