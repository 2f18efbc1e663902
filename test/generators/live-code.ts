/** Where reading stands, and the code found so far. */
interface Reading {
  hcl: string;
  at: number;
  code: string;
}

/** Takes what a sticky pattern matches here, or nothing. */
function take(reading: Reading, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.hcl);
  if (found) reading.at = pattern.lastIndex;
  return found;
}

/** Text up to a template or the end of the string. */
const QUOTED = /(?:[^"\\$%\n]|\\.|\$\$\{|%%\{|[$%](?!\{))*/y;
const IN_HEREDOC = /(?:[^$%\n]|\$\$\{|%%\{|[$%](?!\{))*/y;
const TEMPLATE = /[$%]\{/y;
const COMMENT = /(?:#|\/\/).*|\/\*[\s\S]*?(?:\*\/|$)/y;
const HEREDOC = /<<-?(\w+)\n/y;

/** Code as far as the brace that closes a template, or to the end of the file. */
function readCode(reading: Reading): void {
  for (let depth = 0; reading.at < reading.hcl.length; ) {
    const heredoc = take(reading, COMMENT) ? null : take(reading, HEREDOC);
    if (heredoc) readHeredoc(reading, heredoc[1] ?? '');
    const char = reading.hcl[reading.at++] ?? '';
    if (char === '"') readString(reading);
    else reading.code += char;
    if (char === '{') depth++;
    if (char === '}' && depth-- === 0) return;
  }
}

function readString(reading: Reading): void {
  for (;;) {
    take(reading, QUOTED);
    if (take(reading, /"/y)) return;
    if (!take(reading, TEMPLATE))
      throw new Error(`a string does not end: ${reading.hcl.slice(reading.at - 80, reading.at)}`);
    readCode(reading);
  }
}

function readHeredoc(reading: Reading, marker: string): void {
  const end = new RegExp(`[ \\t]*${marker}(?=\\n|$)`, 'y');
  while (!take(reading, end)) {
    for (take(reading, IN_HEREDOC); take(reading, TEMPLATE); take(reading, IN_HEREDOC)) readCode(reading);
    if (!take(reading, /\n/y)) throw new Error(`a heredoc does not end: ${marker}`);
  }
}

/**
 * What terraform would run of a file: everything but comments and the text in quotes and heredocs. Templates inside them are code. It knows
 * nothing of how files are printed.
 * @throws Error where text does not end
 */
export function liveCode(hcl: string): string {
  const reading: Reading = { hcl, at: 0, code: '' };
  while (reading.at < hcl.length) readCode(reading);
  return reading.code;
}
