import { type Ignore, ignoresIn } from './ignores.ts';

/** A block of a folder's `.tf` files: where it stands, and what its comments say may be. */
export interface CodeBlock {
  /** `aws_s3_bucket.a`, `data.aws_ami.b`, `module.c` or `provider.aws`. */
  at: string;
  /** In the folder itself; else in a module below it. */
  isRoot: boolean;
  /** Path from the folder. */
  file: string;
  /** Of its first line, counted from 1. */
  line: number;
  lines: readonly string[];
  ignores: readonly Ignore[];
}

const HEADER = /^\s*(resource|data|module|provider)\s+"([^"\\]{1,200})"(?:\s+"([^"\\]{1,200})")?\s*\{/;
const HEREDOC = /<<-?\s*"?([A-Za-z_]\w*)"?\s*$/;

/** Every block of some `.tf` files, by path. Reads as much of HCL as it takes to tell where a block ends. */
export const blocksIn = (files: ReadonlyMap<string, string>): CodeBlock[] =>
  [...files].filter(([path]) => path.endsWith('.tf')).flatMap(([path, text]) => blocksOf(path, text));

function blocksOf(file: string, text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = text.split(/\r?\n/);
  let above: Ignore[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const header = HEADER.exec(line);
    if (header) {
      const end = endOf(lines, at);
      const inside = lines.slice(at, end + 1);
      const ignores = [...above, ...inside.flatMap((one, offset) => ignoresIn(one, file, at + offset + 1))];
      blocks.push({ at: addressOf(header), isRoot: !file.includes('/'), file, line: at + 1, lines: inside, ignores });
      at = end;
    }
    above = header || !isComment(line) ? [] : [...above, ...ignoresIn(line, file, at + 1)];
  }
  return blocks;
}

const isComment = (line: string): boolean => /^\s*(?:#|\/\/|\/\*)/.test(line);

function addressOf([, kind, first, second]: RegExpExecArray): string {
  if (kind === 'resource') return `${first}.${second}`;
  return kind === 'data' ? `data.${first}.${second}` : `${kind}.${first}`;
}

/** The line on which the block that begins on a line ends; the last line where it does not. */
function endOf(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    depth += braces(line);
    if (depth <= 0) return at;
    const [, heredoc] = HEREDOC.exec(line) ?? [];
    if (heredoc !== undefined) at = endOfHeredoc(lines, at, heredoc);
  }
  return lines.length - 1;
}

function endOfHeredoc(lines: readonly string[], start: number, word: string): number {
  const end = lines.findIndex((line, at) => at > start && line.trim() === word);
  return end === -1 ? lines.length - 1 : end;
}

/** How much deeper a line leads, without texts and comments. */
function braces(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/(?:#|\/\/).*$/, '');
  return bare.split('{').length - bare.split('}').length;
}
