import { padTo, widthOf } from './width.ts';

/** One line inside a frame. `paint` colours it without changing what it measures. */
export interface Line {
  text: string;
  paint?: (text: string) => string;
  /** Stands left of the text, inside the frame. */
  bar?: string;
}

/** Draws a frame with a title, `width` columns wide in all. */
export function frame(title: string, lines: Line[], width: number, footer = ''): string {
  const inner = width - 4;
  const top = `╭─ ${title} ${'─'.repeat(Math.max(0, width - 5 - widthOf(title)))}╮`;
  const bottom = footer
    ? `╰─ ${footer} ${'─'.repeat(Math.max(0, width - 5 - widthOf(footer)))}╯`
    : `╰${'─'.repeat(width - 2)}╯`;
  const body = lines.map(({ text, paint = (same) => same, bar = '' }) => {
    const room = inner - (bar ? 2 : 0);
    return `│ ${bar ? `${bar} ` : ''}${paint(padTo(text, room))} │`;
  });
  return [top, ...body, bottom].join('\n');
}
