import { HclSyntaxError, type Token, tokenize, wordsOf } from './tokens.ts';

/** A block of configuration, from HCL or from JSON. */
export interface Block {
  type: string;
  labels: readonly string[];
  line: number;
  attributes: readonly Attribute[];
  blocks: readonly Block[];
}

export interface Attribute {
  name: string;
  line: number;
  /** The value, when it is one plain string. */
  literal?: string;
  /** Identifiers and plain strings of the expression, in order, and the marks between them. */
  parts: readonly Part[];
}

/** A piece of an expression: a word, a plain string, or a mark such as `=`; `undefined` text is a string with a template in it. */
export interface Part {
  kind: 'word' | 'string' | 'mark';
  text?: string;
}

/**
 * The blocks of an HCL file. Expressions are not understood, only skipped over: where one ends is all that matters.
 * @throws HclSyntaxError
 */
export function parseHcl(source: string): Block[] {
  const cursor = new Cursor(tokenize(source));
  const { attributes, blocks } = body(cursor, 0);
  const [stray] = attributes;
  if (stray) throw new HclSyntaxError(stray.line, `"${stray.name}" is outside of any block`);
  return blocks;
}

class Cursor {
  private n = 0;
  constructor(private readonly tokens: readonly Token[]) {}
  peek(): Token | undefined {
    return this.tokens[this.n];
  }
  take(): Token | undefined {
    const token = this.tokens[this.n];
    this.n += 1;
    return token;
  }
  isMark(text: string): boolean {
    const token = this.peek();
    return token?.kind === 'mark' && token.text === text;
  }
}

/** Deeper than any code that people write; a bound, because hostile code may be written to exhaust the stack. */
const MAX_DEPTH = 100;

interface Body {
  attributes: Attribute[];
  blocks: Block[];
}

/** Everything up to the closing brace (not taken) or the end. */
function body(cursor: Cursor, depth: number): Body {
  const found: Body = { attributes: [], blocks: [] };
  for (let token = cursor.peek(); token; token = cursor.peek()) {
    if (depth > MAX_DEPTH) throw new HclSyntaxError(token.line, 'blocks are nested too deep');
    if (cursor.isMark('}') && depth > 0) return found;
    cursor.take();
    if (token.kind === 'newline') continue;
    if (token.kind !== 'word') throw new HclSyntaxError(token.line, 'a name was expected here');
    if (cursor.isMark('=')) {
      cursor.take();
      found.attributes.push(attribute(cursor, token));
    } else found.blocks.push(block(cursor, token, depth));
  }
  if (depth > 0) throw new HclSyntaxError(0, 'a block is not closed');
  return found;
}

type Word = Extract<Token, { kind: 'word' }>;

function block(cursor: Cursor, { text: type, line }: Word, depth: number): Block {
  const labels: string[] = [];
  for (let token = cursor.take(); ; token = cursor.take()) {
    if (token?.kind === 'mark' && token.text === '{') break;
    const label = token?.kind === 'word' || token?.kind === 'string' ? token.text : undefined;
    if (label === undefined) throw new HclSyntaxError(line, `after "${type}" a label or a block was expected`);
    labels.push(label);
  }
  const inner = body(cursor, depth + 1);
  cursor.take();
  return { type, labels, line, ...inner };
}

const CLOSED_BY: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CLOSING = Object.values(CLOSED_BY);

/** An expression ends with its line, unless a bracket is open; in a block on one line it ends before the closing brace. */
function attribute(cursor: Cursor, { text: name, line }: Word): Attribute {
  const parts: Part[] = [];
  const open: string[] = [];
  for (let token = cursor.peek(); token; token = cursor.peek()) {
    const mark = token.kind === 'mark' ? token.text : '';
    if (open.length === 0 && (token.kind === 'newline' || mark === '}')) break;
    cursor.take();
    const closedBy = CLOSED_BY[mark];
    if (closedBy !== undefined) open.push(closedBy);
    if (CLOSING.includes(mark) && open.pop() !== mark) throw new HclSyntaxError(token.line, `"${mark}" closes nothing`);
    parts.push(...partsOf(token));
  }
  if (open.length > 0) throw new HclSyntaxError(line, 'a bracket is not closed');
  const [only] = parts;
  const literal = parts.length === 1 && only?.kind === 'string' ? only.text : undefined;
  return { name, line, parts, ...(literal !== undefined && { literal }) };
}

function partsOf(token: Token): Part[] {
  switch (token.kind) {
    case 'newline':
      return [];
    case 'word':
    case 'mark':
      return [{ kind: token.kind, text: token.text }];
    case 'string':
      if (token.text !== undefined) return [{ kind: 'string', text: token.text }];
      return [{ kind: 'string' }, ...wordsOf(token).map((text): Part => ({ kind: 'word', text }))];
  }
}
