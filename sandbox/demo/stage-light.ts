import { stripVTControlCharacters, styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** How the demo speaks: chapters, who does what, and what that person then sees. */
export interface Narrator {
  chapter(title: string): void;
  /** Somebody does something. */
  does(who: string, what: string): void;
  /** What GuildOps does meanwhile, or a fact to notice. */
  notes(text: string): void;
  /** Something as it looks on a screen. */
  shows(title: string, text: string): void;
}

const WIDTH = 92;

/** Prints to a terminal; colours only where there is one. */
export function createNarrator(out: NodeJS.WriteStream = process.stdout): Narrator {
  const isTerminal = out.isTTY === true && !process.env.NO_COLOR;
  const paint = (style: Style, text: string) => (isTerminal ? styleText(style, text) : text);
  const print = (text: string) => void out.write(`${text}\n`);
  let chapters = 0;
  return {
    chapter(title) {
      chapters += 1;
      const head = `${chapters}. ${title} `;
      print(`\n${paint(['bold', 'cyan'], head)}${paint('cyan', '─'.repeat(Math.max(3, WIDTH - head.length)))}`);
    },
    does: (who, what) => print(`\n${paint(['bold', 'green'], who)}  ${what}`),
    notes: (text) => print(paint('dim', `    ${text}`)),
    shows(title, text) {
      print(`  ${paint('dim', `┄ ${title}`)}`);
      for (const line of clean(text).split('\n')) print(`  ${line}`);
    },
  };
}

/** Text of the program as it is, without anything that would move the cursor or colour the terminal. */
const clean = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trimEnd();

/** The part of a pull request comment that a reader sees first: hidden marks gone, folded parts named only. */
export function asSeen(markdown: string, maxLines = 34): string {
  const visible = markdown
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/<details>\s*<summary>([\s\S]*?)<\/summary>[\s\S]*?<\/details>/g, (_, summary: string) => `▸ ${summary}`)
    .replace(/<\/?(sub|b|strong)>/g, '')
    .replace(/\u200b/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const lines = visible.split('\n');
  const shown = lines.slice(0, maxLines).map((line) => `│ ${line}`);
  return [...shown, ...(lines.length > maxLines ? [`│ … ${lines.length - maxLines} more lines`] : [])].join('\n');
}
