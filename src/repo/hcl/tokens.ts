/**
 * HCL as a row of tokens: enough to know what is code, what is text and what is a comment. Follows the scanner of HCL itself
 * (hashicorp/hcl, hclsyntax/scan_tokens.rl). Where that scanner would be in doubt this one refuses: code that we read in one way and
 * the engine in another must not run.
 */
export type Token =
  | { kind: 'word'; text: string; line: number }
  /** A quoted string or heredoc; `text` only when it holds no template. Words inside its templates are in `words`. */
  | { kind: 'string'; text?: string; words: readonly string[]; line: number }
  | { kind: 'mark'; text: string; line: number }
  | { kind: 'newline'; line: number };

/** The text is not HCL as we understand it. */
export class HclSyntaxError extends Error {
  constructor(
    readonly line: number,
    why: string,
  ) {
    super(`line ${line}: ${why}`);
    this.name = 'HclSyntaxError';
  }
}

const WORD = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNREADABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;

/** @throws HclSyntaxError */
export function tokenize(source: string): Token[] {
  const text = source.replace(/^\uFEFF/, '');
  const strange = UNREADABLE.exec(text);
  if (strange) throw new HclSyntaxError(lineAt(text, strange.index), 'a control character that HCL does not have');
  return new Scanner(text).code(undefined);
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

class Scanner {
  private at = 0;
  private line = 1;
  constructor(private readonly text: string) {}

  /** Tokens up to the end of the text, or up to and without the brace that closes a template. */
  code(opened: number | undefined): Token[] {
    const tokens: Token[] = [];
    let depth = 0;
    while (this.at < this.text.length) {
      const char = this.text[this.at] ?? '';
      if (opened !== undefined && char === '}' && depth === 0) return tokens;
      if (char === '{') depth += 1;
      if (char === '}') depth -= 1;
      const token = this.next(char);
      if (token) tokens.push(token);
    }
    if (opened !== undefined) throw new HclSyntaxError(opened, 'a template is not closed');
    return tokens;
  }

  private next(char: string): Token | undefined {
    const { line } = this;
    if (char === '\n') {
      this.take(1);
      return { kind: 'newline', line };
    }
    if (char === '#' || this.text.startsWith('//', this.at)) return this.skipTo(this.text.indexOf('\n', this.at));
    if (this.text.startsWith('/*', this.at)) return this.blockComment();
    if (char === ' ' || char === '\t' || char === '\r') return this.skipTo(this.at + 1);
    if (char === '"') return this.quoted();
    const heredoc = this.match(HEREDOC);
    if (heredoc) return this.heredoc(heredoc[1] ?? '');
    const word = this.match(WORD);
    if (word) return { kind: 'word', text: word[0], line };
    return { kind: 'mark', text: this.take(1), line };
  }

  private blockComment(): undefined {
    const end = this.text.indexOf('*/', this.at + 2);
    if (end === -1) throw new HclSyntaxError(this.line, 'a comment is not closed');
    return this.skipTo(end + 2);
  }

  private quoted(): Token {
    const { line } = this;
    const start = this.at + 1;
    const words: string[] = [];
    let isPlain = true;
    this.take(1);
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined || char === '\n') throw new HclSyntaxError(line, 'a string is not closed on its line');
      if (char === '"') break;
      if (char === '\\') this.take(2);
      else if (this.template(words)) isPlain = false;
    }
    const raw = this.text.slice(start, this.at);
    this.take(1);
    return { kind: 'string', words, line, ...(isPlain && { text: unescaped(raw, line) }) };
  }

  private heredoc(marker: string): Token {
    const { line } = this;
    const start = this.at;
    const words: string[] = [];
    let isPlain = true;
    let isLineStart = true;
    for (;;) {
      if (isLineStart && this.isMarkerLine(marker)) break;
      const char = this.text[this.at];
      if (char === undefined) throw new HclSyntaxError(line, `the heredoc ${marker} is not closed`);
      isLineStart = char === '\n';
      if (this.template(words)) isPlain = false;
    }
    const body = this.text.slice(start, this.at);
    this.skipTo(this.text.indexOf('\n', this.at));
    return { kind: 'string', words, line, ...(isPlain && { text: body }) };
  }

  /** HCL trims white space of any script around the marker; anything but blanks and tabs there is refused, as nobody means it. */
  private isMarkerLine(marker: string): boolean {
    const end = this.text.indexOf('\n', this.at);
    if (end === -1) return false;
    const line = this.text.slice(this.at, end);
    if (line.replace(/^[ \t]+|[ \t\r]+$/g, '') === marker) return true;
    if (line.replace(/^[\s\u0085\uFEFF]+|[\s\u0085\uFEFF]+$/g, '') !== marker) return false;
    throw new HclSyntaxError(this.line, 'unusual white space at the end of a heredoc');
  }

  /** Takes one piece of a template; true when it was `${…}` or `%{…}`. `$${` and `%%{` are text. */
  private template(words: string[]): boolean {
    const sign = this.text[this.at];
    const isSign = sign === '$' || sign === '%';
    if (isSign && this.text.startsWith(`${sign}${sign}{`, this.at)) this.take(3);
    else if (isSign && this.text[this.at + 1] === '{') {
      const { line } = this;
      this.take(2);
      words.push(...this.code(line).flatMap(wordsOf));
      this.take(1);
      return true;
    } else this.take(1);
    return false;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.take(found[0].length);
    return found;
  }

  private skipTo(end: number): undefined {
    this.take((end === -1 ? this.text.length : end) - this.at);
  }

  private take(length: number): string {
    const taken = this.text.slice(this.at, this.at + length);
    this.at += length;
    for (const char of taken) if (char === '\n') this.line += 1;
    return taken;
  }
}

/** Identifiers and plain strings in a token, those inside templates too. */
export function wordsOf(token: Token): readonly string[] {
  if (token.kind === 'word') return [token.text];
  if (token.kind !== 'string') return [];
  return token.text === undefined ? token.words : [token.text];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The value of a quoted string without templates. */
function unescaped(raw: string, line: number): string {
  return raw
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]?))/g,
      (_, short?: string, long?: string, char?: string) => {
        const code = Number.parseInt(short ?? long ?? '', 16);
        const value = Number.isNaN(code)
          ? ESCAPES[char ?? '']
          : code <= 0x10ffff
            ? String.fromCodePoint(code)
            : undefined;
        if (value === undefined) throw new HclSyntaxError(line, 'an escape that HCL does not have');
        return value;
      },
    )
    .replaceAll('$${', () => '${')
    .replaceAll('%%{', () => '%{');
}
