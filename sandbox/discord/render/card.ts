import { type Block, type Renderable, toBlocks } from './blocks.ts';
import { frame, type Line } from './frame.ts';
import { type Readers, type ReadLine, readMarkdown } from './markdown.ts';
import { buttonText } from './text.ts';
import { padTo, widthOf, wrap, wrapItems } from './width.ts';

export interface CardOptions {
  /** Columns of the whole card. */
  width?: number;
  /** Milliseconds since 1970, for "3 minutes ago". */
  now?: number;
  /** Colours for a terminal: accents, headings, small print. */
  colour?: boolean;
}

interface Style extends Readers {
  width: number;
  colour: boolean;
}

const ESCAPE = '\u001b[';
const painted = (code: string) => (text: string) => `${ESCAPE}${code}m${text}${ESCAPE}0m`;
const LOOKS: Partial<Record<ReadLine['look'], (text: string) => string>> = {
  heading: painted('1'),
  small: painted('2'),
  code: painted('36'),
};

function accentBar(accent: number | undefined, colour: boolean): string {
  if (accent === undefined) return '┃';
  const [red, green, blue] = [accent >> 16, (accent >> 8) & 255, accent & 255];
  return colour ? painted(`38;2;${red};${green};${blue}`)('┃') : '┃';
}

function textLines(text: string, style: Style): Line[] {
  return readMarkdown(text, style).flatMap(({ text: line, look }) => {
    const paint = style.colour ? LOOKS[look] : undefined;
    return wrap(line, style.width).map((piece) => ({ text: piece, ...(paint ? { paint } : {}) }));
  });
}

/** The button of a section stands at the right end of its first line, or below where there is no room. */
function sectionLines(block: Extract<Block, { kind: 'section' }>, style: Style): Line[] {
  const lines = textLines(block.text, style);
  if (!block.button) return lines;
  const button = buttonText(block.button);
  const [first, ...rest] = lines;
  const room = style.width - widthOf(button) - 2;
  if (!first || widthOf(first.text) > room) return [...lines, { text: button }];
  return [{ ...first, text: `${padTo(first.text, room)}  ${button}` }, ...rest];
}

/** A closed menu: what is chosen in it, else what it asks for. */
function menuText({ placeholder, options, isDisabled }: Extract<Block, { kind: 'menu' }>): string {
  const chosen = options.filter((option) => option.default).map(({ label }) => label);
  return `‹${isDisabled ? '⊘ ' : ''}${chosen.join(', ') || placeholder} ▾›`;
}

function blockLines(block: Block, style: Style): Line[] {
  switch (block.kind) {
    case 'text':
      return textLines(block.text, style);
    case 'section':
      return sectionLines(block, style);
    case 'rule':
      return [{ text: '┄'.repeat(style.width) }];
    case 'buttons':
      return wrapItems(block.buttons.map(buttonText), style.width).map((text) => ({ text }));
    case 'menu':
      return wrap(menuText(block), style.width).map((text) => ({ text }));
    case 'file':
      return wrap(`📄 ${block.name}`, style.width).map((text) => ({ text }));
    case 'container': {
      const bar = accentBar(block.accent, style.colour);
      const inner = { ...style, width: style.width - 2 };
      return block.blocks.flatMap((each) => blockLines(each, inner)).map((line) => ({ ...line, bar }));
    }
  }
}

/** Draws a message as a card: containers with their accent as a bar, buttons as [Label], menus as ‹what they ask ▾›. */
export function renderMessage(
  message: Renderable,
  { width = 78, now = Date.now(), colour = false }: CardOptions = {},
): string {
  const style: Style = { names: message.names, now, width: width - 4, colour };
  const lines = toBlocks(message).flatMap((block) => blockLines(block, style));
  const footer = message.visibleTo ? 'Only you can see this' : message.isEdited ? 'edited' : '';
  return frame(message.author, lines, width, footer);
}
