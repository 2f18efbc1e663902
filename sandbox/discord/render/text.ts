import { type Block, type ButtonBlock, type Renderable, toBlocks } from './blocks.ts';
import { type Readers, readMarkdown } from './markdown.ts';

export const buttonText = ({ label, isDisabled, url }: ButtonBlock) =>
  `[${isDisabled ? '⊘ ' : ''}${label}${url ? ' ↗' : ''}]`;

const plain = (text: string, readers: Readers) => readMarkdown(text, readers).map((line) => line.text);

function linesOf(block: Block, readers: Readers): string[] {
  switch (block.kind) {
    case 'text':
      return plain(block.text, readers);
    case 'section':
      return [...plain(block.text, readers), ...(block.button ? [buttonText(block.button)] : [])];
    case 'buttons':
      return [block.buttons.map(buttonText).join(' ')];
    case 'menu': {
      const options = block.options.map(
        (option) => `  ${option.default ? '●' : '○'} ${[option.label, option.description].filter(Boolean).join(' · ')}`,
      );
      return [`‹${block.placeholder} ▾›${block.isDisabled ? ' ⊘' : ''}`, ...options];
    }
    case 'file':
      return [`📄 ${block.name}`];
    case 'container':
      return block.blocks.flatMap((inner) => linesOf(inner, readers));
    case 'rule':
      return [];
  }
}

/** All that can be read in a message, line by line, menus with their options. */
export const readableText = (message: Renderable): string =>
  toBlocks(message)
    .flatMap((block) => linesOf(block, { names: message.names, now: message.createdAt }))
    .join('\n');
